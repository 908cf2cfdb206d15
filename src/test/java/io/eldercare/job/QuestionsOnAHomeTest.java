package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.definitions.question.Question;
import io.eldercare.definitions.question.Questions;
import io.eldercare.export.OutputFormat;
import io.eldercare.mart.QueryLimits;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every ready-made question through the readers' door of a home with three months of deliveries. */
class QuestionsOnAHomeTest {
    /**
     * May be empty here: nothing was released, allocated or missing; three months are too short for a forecast or a pattern; the facts at township and
     * institution grain belong to the readers' door.
     */
    private static final Set<String> WITHOUT_ANSWER = Set.of(
            "allocation_by_county",
            "changed_after_release",
            "forecast_at_deadline",
            "missing_deliveries",
            "over_occupancy",
            "revised_figures",
            "signals_to_verify");

    @TempDir
    private static Path folder;

    @Test
    void everyQuestionRunsAndHasTheColumnsItPromises() throws Exception {
        List<Question> questions = Questions.load(TestHome.PROJECT);
        assertThat(questions).hasSizeGreaterThan(30);
        Set<String> empty = new TreeSet<>();

        try (TestHome home = new TestHome(FinishedHome.copyTo(folder.resolve("home")));
                MartQuery query = MartQuery.open(home.place(), "statistician", QueryLimits.DEFAULT)) {
            for (Question question : questions) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                query.execute(question.sql(), OutputFormat.JSON, out);
                JsonNode result = new ObjectMapper().readTree(out.toByteArray());

                assertThat(StreamSupport.stream(result.get("columns").spliterator(), false)
                                .map(column -> column.get("name").asText()))
                        .as(question.name())
                        .containsExactlyElementsOf(question.columns().stream()
                                .map(Question.Column::name)
                                .toList());
                if (result.get("row_count").asInt() == 0) {
                    empty.add(question.name());
                }
            }
        }
        assertThat(WITHOUT_ANSWER).containsAll(empty);
    }
}

package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Promise;
import io.eldercare.plan.Promise.Answer;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 183 things that the five documents quantify (sql/reference/policy-targets.csv): each is answered by its plan. */
class CatalogueTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final List<NamedCsvRecord> ROWS = rows();

    private static List<NamedCsvRecord> rows() {
        Path file = TestRoot.path().resolve("sql/reference/policy-targets.csv");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void hasEveryRowOnce() {
        assertThat(ROWS).hasSize(183);
        assertThat(ROWS).extracting(row -> row.getField("target_id")).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> answersEveryRow() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.getField("target_id"), () -> answers(row)));
    }

    private static void answers(NamedCsvRecord row) {
        Plan plan = DEFINITIONS.plan(row.getField("plan"));
        Promise promise = plan.promise(row.getField("target_id")).orElseThrow();
        assertThat(promise.comparison().symbol()).isEqualTo(row.getField("comparator"));
        assertThat(promise.value()).isEqualByComparingTo(row.getField("value"));
        assertThat(promise.nature().name().toLowerCase(Locale.ROOT)).isEqualTo(row.getField("nature"));
        assertThat(promise.clause()).isEqualTo(row.getField("clause"));
        assertThat(promise.deadlinePrinted())
                .isEqualTo(!row.getField("deadline").isEmpty());
        if (promise.deadlinePrinted()) {
            String december = row.getField("deadline").length() == 4 ? "-12" : "";
            assertThat(promise.deadline()).hasToString(row.getField("deadline") + december);
        }
        switch (promise.answer()) {
            case SCORED, MILESTONE -> {
                assertThat(DEFINITIONS.kpis()).containsKey(promise.kpiCode().orElseThrow());
                assertThat(plan.target(promise.targetId())).isPresent();
            }
            case FACILITY_RULE -> {
                assertThat(DEFINITIONS.checks()).containsKey(promise.checkRule().orElseThrow());
                assertThat(promise.reason()).isPresent();
            }
            case SHOWN -> {
                assertThat(DEFINITIONS.kpis()).containsKey(promise.kpiCode().orElseThrow());
                assertThat(promise.reason()).isPresent();
            }
        }
    }

    /** kpi.md, "Other rulings": garbled cells and the text's variants of a table's target are not scored. */
    @Test
    void doesNotScoreWhatCannotBeRead() {
        assertThat(List.of(
                        "JDZ1O1Y-49",
                        "JDZ1O1Y-50",
                        "JDZ1O1Y-51",
                        "JDZ1O1Y-23",
                        "JDZ1O1Y-28",
                        "JDZ1O1Y-30",
                        "JDZ1O1Y-31",
                        "JDZ1O1Y-35"))
                .extracting(id ->
                        DEFINITIONS.plan("JDZ1O1Y").promise(id).orElseThrow().answer())
                .containsOnly(Answer.SHOWN);
    }

    @Test
    void promisesNothingThatNoDocumentPrints() {
        List<String> ids = ROWS.stream().map(row -> row.getField("target_id")).toList();
        assertThat(DEFINITIONS.plans().stream().flatMap(plan -> plan.promises().stream()))
                .extracting(Promise::targetId)
                .isSubsetOf(ids);
    }

    /** Table 1 of Jingdezhen's plan for old and young, and the two targets whose clauses need several facts of one facility. */
    @Test
    void judgesTheWholeOfTableOne() {
        Plan plan = DEFINITIONS.plan("JDZ1O1Y");
        assertThat(plan.promises())
                .filteredOn(promise -> promise.clause().startsWith("表1"))
                .hasSize(22)
                .filteredOn(promise -> !promise.answer().isJudged())
                .extracting(Promise::targetId)
                .containsExactly("JDZ1O1Y-19");
    }
}

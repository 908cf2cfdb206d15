package io.eldercare.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that others wrote to try readers with; Maven puts them below {@code target/corpora}, each checked by its hash. */
class CorporaTest {
    private static final Path CORPORA = TestRoot.path().resolve("target/corpora");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> spectrum() throws IOException {
        // its JSON of this one states another telephone number than the file
        return Files.list(CORPORA.resolve("csv-spectrum/package/csvs"))
                .filter(file -> !file.endsWith("location_coordinates.csv"))
                .sorted();
    }

    /** The cells of every file are those of the corpus's own JSON. */
    @ParameterizedTest
    @MethodSource("spectrum")
    void readsTheCellsThatTheCorpusStates(Path csv) throws IOException {
        String name = csv.getFileName().toString().replace(".csv", ".json");
        JsonNode expected = JSON.readTree(
                csv.getParent().resolveSibling("json").resolve(name).toFile());

        List<List<String>> rows = new ArrayList<>();
        try (TabularFile file = TabularFile.open(csv);
                RowCursor cursor = file.sheets().get(0).open()) {
            cursor.forEachRemaining(row -> rows.add(row.cells()));
        }

        rows.removeIf(row -> row.equals(List.of("")));
        List<List<String>> stated = new ArrayList<>();
        List<String> header = new ArrayList<>();
        expected.get(0).fieldNames().forEachRemaining(header::add);
        stated.add(header);
        expected.forEach(object -> stated.add(
                header.stream().map(column -> object.get(column).asText()).toList()));
        assertThat(rows).isEqualTo(stated);
    }

    /** Trimmed, in NFC and with line breaks as one space, as every text is; or not at all, and then it is said why. */
    @Test
    void naughtyStringsAreKeptOrRejectedNeverChanged() throws IOException {
        JsonNode strings = JSON.readTree(
                CORPORA.resolve("blns/package/resources/blns.json").toFile());
        TextCell cell = new TextCell(
                Beds.text("name", "名称", false), CellContext.plain(Beds.RECEIVED, new PersonKey(Beds.SECRET)), false);
        int kept = 0;
        for (JsonNode each : strings) {
            String text = each.asText();
            RowIssues issues = new RowIssues();
            Object value = cell.parse(text, issues);
            String plain = Normalizer.normalize(
                    CellText.trim(text).replaceAll("[\\t-\\r\\u2028\\u2029]+", " "), Normalizer.Form.NFC);
            if (value != null) {
                assertThat(PersonalNumbers.blotted(plain)).isEqualTo(value);
                kept++;
            } else {
                assertThat(!issues.rejects().isEmpty() || CellText.isNil(plain) || plain.isEmpty())
                        .as("told why %s is not kept", text)
                        .isTrue();
            }
        }
        assertThat(strings.size()).isGreaterThan(400);
        assertThat(kept).isGreaterThan(strings.size() * 2 / 3);
    }
}

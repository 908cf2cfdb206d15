package io.eldercare.badinput;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The catalogue of bad inputs as it was handed to us, and our decisions where they differ or are shown by another test. */
public final class Catalogue {
    private Catalogue() {}

    /** @param code the one expected; empty for a plain accept */
    public record Case(String id, String group, String feed, String description, String outcome, String code) {}

    /**
     * @param outcome accept, accept_with_warning, quarantine_row, reject_file, or ignore: left where it is, without a word
     * @param codes those of which one is told; none for accept and ignore
     * @param test {@code Class#method} that shows it, where the catalogue's own night does not; else empty
     * @param reason why we decided otherwise; empty where we did not
     */
    public record Expectation(String outcome, Set<String> codes, String test, String reason) {}

    public static List<Case> cases() {
        return records("cases.csv").stream()
                .map(row -> new Case(
                        row.getField("case_id"),
                        row.getField("group"),
                        row.getField("feed"),
                        row.getField("description"),
                        row.getField("expected_outcome"),
                        row.getField("expected_reason_code")))
                .toList();
    }

    /** By case: what is to happen here. */
    public static Map<String, Expectation> expectations() {
        Map<String, Expectation> expectations = new LinkedHashMap<>();
        cases().forEach(each ->
                expectations.put(each.id(), new Expectation(each.outcome(), words(each.code()), "", "")));
        new TreeMap<>(decisions()).forEach(expectations::put);
        return expectations;
    }

    static Map<String, Expectation> decisions() {
        Map<String, Expectation> decisions = new LinkedHashMap<>();
        for (NamedCsvRecord row : records("decisions.csv")) {
            decisions.put(
                    row.getField("case_id"),
                    new Expectation(
                            row.getField("outcome"),
                            words(row.getField("code")),
                            row.getField("test"),
                            row.getField("reason")));
        }
        return decisions;
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }

    private static List<NamedCsvRecord> records(String name) {
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
                .ofNamedCsvRecord(TestRoot.resource("bad-inputs").resolve(name))) {
            return records.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

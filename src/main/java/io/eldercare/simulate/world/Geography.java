package io.eldercare.simulate.world;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Names, townships and census figures of the counties, from {@code sql/reference}. */
public final class Geography {

    /** 2020 census. */
    public record Census(int total, int aged60, int aged65) {}

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<String>> townships = new HashMap<>();
    private final Map<String, Census> census = new HashMap<>();

    public Geography(Path definitionsRoot) {
        Path reference = definitionsRoot.resolve("sql/reference");
        each(reference.resolve("regions.csv"), row -> {
            names.put(row.getField("code"), row.getField("name_zh"));
        });
        each(
                reference.resolve("townships.csv"),
                row -> townships
                        .computeIfAbsent(row.getField("county_code"), county -> new ArrayList<>())
                        .add(row.getField("code")));
        each(reference.resolve("census-2020.csv"), row -> {
            if (!row.getField("pop_total").isEmpty()) {
                census.put(
                        row.getField("code"),
                        new Census(
                                Integer.parseInt(row.getField("pop_total")),
                                Integer.parseInt(row.getField("pop60")),
                                Integer.parseInt(row.getField("pop65"))));
            }
        });
    }

    public String name(String county) {
        return names.getOrDefault(county, county);
    }

    public Optional<Census> census(String county) {
        return Optional.ofNullable(census.get(county));
    }

    /** Gives a zone the townships that the reference lists under another county or not at all. */
    public void declareTownships(String county, List<String> codes) {
        if (!codes.isEmpty()) {
            townships.put(county, codes);
        }
    }

    public List<String> townships(String county) {
        return townships.getOrDefault(county, List.of());
    }

    private static void each(Path file, Consumer<NamedCsvRecord> consumer) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(consumer);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }
}

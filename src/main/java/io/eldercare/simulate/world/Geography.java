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

    /** Townships made up for a county without any in the reference. */
    private static final int MADE_UP = 12;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final List<String> officialCounties = new ArrayList<>();
    private final Map<String, String> bands = new HashMap<>();
    private final Map<String, List<String>> listedTownships = new HashMap<>();
    private final Map<String, List<String>> townships = new HashMap<>();
    private final Map<String, Census> census = new HashMap<>();

    public Geography(Path definitionsRoot) {
        Path reference = definitionsRoot.resolve("sql/reference");
        each(reference.resolve("regions.csv"), row -> {
            names.put(row.getField("code"), row.getField("name_zh"));
            parents.put(row.getField("code"), row.getField("parent_code"));
            if (row.getField("level").equals("county")
                    && row.getField("code_status").equals("official")) {
                officialCounties.add(row.getField("code"));
            }
        });
        each(reference.resolve("townships.csv"), row -> {
            townships
                    .computeIfAbsent(row.getField("county_code"), county -> new ArrayList<>())
                    .add(row.getField("code"));
            names.put(row.getField("code"), row.getField("name"));
            bands.put(row.getField("code"), row.getField("code_band"));
        });
        townships.forEach((county, codes) -> listedTownships.put(county, List.copyOf(codes)));
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

    /** Codes of nine digits; made up for counties that the reference lists none of. */
    public List<String> townships(String county) {
        return townships.computeIfAbsent(county, code -> madeUp(code));
    }

    /** Only those that the reference lists under the county's own code. */
    public List<String> listedTownships(String county) {
        return listedTownships.getOrDefault(county, List.of());
    }

    private static List<String> madeUp(String county) {
        List<String> codes = new ArrayList<>();
        for (int ordinal = 0; ordinal < MADE_UP; ordinal++) {
            codes.add(county + (ordinal < 2 ? "00" + (ordinal + 1) : Integer.toString(98 + ordinal)));
        }
        return List.copyOf(codes);
    }

    /** 街道, 镇, 乡 or 类似乡级单位; of made-up codes as their number tells. */
    public String band(String township) {
        String known = bands.get(township);
        return known != null ? known : township.charAt(6) == '0' ? "街道" : "镇";
    }

    /** The county's prefecture and province, nearest first. */
    public List<String> above(String code) {
        List<String> above = new ArrayList<>();
        for (String parent = parents.getOrDefault(code, ""); !parent.isEmpty(); ) {
            above.add(parent);
            parent = parents.getOrDefault(parent, "");
        }
        return above;
    }

    /** Counties with an official code below a prefecture or province, in the order of their codes. */
    List<String> officialCounties(String region) {
        return officialCounties.stream()
                .filter(code -> above(code).contains(region))
                .sorted()
                .toList();
    }

    private static void each(Path file, Consumer<NamedCsvRecord> consumer) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(consumer);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }
}

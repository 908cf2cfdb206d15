package io.eldercare.definitions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the region register and the census from {@code sql/reference}. */
public final class RegionLoader {
    private static final String FOLDER = "sql/reference/";
    private static final String REGIONS = "regions.csv";
    private static final String TOWNSHIPS = "townships.csv";
    private static final String CENSUS = "census-2020.csv";

    private final Path directory;
    private final Problems problems;
    private final Map<String, Region> regions = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private RegionLoader(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** Reads {@code regions.csv} and {@code townships.csv}. A region with a mistake is reported and left out. */
    public static RegionTree load(Path referenceDirectory, Problems problems) {
        RegionLoader loader = new RegionLoader(referenceDirectory, problems);
        loader.read(
                REGIONS,
                List.of("code", "name_zh", "level", "parent_code", "host_code", "kind", "code_status"),
                loader::region);
        loader.read(TOWNSHIPS, List.of("code", "name", "county_code", "code_band"), loader::township);
        loader.dropBrokenLinks();
        return RegionTree.of(loader.regions.values());
    }

    /** Reads {@code census-2020.csv}; regions without figures of their own (zones) are not in the result. */
    public static SortedMap<String, Census> census(Path referenceDirectory, Problems problems) {
        SortedMap<String, Census> census = new TreeMap<>();
        RegionLoader loader = new RegionLoader(referenceDirectory, problems);
        loader.read(CENSUS, List.of("code", "pop_total", "pop60", "pop65"), row -> {
            if (!row.getField("pop60").isBlank()) {
                census.put(
                        row.getField("code"),
                        new Census(
                                loader.number(row, "pop_total"),
                                loader.number(row, "pop60"),
                                loader.number(row, "pop65")));
            }
        });
        return Collections.unmodifiableSortedMap(census);
    }

    private void read(String name, List<String> columns, Consumer<NamedCsvRecord> consumer) {
        Path path = directory.resolve(name);
        if (!Files.isRegularFile(path)) {
            problems.add(FOLDER + name, 1, "the file is missing");
            return;
        }
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path)) {
            boolean empty = true;
            for (NamedCsvRecord row : reader) {
                empty = false;
                if (!row.getHeader().containsAll(columns)) {
                    problems.add(
                            FOLDER + name, 1, "the header lacks columns; expected are " + String.join(", ", columns));
                    return;
                }
                consumer.accept(row);
            }
            if (empty) {
                problems.add(FOLDER + name, 1, "the file holds no rows");
            }
        } catch (IOException | RuntimeException failure) {
            problems.add(FOLDER + name, 1, "cannot be read as CSV: " + failure.getMessage());
        }
    }

    private void region(NamedCsvRecord row) {
        Optional<Region.Level> level = Arrays.stream(Region.Level.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(row.getField("level")))
                .findFirst();
        if (level.isEmpty()) {
            problem(
                    REGIONS,
                    row,
                    "'" + row.getField("level") + "' is not one of province, prefecture, county, township");
            return;
        }
        add(
                REGIONS,
                row,
                new Region(
                        row.getField("code"),
                        row.getField("name_zh"),
                        level.get(),
                        filled(row, "parent_code"),
                        filled(row, "host_code"),
                        row.getField("kind"),
                        row.getField("code_status")));
    }

    private void township(NamedCsvRecord row) {
        add(
                TOWNSHIPS,
                row,
                new Region(
                        row.getField("code"),
                        row.getField("name"),
                        Region.Level.TOWNSHIP,
                        filled(row, "county_code"),
                        Optional.empty(),
                        row.getField("code_band"),
                        "official"));
    }

    private void add(String file, NamedCsvRecord row, Region region) {
        if (!region.code().matches("\\d{6}(\\d{3})?")) {
            problem(file, row, "'" + region.code() + "' is not a region code of six or nine digits");
        } else if (regions.putIfAbsent(region.code(), region) != null) {
            problem(file, row, "region " + region.code() + " is given twice");
        } else {
            places.put(region.code(), file);
            lines.put(region.code(), (int) row.getStartingLineNumber());
        }
    }

    private void dropBrokenLinks() {
        Set<String> broken = new HashSet<>();
        do {
            broken.forEach(regions::remove);
            broken.clear();
            for (Region region : regions.values()) {
                Optional<String> mistake = link(region);
                mistake.ifPresent(message -> {
                    broken.add(region.code());
                    problems.add(
                            FOLDER + places.getOrDefault(region.code(), REGIONS),
                            lines.getOrDefault(region.code(), 1),
                            message);
                });
            }
        } while (!broken.isEmpty());
    }

    private Optional<String> link(Region region) {
        for (Optional<String> linked : List.of(region.parentCode(), region.hostCode())) {
            if (linked.isPresent() && !regions.containsKey(linked.get())) {
                return Optional.of("region " + region.code() + " names the unknown region " + linked.get());
            }
        }
        Optional<Region> parent = region.parentCode().map(regions::get);
        return parent.filter(above -> above.level().compareTo(region.level()) >= 0)
                .map(above ->
                        "region " + region.code() + " lies below " + above.code() + ", which is not of a higher level");
    }

    private static Optional<String> filled(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column)).filter(text -> !text.isBlank());
    }

    private long number(NamedCsvRecord row, String column) {
        try {
            return Long.parseLong(row.getField(column));
        } catch (NumberFormatException notANumber) {
            problem(CENSUS, row, "'" + row.getField(column) + "' in " + column + " is not a whole number");
            return 0;
        }
    }

    private void problem(String file, NamedCsvRecord row, String message) {
        problems.add(FOLDER + file, (int) row.getStartingLineNumber(), message);
    }
}

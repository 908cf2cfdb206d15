package io.eldercare.transform;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder {@code src/test/resources/sql/<layer>/<model>/<case>}: small input tables, the months that are built, the rows that must
 * come out.
 *
 * @param era cases that share a lake lie centuries apart, so that none sees another's rows; 0 is the time as written
 * @param counties that are compared; empty for all
 * @param inputs by table name, without {@code expect}
 */
record SqlCase(
        String layer,
        String model,
        String name,
        int era,
        SortedSet<YearMonth> months,
        SortedSet<String> counties,
        Map<String, CaseTable> inputs,
        CaseTable expected) {

    /** The last era that ends before the year 9999, which stands for "open" in queries. */
    static final int LAST_ERA = 78;

    static List<SqlCase> of(String layer) {
        Path folder = TestRoot.resource("sql").resolve(layer);
        return folders(folder).stream()
                .flatMap(model -> folders(model).stream().map(path -> load(layer, model, path)))
                .toList();
    }

    /** Those whose label matches the regular expression in the system property {@code sql.cases}; all where it is not set. */
    static List<SqlCase> wanted(String layer) {
        Pattern labels = Pattern.compile(System.getProperty("sql.cases", ".*"));
        return of(layer).stream()
                .filter(one -> labels.matcher(one.label()).find())
                .toList();
    }

    private static SqlCase load(String layer, Path model, Path folder) {
        Map<String, CaseTable> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".csv")).forEach(file -> {
                String name = name(file);
                inputs.put(name.substring(0, name.length() - ".csv".length()), CaseTable.read(file));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        CaseTable expected = Optional.ofNullable(inputs.remove("expect"))
                .orElseThrow(() -> new IllegalStateException("Cannot run " + folder + ": it has no expect.csv"));
        SortedSet<YearMonth> months = new TreeSet<>();
        SortedSet<String> counties = new TreeSet<>();
        readParameters(folder.resolve("params.yml"), months, counties);
        return new SqlCase(layer, name(model), name(folder), 0, months, counties, inputs, expected);
    }

    private static void readParameters(Path file, Collection<YearMonth> months, Collection<String> counties) {
        Problems problems = new Problems();
        try {
            YamlNode.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), problems)
                    .map(root -> root.allowOnly("months", "counties"))
                    .ifPresent(root -> {
                        root.require("months").items().forEach(node -> months.add(node.month()));
                        root.find("counties").ifPresent(list -> counties.addAll(list.texts()));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        problems.throwIfAny();
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    SqlCase in(int newEra) {
        if (newEra > LAST_ERA) {
            throw new IllegalArgumentException("Cannot put " + label() + " into era " + newEra + ": a lake holds "
                    + (LAST_ERA + 1) + " cases; split them over two lakes");
        }
        return new SqlCase(layer, model, name, newEra, months, counties, inputs, expected);
    }

    int years() {
        return era * 100;
    }

    SortedSet<YearMonth> builtMonths() {
        SortedSet<YearMonth> built = new TreeSet<>();
        months.forEach(month -> built.add(month.plusYears(years())));
        return built;
    }

    /** {@code gold/fct_visit_month/two_counties}. */
    String label() {
        return layer + "/" + model + "/" + name;
    }
}

package io.eldercare.ingest;

import java.time.YearMonth;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** SQL over {@code county_code} and {@code month}. */
final class SliceSql {
    private SliceSql() {}

    static TreeSet<YearMonth> months(Collection<SliceState> states) {
        return states.stream().map(state -> state.slice().month()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** True for all rows of the slices' months: told from a table's folders, without a look into its files. */
    static String inMonths(Collection<SliceState> states) {
        return months(states).stream()
                .map(month -> "date '" + month.atDay(1) + "'")
                .collect(Collectors.joining(", ", "month in (", ")"));
    }

    /** True for the rows of the slices, which must be of one feed. */
    static String condition(Collection<SliceState> states) {
        TreeMap<YearMonth, TreeSet<String>> counties = new TreeMap<>();
        states.forEach(state -> counties.computeIfAbsent(state.slice().month(), month -> new TreeSet<>())
                .add(state.slice().countyCode()));
        return counties.entrySet().stream()
                .map(entry -> "(month = date '" + entry.getKey().atDay(1) + "' and county_code in ("
                        + entry.getValue().stream()
                                .map(code -> "'" + code + "'")
                                .collect(Collectors.joining(", ")) + "))")
                .collect(Collectors.joining(" or "));
    }
}

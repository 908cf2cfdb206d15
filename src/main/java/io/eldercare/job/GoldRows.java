package io.eldercare.job;

import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The gold rows at institution, facility, township and county grain that the mart shows, of the months that changed. All tables are one
 * query, their values the texts that the mart takes them in.
 */
final class GoldRows {
    private final Map<GoldFact, List<@Nullable Object[]>> rows;
    private final SortedSet<YearMonth> months;
    private final boolean whole;

    private GoldRows(Map<GoldFact, List<@Nullable Object[]>> rows, SortedSet<YearMonth> months, boolean whole) {
        this.rows = rows;
        this.months = months;
        this.whole = whole;
    }

    static GoldRows read(DeltaFiles lake, SortedSet<YearMonth> months, boolean whole) {
        Map<GoldFact, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        GoldFact.ALL.stream()
                .filter(fact -> lake.exists(fact.layer(), fact.source()))
                .map(fact -> texts(lake, fact, months))
                .reduce(Dataset::unionAll)
                .ifPresent(all -> lake.fitted(all)
                        .collectAsList()
                        .forEach(row -> rows.computeIfAbsent(GoldFact.ALL.get(row.getInt(0)), fact -> new ArrayList<>())
                                .add(row.<String>getList(1).toArray())));
        return new GoldRows(rows, months, whole);
    }

    private static Dataset<Row> texts(DeltaFiles lake, GoldFact fact, SortedSet<YearMonth> months) {
        String wanted =
                months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
        String values = Arrays.stream(fact.columns())
                .map(column -> "cast(`" + column + "` as string)")
                .collect(Collectors.joining(", "));
        return lake.read(fact.layer(), fact.source(), months::contains)
                .where(fact.filter() + "month in (" + wanted + ")")
                .selectExpr(GoldFact.ALL.indexOf(fact) + " as fact", "array(" + values + ") as texts");
    }

    private List<@Nullable Object[]> rowsOf(GoldFact fact) {
        return rows.getOrDefault(fact, List.of());
    }

    List<Change> changes() {
        return GoldFact.ALL.stream()
                .map(fact -> MartChanges.replaceMonths(fact.target(), rowsOf(fact), months, whole, fact.columns()))
                .toList();
    }

    /** {@code census_2020} for populations that no county has reported and what is divided by them, by month and {@code kpi|region}. */
    Map<YearMonth, Map<String, String>> populationFlags() {
        Map<YearMonth, Map<String, String>> flags = new HashMap<>();
        List<String> columns = List.of(GoldFact.POPULATION.columns());
        for (@Nullable Object[] row : rowsOf(GoldFact.POPULATION)) {
            if ("true".equals(row[columns.indexOf("is_census_2020")])) {
                String county = String.valueOf(row[columns.indexOf("county_code")]);
                LocalDate first = LocalDate.parse(String.valueOf(row[columns.indexOf("month")]));
                Map<String, String> month = flags.computeIfAbsent(YearMonth.from(first), key -> new HashMap<>());
                month.put("pop60|" + county, "census_2020");
                month.put("pop65|" + county, "census_2020");
                month.put("assessment_coverage_65|" + county, "census_2020");
            }
        }
        return flags;
    }
}

package io.eldercare.job;

import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The gold rows at institution, facility, township and county grain that the mart shows, of the months that changed. */
final class GoldRows {
    private final DeltaFiles lake;
    private final SortedSet<YearMonth> months;
    private final boolean whole;

    GoldRows(DeltaFiles lake, SortedSet<YearMonth> months, boolean whole) {
        this.lake = lake;
        this.months = months;
        this.whole = whole;
    }

    private String condition() {
        return "month in ("
                + months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", ")) + ")";
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(change(
                "mart.institution",
                "silver",
                "institution",
                "is_accepted and is_in_force and ",
                "institution_id",
                "county_code",
                "township_code",
                "month",
                "name",
                "kind",
                "ownership",
                "status"));
        changes.add(change(
                "mart.bed_month",
                "gold",
                "fct_bed_month",
                "",
                "institution_id",
                "county_code",
                "township_code",
                "month",
                "kind",
                "ownership",
                "status",
                "approved_beds",
                "built_beds",
                "open_beds",
                "nursing_beds",
                "residents",
                "delivery_id",
                "row_no"));
        for (GoldFact fact : GoldFact.ALL) {
            changes.add(change(fact.target(), "gold", fact.source(), "", fact.columns()));
        }
        return changes;
    }

    private Change change(String target, String layer, String table, String filter, String... columns) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (lake.exists(layer, table)) {
            for (Row row : lake.read(layer, table, months::contains)
                    .where(filter + condition())
                    .selectExpr(columns)
                    .collectAsList()) {
                @Nullable Object[] values = new @Nullable Object[columns.length];
                for (int index = 0; index < columns.length; index++) {
                    values[index] = row.get(index);
                }
                rows.add(values);
            }
        }
        return MartChanges.replaceMonths(target, rows, months, whole, columns);
    }

    /** {@code census_2020} for populations that no county has reported and what is divided by them, by month and {@code kpi|region}. */
    Map<YearMonth, Map<String, String>> populationFlags() {
        Map<YearMonth, Map<String, String>> flags = new HashMap<>();
        if (lake.exists("gold", "fct_population")) {
            for (Row row : lake.read("gold", "fct_population", months::contains)
                    .where("is_census_2020 and " + condition())
                    .select("county_code", "month")
                    .collectAsList()) {
                Map<String, String> month =
                        flags.computeIfAbsent(YearMonth.from(row.<LocalDate>getAs(1)), key -> new HashMap<>());
                month.put("pop60|" + row.getString(0), "census_2020");
                month.put("pop65|" + row.getString(0), "census_2020");
                month.put("assessment_coverage_65|" + row.getString(0), "census_2020");
            }
        }
        return flags;
    }
}

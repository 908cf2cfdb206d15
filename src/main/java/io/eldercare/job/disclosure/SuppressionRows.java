package io.eldercare.job.disclosure;

import io.eldercare.definitions.Definitions;
import io.eldercare.mart.Change;
import io.eldercare.mart.Mart;
import io.eldercare.mart.TableData;
import io.eldercare.plan.KpiValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The figures of some months that are not published, as rows of the mart. What a released vintage of a month has hidden stays hidden in the
 * later ones: beside the older issue a figure that came to light would give its neighbours away.
 */
public final class SuppressionRows {
    private final Definitions definitions;
    private final Mart mart;

    public SuppressionRows(Definitions definitions, Mart mart) {
        this.definitions = definitions;
        this.mart = mart;
    }

    /**
     * @param figures of each month that is published again, by KPI and region
     * @param whole replace every month, not only those given
     */
    public List<Change> of(Map<YearMonth, Map<String, Map<String, KpiValue>>> figures, boolean whole) {
        SmallCounts small = new SmallCounts(
                definitions.kpis(),
                definitions.regions(),
                definitions.settings().disclosureThreshold());
        Map<YearMonth, Map<String, Set<String>>> held = held();
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<LocalDate> months = new ArrayList<>();
        figures.forEach((month, values) -> {
            months.add(month.atDay(1));
            for (Hidden hidden : small.of(values, held.getOrDefault(month, Map.of()))) {
                rows.add(new @Nullable Object[] {
                    hidden.kpiCode(),
                    hidden.regionCode(),
                    month.atDay(1),
                    hidden.numerator(),
                    hidden.denominator(),
                    hidden.reason().name().toLowerCase(Locale.ROOT)
                });
            }
        });
        TableData data = new TableData(
                "mart.suppression",
                List.of("kpi_code", "region_code", "month", "numerator", "denominator", "reason"),
                rows);
        return List.of(
                whole
                        ? new Change.Replacement(data, "true", List.of())
                        : new Change.Replacement(data, "month = any(?)", List.of(months)),
                threshold());
    }

    private Change threshold() {
        List<Object[]> row =
                List.<Object[]>of(new Object[] {true, definitions.settings().disclosureThreshold()});
        return new Change.Synchronisation(
                new TableData("mart.disclosure", List.of("only_row", "threshold"), row), List.of("only_row"));
    }

    /** What released vintages have hidden: by month, KPI and region. */
    private Map<YearMonth, Map<String, Set<String>>> held() {
        Map<YearMonth, Map<String, Set<String>>> held = new HashMap<>();
        mart.read(handle -> handle.createQuery(
                        "select distinct month, kpi_code, region_code from mart.bulletin_figure where flag = 'suppressed'")
                .map((row, context) -> held.computeIfAbsent(
                                YearMonth.from(row.getObject("month", LocalDate.class)), key -> new HashMap<>())
                        .computeIfAbsent(row.getString("kpi_code"), key -> new TreeSet<>())
                        .add(row.getString("region_code")))
                .list());
        return held;
    }
}

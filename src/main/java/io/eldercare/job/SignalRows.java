package io.eldercare.job;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import io.eldercare.mart.TableData;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.signal.GamingSignal;
import io.eldercare.plan.signal.SignalSubjects;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** What is listed for verification, as rows of {@code mart.signal}: patterns in the figures of a plan, and in the rows of all. */
final class SignalRows {
    private static final String NO_PLAN = "";
    private static final String WHAT_IS_STATED = "部门填报数";
    private static final String[] COLUMNS = {
        "plan_code", "region_code", "month", "rule_id", "kpi_code", "feed", "subject", "evidence"
    };

    private final Definitions definitions;

    SignalRows(Definitions definitions) {
        this.definitions = definitions;
    }

    SignalSubjects subjects(Plan plan) {
        Collection<Kpi> kpis = definitions.kpis().values();
        SortedSet<String> senders = definitions.regions().counties(plan.jurisdiction()).stream()
                .map(Region::code)
                .filter(code ->
                        plan.units().contains(code) || plan.jurisdiction().equals(code))
                .collect(Collectors.toCollection(TreeSet::new));
        return new SignalSubjects(
                kpis.stream().filter(Kpi::hasFunnel).map(Kpi::code).collect(Collectors.toSet()),
                kpis.stream()
                        .filter(kpi -> kpi.source() == Kpi.Source.REPORTED)
                        .filter(kpi -> kpi.ofCases() && kpi.unit() != Kpi.Unit.YUAN)
                        .map(Kpi::code)
                        .collect(Collectors.toCollection(TreeSet::new)),
                kpis.stream().filter(Kpi::headline).collect(Collectors.toMap(Kpi::code, Kpi::feeds)),
                senders);
    }

    /** Replaces the patterns in a plan's figures from {@code from} on. */
    Change ofPlan(String plan, YearMonth from, Collection<GamingSignal> signals) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (GamingSignal signal : signals) {
            rows.add(new @Nullable Object[] {
                plan,
                signal.regionCode(),
                signal.month().atDay(1),
                signal.ruleId(),
                signal.kpiCode(),
                signal.feed(),
                Optional.ofNullable(definitions.kpis().get(signal.kpiCode()))
                        .map(Kpi::name)
                        .orElse(WHAT_IS_STATED),
                signal.evidence()
            });
        }
        return MartChanges.replacePlan("mart.signal", plan, from, rows, COLUMNS);
    }

    /**
     * Replaces the patterns in delivered rows: the findings of {@code GAME_} rules, counted by county, month and feed.
     *
     * @param months whose findings were computed again
     * @param whole replace every month, not only those given
     */
    Change ofRows(DeltaFiles lake, SortedSet<YearMonth> months, boolean whole) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (lake.exists("silver", "finding")) {
            List<Row> counts = lake.read("silver", "finding", months::contains)
                    .where(functions.col("rule_id").startsWith("GAME_"))
                    .groupBy("county_code", "month", "rule_id", "feed")
                    .agg(
                            functions.min("message").as("message"),
                            functions.count("*").as("findings"))
                    .selectExpr(
                            "county_code", "cast(month as string) as month", "rule_id", "feed", "message", "findings")
                    .collectAsList();
            counts.forEach(count -> rows.add(row(count)));
        }
        TableData data = new TableData("mart.signal", List.of(COLUMNS), rows);
        return whole
                ? new Change.Replacement(data, "plan_code = ?", List.of(NO_PLAN))
                : new Change.Replacement(
                        data,
                        "plan_code = ? and month = any(?)",
                        List.of(
                                NO_PLAN,
                                months.stream().map(month -> month.atDay(1)).toList()));
    }

    private @Nullable Object[] row(Row count) {
        String feed = count.getString(3);
        return new @Nullable Object[] {
            NO_PLAN,
            count.getString(0),
            LocalDate.parse(count.getString(1)),
            count.getString(2),
            "",
            feed,
            Optional.ofNullable(definitions.contracts().get(feed))
                    .map(Contract::title)
                    .orElse(feed),
            count.getString(4) + "（" + count.getLong(5) + "处）"
        };
    }
}

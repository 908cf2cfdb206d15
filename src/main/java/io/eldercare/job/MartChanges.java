package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Messages;
import io.eldercare.ingest.LoadCounts;
import io.eldercare.ingest.Slice;
import io.eldercare.mart.Change;
import io.eldercare.mart.TableData;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Point;
import io.eldercare.plan.Region;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import io.eldercare.plan.UnitTarget;
import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What the stages computed, as rows of the mart's tables. */
final class MartChanges {
    private static final String[] KPI_COLUMNS = {
        "kpi_code", "region_code", "month", "numerator", "denominator", "value", "low", "high", "coverage", "flag"
    };

    private MartChanges() {}

    /** Regions, KPIs, plans, units and targets: replaced where they differ. */
    static List<Change> definitions(Definitions definitions, Map<String, List<UnitTarget>> targets) {
        return List.of(
                synchronise(
                        "mart.region",
                        regionRows(definitions),
                        List.of("region_code"),
                        "region_code",
                        "name",
                        "level",
                        "parent_code",
                        "host_code",
                        "kind",
                        "code_status",
                        "sort_order"),
                synchronise(
                        "mart.kpi",
                        kpiRows(definitions),
                        List.of("kpi_code"),
                        "kpi_code",
                        "name",
                        "unit",
                        "unit_label",
                        "direction",
                        "decimals",
                        "source",
                        "headline",
                        "definition",
                        "sql_hash"),
                synchronise(
                        "mart.kpi_break",
                        breakRows(definitions),
                        List.of("kpi_code", "month"),
                        "kpi_code",
                        "month",
                        "note"),
                synchronise(
                        "mart.plan",
                        planRows(definitions.plans()),
                        List.of("plan_code"),
                        "plan_code",
                        "name",
                        "document_no",
                        "document_status",
                        "jurisdiction_code",
                        "weights_document",
                        "trial",
                        "definition_hash"),
                synchronise(
                        "mart.plan_unit",
                        unitRows(definitions.plans()),
                        List.of("plan_code", "region_code"),
                        "plan_code",
                        "region_code",
                        "role"),
                synchronise(
                        "mart.target",
                        targetRows(definitions, targets),
                        List.of("plan_code", "target_id", "region_code"),
                        "plan_code",
                        "target_id",
                        "kpi_code",
                        "region_code",
                        "name",
                        "comparator",
                        "target_value",
                        "number_printed",
                        "tolerance",
                        "deadline",
                        "baseline_value",
                        "baseline_month",
                        "nature",
                        "standing",
                        "weight",
                        "floor",
                        "quota_source",
                        "source_document",
                        "clause",
                        "sort_order"));
    }

    private static Change synchronise(
            String table, List<@Nullable Object[]> rows, List<String> key, String... columns) {
        return new Change.Synchronisation(new TableData(table, List.of(columns), rows), key);
    }

    private static List<@Nullable Object[]> regionRows(Definitions definitions) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Region region : definitions.regions().all()) {
            rows.add(new @Nullable Object[] {
                region.code(),
                region.name(),
                region.level().name().toLowerCase(Locale.ROOT),
                region.parentCode().orElse(null),
                region.hostCode().orElse(null),
                region.kind(),
                region.codeStatus(),
                rows.size()
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> kpiRows(Definitions definitions) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Kpi kpi : definitions.kpis().values()) {
            String model = Optional.ofNullable(definitions.gold().get(kpi.fact()))
                    .map(fact -> fact.sql())
                    .orElse("");
            rows.add(new @Nullable Object[] {
                kpi.code(),
                kpi.name(),
                lower(kpi.unit()),
                kpi.unitLabel(),
                lower(kpi.direction()),
                kpi.decimals(),
                lower(kpi.source()),
                kpi.headline(),
                kpi.definition(),
                io.eldercare.lake.Archive.sha256(
                        (kpi.formula() + model).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> breakRows(Definitions definitions) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Kpi kpi : definitions.kpis().values()) {
            for (SeriesBreak change : kpi.breaks()) {
                rows.add(new @Nullable Object[] {kpi.code(), change.month().atDay(1), change.note()});
            }
        }
        return rows;
    }

    private static List<@Nullable Object[]> planRows(List<Plan> plans) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Plan plan : plans) {
            rows.add(new @Nullable Object[] {
                plan.code(), plan.name(), plan.documentNumber().orElse(null), lower(plan.documentStatus()),
                plan.jurisdiction(), plan.scoring().weightsDocument().orElse(null), plan.isTrial(),
                        plan.definitionHash()
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> unitRows(List<Plan> plans) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Plan plan : plans) {
            plan.ranked().forEach(unit -> rows.add(new @Nullable Object[] {plan.code(), unit, "ranked"}));
            plan.shown().forEach(unit -> rows.add(new @Nullable Object[] {plan.code(), unit, "shown"}));
        }
        return rows;
    }

    private static List<@Nullable Object[]> targetRows(
            Definitions definitions, Map<String, List<UnitTarget>> targetsByPlan) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Plan plan : definitions.plans()) {
            for (UnitTarget unit : targetsByPlan.getOrDefault(plan.code(), List.of())) {
                Target target = unit.target();
                Optional<ScoringItem> item = plan.itemOf(target.id());
                rows.add(new @Nullable Object[] {
                    plan.code(),
                    target.id(),
                    target.kpiCode(),
                    unit.regionCode(),
                    target.name(),
                    target.comparison().symbol(),
                    unit.value(),
                    target.numberPrinted(),
                    target.tolerance(),
                    target.deadline().atDay(1),
                    unit.baseline().map(Point::value).orElse(null),
                    unit.baseline().map(point -> point.month().atDay(1)).orElse(null),
                    lower(target.nature()),
                    target.standing(),
                    item.map(ScoringItem::weight).orElse(null),
                    target.floor(),
                    unit.quotaSource().map(MartChanges::lower).orElse(null),
                    target.sourceDocument(),
                    target.clause(),
                    plan.targets().indexOf(target)
                });
            }
        }
        return rows;
    }

    /** KPI values of {@code months}. */
    static Change kpiValues(
            Collection<KpiFigures.Figure> figures,
            Map<YearMonth, Map<String, String>> flags,
            Collection<YearMonth> months,
            boolean whole) {
        List<KpiFigures.Figure> wanted = figures.stream()
                .filter(figure -> months.contains(figure.month()))
                .toList();
        return replaceMonths("mart.kpi_value", valueRows(wanted, flags), months, whole, KPI_COLUMNS);
    }

    /**
     * KPI values of regions above the counties in the months after the first of {@code months}: their bounds take a missing
     * county's last value, which may just have come in.
     */
    static Change boundsAfter(Collection<KpiFigures.Figure> figures, Set<String> parents, SortedSet<YearMonth> months) {
        List<KpiFigures.Figure> wanted = figures.stream()
                .filter(figure -> parents.contains(figure.regionCode()))
                .filter(figure -> figure.month().isAfter(months.first()) && !months.contains(figure.month()))
                .toList();
        return new Change.Replacement(
                new TableData("mart.kpi_value", List.of(KPI_COLUMNS), valueRows(wanted, Map.of())),
                "region_code = any(?) and month > ? and not month = any(?)",
                List.of(List.copyOf(parents), months.first().atDay(1), dates(months)));
    }

    private static List<@Nullable Object[]> valueRows(
            Collection<KpiFigures.Figure> figures, Map<YearMonth, Map<String, String>> flags) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (KpiFigures.Figure figure : figures) {
            KpiValue value = figure.value();
            rows.add(new @Nullable Object[] {
                figure.kpiCode(),
                figure.regionCode(),
                figure.month().atDay(1),
                value.numerator(),
                value.denominator().orElse(null),
                value.value().orElse(null),
                value.bounds().map(bounds -> bounds.low()).orElse(null),
                value.bounds().flatMap(bounds -> bounds.high()).orElse(null),
                value.bounds().map(bounds -> bounds.coverage()).orElse(BigDecimal.ONE),
                flag(figure, flags)
            });
        }
        return rows;
    }

    private static @Nullable String flag(KpiFigures.Figure figure, Map<YearMonth, Map<String, String>> flags) {
        if (figure.value().bounds().isPresent()) {
            return "incomplete";
        }
        if (figure.value().isShare() && figure.value().value().isEmpty()) {
            return "no_denominator";
        }
        return flags.getOrDefault(figure.month(), Map.of()).get(figure.kpiCode() + "|" + figure.regionCode());
    }

    /** @param whole replace every month, not only those given */
    static Change replaceMonths(
            String table,
            List<@Nullable Object[]> rows,
            Collection<YearMonth> months,
            boolean whole,
            String... columns) {
        TableData data = new TableData(table, List.of(columns), rows);
        return whole
                ? new Change.Replacement(data, "true", List.of())
                : new Change.Replacement(data, "month = any(?)", List.of(dates(months)));
    }

    private static List<LocalDate> dates(Collection<YearMonth> months) {
        return months.stream().map(month -> month.atDay(1)).toList();
    }

    static Change replacePlan(
            String table, String plan, YearMonth from, List<@Nullable Object[]> rows, String... columns) {
        return new Change.Replacement(
                new TableData(table, List.of(columns), rows),
                "plan_code = ? and month >= ?",
                List.of(plan, from.atDay(1)));
    }

    /** Reporting completeness of {@code months}. */
    static Change reporting(
            Definitions definitions, Collection<Filing> filings, Collection<YearMonth> months, boolean whole) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Filing filing : filings) {
            rows.add(new @Nullable Object[] {
                filing.feed(),
                Optional.ofNullable(definitions.contracts().get(filing.feed()))
                        .map(contract -> contract.title())
                        .orElse(filing.feed()),
                filing.countyCode(),
                filing.month().atDay(1),
                filing.expected(),
                filing.filed(),
                filing.filed() ? filing.onTime() : null,
                filing.filed() ? filing.nonEmpty() : null,
                filing.filed() ? filing.passingShare() : null,
                (int) filing.rows(),
                (int) (filing.rows() - filing.accepted()),
                filing.deliveryId().orElse(null),
                filing.receivedAt().orElse(null)
            });
        }
        return replaceMonths(
                "mart.reporting",
                rows,
                months,
                whole,
                "feed",
                "feed_name",
                "county_code",
                "month",
                "expected",
                "filed",
                "on_time",
                "non_empty",
                "passing_share",
                "rows",
                "rejected",
                "delivery_id",
                "received_at");
    }

    /** Rejected rows in force by rule, of the slices that were loaded. */
    static Change rejections(
            Definitions definitions,
            Collection<LoadCounts.Rejections> rejections,
            Collection<Slice> slices,
            boolean whole) {
        Messages messages = new Messages(definitions);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LoadCounts.Rejections rejection : rejections) {
            Slice slice = rejection.slice();
            rows.add(new @Nullable Object[] {
                slice.feed(),
                slice.countyCode(),
                slice.month().atDay(1),
                rejection.ruleId(),
                rejection.columnName(),
                messages.of(slice.feed(), rejection.ruleId() + ":" + rejection.columnName())
                        .message(),
                (int) rejection.rows()
            });
        }
        TableData data = new TableData(
                "mart.rejection_summary",
                List.of("feed", "county_code", "month", "rule_id", "column_name", "message", "rows"),
                rows);
        List<String> places = slices.stream()
                .map(slice -> slice.feed() + "|" + slice.countyCode() + "|"
                        + slice.month().atDay(1))
                .toList();
        return whole
                ? new Change.Replacement(data, "true", List.of())
                : new Change.Replacement(data, "feed || '|' || county_code || '|' || month = any(?)", List.of(places));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

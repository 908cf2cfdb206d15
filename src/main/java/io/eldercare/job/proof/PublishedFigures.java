package io.eldercare.job.proof;

import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What the mart says about a number of figures, read at one moment with a query a table. */
record PublishedFigures(
        Map<FigureKey, PublishedValue> values,
        Map<FigureKey, List<PrintedValue>> printed,
        Map<FigureKey, FunnelPlace> funnels,
        Map<FigureKey, List<ExplainedTarget>> targets,
        Set<FigureKey> suppressed,
        Map<String, List<DeliveryRecord>> deliveries,
        Map<String, List<RejectedRows>> rejections) {

    /** Rows that were sent back, from {@code mart.rejection_summary}. */
    record RejectedRows(String ruleId, String columnName, String message, long rows) {}

    /** Months before a figure's own in which a delivery may still stand. */
    private static final int STANDING_MONTHS = 2;

    private record Found<T>(FigureKey key, T value) {}

    /** @param feeds whose deliveries may be behind the figures */
    static PublishedFigures read(Mart mart, Collection<FigureKey> keys, Collection<String> feeds) {
        Set<String> kpis = keys.stream().map(FigureKey::kpiCode).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<YearMonth> months = keys.stream().map(FigureKey::month).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<YearMonth> both = new TreeSet<>(months);
        months.forEach(month -> both.add(month.minusMonths(1)));
        List<DeliveryRecord> deliveries = mart.deliveriesSince(
                months.isEmpty()
                        ? LocalDate.MAX
                        : months.first().minusMonths(STANDING_MONTHS).atDay(1));
        return mart.read(handle -> new PublishedFigures(
                values(handle, kpis, both),
                grouped(printed(handle, kpis, months)),
                single(funnels(handle, kpis, months)),
                grouped(targets(handle, kpis, months)),
                Suppressed.of(handle, kpis, months),
                deliveries.stream()
                        .filter(delivery -> feeds.contains(delivery.feed()))
                        .collect(Collectors.groupingBy(delivery ->
                                place(delivery.feed(), delivery.countyCode(), YearMonth.from(delivery.month())))),
                rejections(handle, months)));
    }

    /** Rows of the deliveries that may be behind the figures. */
    long rows() {
        return deliveries.values().stream()
                .flatMap(List::stream)
                .mapToLong(DeliveryRecord::rows)
                .sum();
    }

    static String place(String feed, String county, YearMonth month) {
        return feed + "|" + county + "|" + month;
    }

    Optional<PublishedValue> value(String kpi, String region, YearMonth month) {
        return Optional.ofNullable(values.get(new FigureKey(kpi, region, month)));
    }

    /** First days, as text. */
    static String[] dates(Collection<YearMonth> months) {
        return months.stream().map(month -> month.atDay(1).toString()).toArray(String[]::new);
    }

    private static FigureKey key(ResultSet row) throws SQLException {
        return new FigureKey(
                row.getString("kpi_code"),
                row.getString("region_code"),
                YearMonth.from(row.getObject("month", LocalDate.class)));
    }

    private static <T> Map<FigureKey, List<T>> grouped(List<Found<T>> found) {
        return found.stream()
                .collect(Collectors.groupingBy(Found::key, Collectors.mapping(Found::value, Collectors.toList())));
    }

    private static <T> Map<FigureKey, T> single(List<Found<T>> found) {
        return found.stream().collect(Collectors.toMap(Found::key, Found::value));
    }

    /** All regions' figures of some KPIs and months. */
    static Map<FigureKey, PublishedValue> values(Handle handle, Collection<String> kpis, Collection<YearMonth> months) {
        Map<FigureKey, PublishedValue> values = new HashMap<>();
        handle.createQuery("select * from mart.kpi_value where kpi_code = any(:kpis) and month = any(:months::date[])"
                        + " and numerator is not null")
                .bind("kpis", kpis.toArray(String[]::new))
                .bind("months", dates(months))
                .map((row, context) -> {
                    BigDecimal numerator = row.getBigDecimal("numerator");
                    BigDecimal denominator = row.getBigDecimal("denominator");
                    return new Found<>(
                            key(row),
                            new PublishedValue(
                                    denominator == null
                                            ? KpiValue.count(numerator)
                                            : KpiValue.share(numerator, denominator),
                                    Optional.ofNullable(row.getBigDecimal("low")),
                                    Optional.ofNullable(row.getBigDecimal("high")),
                                    Optional.ofNullable(row.getBigDecimal("coverage")),
                                    Optional.ofNullable(row.getString("flag"))));
                })
                .forEach(found -> values.put(found.key(), found.value()));
        return values;
    }

    private static List<Found<PrintedValue>> printed(
            Handle handle, Collection<String> kpis, Collection<YearMonth> months) {
        return handle.createQuery("""
                        select figure.*, (bulletin.published_at at time zone 'Asia/Shanghai')::date as day
                        from mart.bulletin_figure as figure
                        inner join mart.bulletin using (plan_code, month, vintage)
                        where figure.kpi_code = any(:kpis) and month = any(:months::date[])
                        order by plan_code, month, vintage, figure.sort_order""")
                .bind("kpis", kpis.toArray(String[]::new))
                .bind("months", dates(months))
                .map((row, context) -> new Found<>(
                        key(row),
                        new PrintedValue(
                                row.getString("plan_code"),
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                row.getInt("vintage"),
                                row.getObject("day", LocalDate.class),
                                Optional.ofNullable(row.getBigDecimal("value")),
                                Optional.ofNullable(row.getBigDecimal("numerator")),
                                Optional.ofNullable(row.getBigDecimal("denominator")))))
                .list();
    }

    private static List<Found<FunnelPlace>> funnels(
            Handle handle, Collection<String> kpis, Collection<YearMonth> months) {
        return handle.createQuery(
                        "select * from mart.funnel where kpi_code = any(:kpis) and month = any(:months::date[])")
                .bind("kpis", kpis.toArray(String[]::new))
                .bind("months", dates(months))
                .map((row, context) -> new Found<>(
                        key(row),
                        new FunnelPlace(
                                row.getBigDecimal("cases"),
                                row.getBigDecimal("centre"),
                                row.getBigDecimal("low95"),
                                row.getBigDecimal("high95"),
                                row.getBigDecimal("low998"),
                                row.getBigDecimal("high998"),
                                row.getString("verdict"))))
                .list();
    }

    private static List<Found<ExplainedTarget>> targets(
            Handle handle, Collection<String> kpis, Collection<YearMonth> months) {
        return handle.createQuery("""
                        select kpi_code, region_code, month, plan_code, target_id, status, reason, outlook
                        from mart.attainment inner join mart.target using (plan_code, target_id, region_code)
                        where kpi_code = any(:kpis) and month = any(:months::date[])
                        order by plan_code, target_id""")
                .bind("kpis", kpis.toArray(String[]::new))
                .bind("months", dates(months))
                .map((row, context) -> new Found<>(key(row), ExplainedTarget.of(row)))
                .list();
    }

    private static Map<String, List<RejectedRows>> rejections(Handle handle, Collection<YearMonth> months) {
        if (months.isEmpty()) {
            return Map.of();
        }
        Map<String, List<RejectedRows>> rejections = new HashMap<>();
        handle.createQuery("select * from mart.rejection_summary where month >= :first"
                        + " order by feed, county_code, month, rule_id, column_name")
                .bind(
                        "first",
                        new TreeSet<>(months)
                                .first()
                                .minusMonths(STANDING_MONTHS)
                                .atDay(1))
                .map((row, context) -> Map.entry(
                        place(
                                row.getString("feed"),
                                row.getString("county_code"),
                                YearMonth.from(row.getObject("month", LocalDate.class))),
                        new RejectedRows(
                                row.getString("rule_id"),
                                row.getString("column_name"),
                                row.getString("message"),
                                row.getLong("rows"))))
                .forEach(entry -> rejections
                        .computeIfAbsent(entry.getKey(), place -> new ArrayList<>())
                        .add(entry.getValue()));
        return rejections;
    }
}

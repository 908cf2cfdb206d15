package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.plan.Plan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Where a target stands, the series of its figure, and the populations that divide it, as the mart holds them. */
final class TargetTables {
    private TargetTables() {}

    /** A row of {@code mart.attainment} with its target. */
    record Row(
            Optional<BigDecimal> value,
            Optional<BigDecimal> expected,
            Optional<BigDecimal> attainment,
            String status,
            String reason,
            Optional<BigDecimal> required,
            Optional<BigDecimal> recent,
            Optional<BigDecimal> forecast,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            BigDecimal goal,
            Optional<BigDecimal> baseline,
            Optional<YearMonth> baselineMonth,
            String quota) {}

    /** A figure of the series. */
    record Point(BigDecimal value, boolean isComplete) {}

    static UnknownFigureException none(Handle handle, String plan, String id, YearMonth month) {
        List<String> there = handle.createQuery("select distinct region_code || ' ' || to_char(month, 'YYYY-MM')"
                        + " from mart.attainment where plan_code = :plan and target_id = :id and"
                        + " (month = :month or month = (select max(month) from mart.attainment where plan_code = :plan))"
                        + " order by 1")
                .bind("plan", plan)
                .bind("id", id)
                .bind("month", month.atDay(1))
                .mapTo(String.class)
                .list();
        return new UnknownFigureException(
                "集市里没有这个地区、月份的目标 " + id + "；有的地区和月份：" + (there.isEmpty() ? "无" : String.join("、", there)));
    }

    static Optional<Row> row(Handle handle, String plan, String id, String region, YearMonth month) {
        return handle.createQuery("""
                        select attainment.*, target.target_value, target.baseline_value, target.baseline_month,
                            coalesce(target.quota_source, '') as quota_source
                        from mart.attainment inner join mart.target using (plan_code, target_id, region_code)
                        where plan_code = :plan and target_id = :id and region_code = :region and month = :month""")
                .bind("plan", plan)
                .bind("id", id)
                .bind("region", region)
                .bind("month", month.atDay(1))
                .map((found, context) -> row(found))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                number(row, "value"),
                number(row, "expected"),
                number(row, "attainment"),
                row.getString("status"),
                row.getString("reason"),
                number(row, "required_pace"),
                number(row, "recent_pace"),
                number(row, "forecast"),
                number(row, "forecast_low"),
                number(row, "forecast_high"),
                row.getBigDecimal("target_value"),
                number(row, "baseline_value"),
                Optional.ofNullable(row.getObject("baseline_month", LocalDate.class))
                        .map(YearMonth::from),
                row.getString("quota_source"));
    }

    private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    static NavigableMap<YearMonth, Point> history(Handle handle, String kpi, String region, YearMonth month) {
        NavigableMap<YearMonth, Point> history = new TreeMap<>();
        handle.createQuery("select month, value, coalesce(low = high, low is null and high is null) as is_complete"
                        + " from mart.kpi_value where kpi_code = :kpi and region_code = :region and month <= :month"
                        + " and value is not null")
                .bind("kpi", kpi)
                .bind("region", region)
                .bind("month", month.atDay(1))
                .map((row, context) -> history.put(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        new Point(row.getBigDecimal(2), row.getBoolean(3))))
                .list();
        return history;
    }

    static NavigableMap<String, BigDecimal> populations(Handle handle, Plan plan, YearMonth month) {
        NavigableMap<String, BigDecimal> populations = new TreeMap<>();
        if (plan.units().isEmpty()) {
            return populations;
        }
        handle.createQuery("select region_code, numerator from mart.kpi_value where kpi_code = 'pop60'"
                        + " and month = :month and region_code in (<units>) and numerator > 0")
                .bind("month", month.atDay(1))
                .bindList("units", plan.units())
                .map((row, context) -> populations.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        return populations;
    }
}

package io.eldercare.report;

import io.eldercare.report.Dossier.Delivery;
import io.eldercare.report.Dossier.Input;
import io.eldercare.report.Dossier.Line;
import io.eldercare.report.Dossier.Note;
import io.eldercare.report.Dossier.Step;
import io.eldercare.report.Dossier.Unit;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads an allocation from the mart. */
public final class DossierReader {
    private final Handle handle;
    private final String plan;
    private final YearMonth month;

    private DossierReader(Handle handle, String plan, YearMonth month) {
        this.handle = handle;
        this.plan = plan;
        this.month = month;
    }

    /**
     * @param handle of one transaction
     * @return empty when nothing was allocated for the month
     */
    public static Optional<Dossier> read(Handle handle, String plan, YearMonth month) {
        return new DossierReader(PublishedViews.on(handle), plan, month).dossier();
    }

    private Optional<Dossier> dossier() {
        List<Note> notes = list(
                "select kind, note from mart.allocation_note where plan_code = :plan and month = :month order by sort_order",
                (row, context) -> new Note(row.getString("kind"), row.getString("note")));
        List<Step> steps = list(
                "select * from mart.allocation_step where plan_code = :plan and month = :month order by sort_order",
                (row, context) -> new Step(
                        row.getString("step"), row.getObject("done_on", LocalDate.class), row.getString("remark")));
        return list(
                        """
                        select pot.*, plan.name, plan.document_no as plan_document,
                            coalesce(region.name, plan.jurisdiction_code) as place
                        from mart.allocation_pot as pot
                        join mart.plan using (plan_code)
                        left join mart.region on region.region_code = plan.jurisdiction_code
                        where plan_code = :plan and month = :month""",
                        (row, context) -> new Dossier(
                                plan,
                                row.getString("name"),
                                Optional.ofNullable(row.getString("plan_document")),
                                row.getString("place"),
                                month,
                                row.getBigDecimal("pot_yuan"),
                                row.getBoolean("trial"),
                                Optional.ofNullable(row.getString("document_no")),
                                Optional.ofNullable(row.getString("weights_document")),
                                potParts(),
                                units(),
                                notes,
                                steps))
                .stream()
                .findFirst();
    }

    private List<Line> potParts() {
        return list("""
                select part as code, amount_yuan, formula, formula_numbers from mart.allocation_pot_part
                where plan_code = :plan and month = :month order by sort_order""", (row, context) -> line(row));
    }

    private List<Unit> units() {
        return list(
                """
                select allocation.*, coalesce(region.name, allocation.region_code) as name from mart.allocation
                left join mart.region using (region_code)
                where plan_code = :plan and month = :month order by region_code""",
                (row, context) -> new Unit(
                        row.getString("region_code"),
                        row.getString("name"),
                        row.getBigDecimal("amount_yuan"),
                        row.getBigDecimal("share"),
                        lines("part", row.getString("region_code")),
                        lines("payment", row.getString("region_code")),
                        inputs(row.getString("region_code"))));
    }

    /** @param kind part or payment: the table, and its column */
    private List<Line> lines(String kind, String region) {
        return list(
                "select " + kind + " as code, amount_yuan, formula, formula_numbers from mart.allocation_" + kind
                        + " where plan_code = :plan and month = :month and region_code = :region order by sort_order",
                Map.of("region", region),
                (row, context) -> line(row));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("code"),
                row.getBigDecimal("amount_yuan"),
                row.getString("formula"),
                row.getString("formula_numbers"));
    }

    private List<Input> inputs(String region) {
        return list(
                "select * from mart.allocation_input where plan_code = :plan and month = :month and region_code = :region"
                        + " order by sort_order",
                Map.of("region", region),
                (row, context) -> new Input(
                        row.getString("part"),
                        row.getString("input_code"),
                        row.getString("input_name"),
                        YearMonth.from(row.getObject("input_month", LocalDate.class)),
                        number(row, "numerator"),
                        number(row, "denominator"),
                        number(row, "value"),
                        row.getString("unit_label"),
                        Optional.ofNullable(row.getString("remark")).orElse(""),
                        deliveries(region, row.getInt("sort_order"))));
    }

    private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column));
    }

    private List<Delivery> deliveries(String region, int input) {
        return list(
                "select feed, feed_name, delivery_id, file_name from mart.allocation_delivery where plan_code = :plan and month = :month"
                        + " and region_code = :region and sort_order = :input order by feed, file_name, delivery_id",
                Map.of("region", region, "input", input),
                (row, context) -> new Delivery(
                        row.getString("feed_name"), row.getString("delivery_id"), row.getString("file_name")));
    }

    private <T> List<T> list(String sql, RowMapper<T> mapper) {
        return list(sql, Map.of(), mapper);
    }

    private <T> List<T> list(String sql, Map<String, Object> values, RowMapper<T> mapper) {
        try (Query query = handle.createQuery(sql)) {
            return query.bindMap(values)
                    .bind("plan", plan)
                    .bind("month", month.atDay(1))
                    .map(mapper)
                    .list();
        }
    }
}

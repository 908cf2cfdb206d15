package io.eldercare.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a plan quantifies, with what breaks its rules for single facilities, and the duties that it gives.
 *
 * @param notes where the plan contradicts other documents or itself
 * @param breaches of the latest month up to the one reported on, by county and name
 */
record PromiseIndex(List<Line> lines, List<String> notes, List<Breach> breaches, List<Duty> duties) {

    /** A promise as printed and how it is answered; {@code notes} a line each. */
    record Line(
            String id,
            String name,
            String answer,
            @Nullable String kpi,
            @Nullable String check,
            String comparator,
            BigDecimal value,
            String unit,
            LocalDate deadline,
            boolean deadlinePrinted,
            boolean standing,
            String nature,
            boolean headline,
            String document,
            String clause,
            @Nullable String reason,
            String notes) {}

    /** A duty or an item of the service list; {@code evidence} a line each. */
    record Duty(
            String id,
            String kind,
            String name,
            String frequency,
            String clause,
            String responsible,
            String answer,
            String evidence,
            String note) {}

    record Breach(String check, String county, YearMonth month, String name) {}

    static PromiseIndex read(Handle handle, String plan, YearMonth month) {
        return new PromiseIndex(
                lines(handle, plan), notes(handle, plan), breaches(handle, plan, month), duties(handle, plan));
    }

    private static List<Line> lines(Handle handle, String plan) {
        return handle.createQuery("select * from mart.promise where plan_code = :plan order by sort_order")
                .bind("plan", plan)
                .map((row, context) -> new Line(
                        row.getString("target_id"),
                        row.getString("name"),
                        row.getString("answer"),
                        row.getString("kpi_code"),
                        row.getString("check_rule"),
                        row.getString("comparator"),
                        row.getBigDecimal("printed_value"),
                        row.getString("printed_unit"),
                        row.getObject("deadline", LocalDate.class),
                        row.getBoolean("deadline_printed"),
                        row.getBoolean("standing"),
                        row.getString("nature"),
                        row.getBoolean("headline"),
                        row.getString("source_document"),
                        row.getString("clause"),
                        row.getString("reason"),
                        row.getString("notes")))
                .list();
    }

    private static List<String> notes(Handle handle, String plan) {
        return handle.createQuery("select note from mart.plan_note where plan_code = :plan order by sort_order")
                .bind("plan", plan)
                .mapTo(String.class)
                .list();
    }

    /** Registers may come quarterly: each county's latest statement up to the month counts. */
    private static List<Breach> breaches(Handle handle, String plan, YearMonth month) {
        return handle.createQuery("""
                        with recursive inside as (
                            select jurisdiction_code as region_code from mart.plan where plan_code = :plan
                            union all
                            select region.region_code from mart.region
                            join inside on region.parent_code = inside.region_code where region.level <> 'township'
                        ),
                        latest as (
                            select feed, county_code, max(month) as month from mart.reporting
                            join inside on county_code = inside.region_code
                            where filed and month <= :month group by feed, county_code
                        )
                        select check_rule, coalesce(region.name, county_code) as county, month, rule_breach.name
                        from mart.rule_breach
                        join latest using (feed, county_code, month)
                        left join mart.region on region.region_code = county_code
                        order by check_rule, county_code, rule_breach.name, delivery_id, row_no""")
                .bindMap(Map.of("plan", plan, "month", month.atDay(1)))
                .map((row, context) -> new Breach(
                        row.getString("check_rule"),
                        row.getString("county"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("name")))
                .list();
    }

    private static List<Duty> duties(Handle handle, String plan) {
        return handle.createQuery("select * from mart.duty where plan_code = :plan order by sort_order")
                .bind("plan", plan)
                .map((row, context) -> new Duty(
                        row.getString("duty_id"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("frequency"),
                        row.getString("clause"),
                        row.getString("responsible"),
                        row.getString("answer"),
                        row.getString("evidence"),
                        row.getString("note")))
                .list();
    }

    /** A target that the index does not hold stands on page one. */
    boolean isHeadline(String targetId) {
        return line(targetId).map(Line::headline).orElse(true);
    }

    Optional<Line> line(String targetId) {
        return lines.stream().filter(line -> line.id().equals(targetId)).findFirst();
    }

    boolean names(String kpi) {
        return lines.stream().anyMatch(line -> kpi.equals(line.kpi()));
    }

    List<Breach> breachesOf(String check) {
        return breaches.stream().filter(breach -> breach.check().equals(check)).toList();
    }
}

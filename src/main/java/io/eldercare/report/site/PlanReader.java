package io.eldercare.report.site;

import io.eldercare.report.site.Plan.Place;
import io.eldercare.report.site.Plan.Promise;
import io.eldercare.report.site.Plan.Score;
import io.eldercare.report.site.Plan.Standing;
import io.eldercare.report.site.Plan.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads the plans with their targets, standings and scores, in order of code. */
final class PlanReader {
    private final Handle handle;
    private final Map<String, Region> regions;

    PlanReader(Handle handle, Map<String, Region> regions) {
        this.handle = handle;
        this.regions = regions;
    }

    private record Head(
            String code, String name, @Nullable String number, boolean draft, boolean trial, String jurisdiction) {}

    List<Plan> plans() {
        return handle
                .createQuery("select * from mart.plan order by plan_code")
                .map((row, context) -> new Head(
                        row.getString("plan_code"),
                        row.getString("name"),
                        row.getString("document_no"),
                        row.getString("document_status").equals("draft"),
                        row.getBoolean("trial"),
                        row.getString("jurisdiction_code")))
                .list()
                .stream()
                .map(this::plan)
                .toList();
    }

    private Plan plan(Head head) {
        return new Plan(
                head.code(),
                head.name(),
                head.number(),
                head.draft(),
                head.trial(),
                region(head.jurisdiction()),
                units(head.code()),
                list(
                        head.code(),
                        "select * from mart.target where plan_code = :plan order by sort_order, region_code",
                        (row, context) -> target(row)),
                list(
                        head.code(),
                        "select * from mart.promise where plan_code = :plan order by sort_order",
                        (row, context) -> promise(row)),
                standings(head.code()),
                scores(head.code()),
                months(head.code()),
                list(
                        head.code(),
                        "select note from mart.plan_note where plan_code = :plan order by sort_order",
                        (row, context) -> row.getString("note")));
    }

    private <T> List<T> list(String plan, String sql, RowMapper<T> mapper) {
        return handle.createQuery(sql).bind("plan", plan).map(mapper).list();
    }

    private Region region(String code) {
        return Optional.ofNullable(regions.get(code)).orElseGet(() -> new Region(code, code, "county", "", null, null));
    }

    private List<Region> units(String plan) {
        return list(plan, """
                        select region_code from mart.plan_unit where plan_code = :plan and (role = 'ranked'
                            or region_code in (select region_code from mart.attainment where plan_code = :plan))
                        order by region_code""", (row, context) -> row.getString(1)).stream()
                .map(this::region)
                .toList();
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getString("target_id"),
                row.getString("kpi_code"),
                row.getString("region_code"),
                row.getString("name"),
                row.getString("comparator"),
                row.getBigDecimal("target_value"),
                row.getBoolean("number_printed"),
                row.getObject("deadline", LocalDate.class),
                row.getBoolean("standing"));
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                row.getString("target_id"),
                row.getString("name"),
                row.getString("answer"),
                row.getString("kpi_code"),
                row.getString("comparator"),
                row.getBigDecimal("printed_value"),
                row.getString("printed_unit"),
                row.getObject("deadline", LocalDate.class),
                row.getBoolean("headline"),
                row.getString("source_document"),
                row.getString("clause"),
                row.getString("reason"),
                row.getString("notes"));
    }

    private record StandingRow(Place place, YearMonth month, Standing standing) {}

    private Map<Place, NavigableMap<YearMonth, Standing>> standings(String plan) {
        Map<Place, NavigableMap<YearMonth, Standing>> standings = new HashMap<>();
        list(plan, "select * from mart.attainment where plan_code = :plan", (row, context) -> standing(row))
                .forEach(row -> standings
                        .computeIfAbsent(row.place(), key -> new TreeMap<>())
                        .put(row.month(), row.standing()));
        return standings;
    }

    private static StandingRow standing(ResultSet row) throws SQLException {
        return new StandingRow(
                new Place(row.getString("target_id"), row.getString("region_code")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                new Standing(
                        row.getBigDecimal("value"),
                        row.getBigDecimal("expected"),
                        row.getString("status"),
                        row.getString("reason"),
                        row.getBigDecimal("forecast"),
                        row.getBigDecimal("forecast_low"),
                        row.getBigDecimal("forecast_high"),
                        row.getString("outlook")));
    }

    private NavigableMap<YearMonth, Map<String, Score>> scores(String plan) {
        NavigableMap<YearMonth, Map<String, Score>> scores = new TreeMap<>();
        handle.createQuery("select * from mart.scorecard where plan_code = :plan")
                .bind("plan", plan)
                .map((row, context) -> scores.computeIfAbsent(
                                YearMonth.from(row.getObject("month", LocalDate.class)), key -> new TreeMap<>())
                        .put(row.getString("region_code"), score(row)))
                .list();
        return scores;
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getString("role").equals("ranked"),
                row.getBigDecimal("score"),
                row.getObject("rank", Integer.class),
                row.getObject("rank_low", Integer.class),
                row.getObject("rank_high", Integer.class),
                row.getObject("tie_band", Integer.class),
                row.getBigDecimal("score_change"),
                row.getString("grade"),
                row.getString("grade_note"),
                row.getString("reason"));
    }

    private List<YearMonth> months(String plan) {
        return list(
                plan,
                "select distinct month from mart.attainment where plan_code = :plan and status <> 'no_data' order by month",
                (row, context) -> YearMonth.from(row.getObject("month", LocalDate.class)));
    }
}

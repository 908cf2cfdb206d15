package io.eldercare.report;

import io.eldercare.report.Edition.Break;
import io.eldercare.report.Edition.Filing;
import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Place;
import io.eldercare.report.Edition.Plan;
import io.eldercare.report.Edition.Rejection;
import io.eldercare.report.Edition.Revision;
import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.StandingKey;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import io.eldercare.report.Edition.ValueKey;
import io.eldercare.report.vintage.Revisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Reads one edition from the mart in one transaction, so that no figure of another night mixes in. */
final class MartReader {
    private final Handle handle;
    private final String plan;
    private final YearMonth month;
    private final EditionKind kind;

    private MartReader(Handle handle, String plan, YearMonth month, EditionKind kind) {
        this.handle = handle;
        this.plan = plan;
        this.month = month;
        this.kind = kind;
    }

    static Edition read(Jdbi mart, String plan, YearMonth month) {
        return read(mart, plan, month, EditionKind.MONTH, Release.draft(), OptionalInt.empty());
    }

    static Edition read(ReportRequest request) {
        return read(
                request.mart(),
                request.planCode(),
                request.month(),
                request.kind(),
                request.release(),
                request.vintage());
    }

    private static Edition read(
            Jdbi mart, String plan, YearMonth month, EditionKind kind, Release release, OptionalInt vintage) {
        return mart.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> new MartReader(PublishedViews.on(handle), plan, month, kind).edition(release, vintage));
    }

    private Edition edition(Release release, OptionalInt wanted) {
        int vintage = wanted.orElseGet(this::nextVintage);
        Plan head = list("select * from mart.plan where plan_code = :plan", (row, context) -> plan(row)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot report on plan " + plan + ": mart.plan does not hold it; run the nightly job first"));
        Place jurisdiction = list(
                        """
                        select jurisdiction_code, coalesce(region.name, jurisdiction_code) as name from mart.plan
                        left join mart.region on region.region_code = plan.jurisdiction_code
                        where plan_code = :plan""", (row, context) -> new Place(row.getString("jurisdiction_code"), row.getString("name")))
                .get(0);
        ScoreQueries scores = new ScoreQueries(this, kind);
        return new Edition(
                month,
                kind,
                head,
                jurisdiction,
                units(),
                kpis(),
                values(),
                targets(),
                PromiseIndex.read(handle, plan, month),
                standings(),
                scores.scores(),
                scores.parts(),
                scores.details(),
                filings(),
                feedNames(),
                rejections(),
                revisions(vintage),
                breaks(),
                SignalLine.read(this),
                AllotmentLine.read(this),
                vintage,
                release);
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("plan_code"),
                row.getString("name"),
                row.getString("document_no"),
                row.getString("document_status"),
                row.getString("weights_document"),
                row.getBoolean("trial"));
    }

    private List<Unit> units() {
        return list(
                """
                select plan_unit.region_code, coalesce(region.name, plan_unit.region_code) as name, role,
                    coalesce(region.level, 'county') as level from mart.plan_unit
                left join mart.region on region.region_code = plan_unit.region_code
                where plan_code = :plan and (role = 'ranked'
                    or plan_unit.region_code in (select region_code from mart.attainment where plan_code = :plan))
                order by plan_unit.region_code""",
                (row, context) -> new Unit(
                        row.getString("region_code"),
                        row.getString("name"),
                        row.getString("role").equals("ranked"),
                        row.getString("level")));
    }

    private Map<String, Kpi> kpis() {
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        list("select * from mart.kpi order by headline desc, kpi_code", (row, context) -> kpi(row))
                .forEach(kpi -> kpis.put(kpi.code(), kpi));
        return kpis;
    }

    private static Kpi kpi(ResultSet row) throws SQLException {
        return new Kpi(
                row.getString("kpi_code"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("unit_label"),
                row.getString("direction"),
                row.getInt("decimals"),
                row.getString("source"),
                row.getBoolean("headline"),
                row.getString("definition"));
    }

    private Map<ValueKey, Value> values() {
        Map<ValueKey, Value> values = new HashMap<>();
        list(
                        """
                        select kpi_value.* from mart.kpi_value
                        where month between :first and :month and region_code in (
                            select jurisdiction_code from mart.plan where plan_code = :plan
                            union select region_code from mart.plan_unit where plan_code = :plan)""",
                        (row, context) -> Map.entry(
                                new ValueKey(row.getString("kpi_code"), row.getString("region_code"), monthOf(row)),
                                value(row)))
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private static Value value(ResultSet row) throws SQLException {
        return new Value(
                row.getBigDecimal("numerator"),
                row.getBigDecimal("denominator"),
                row.getBigDecimal("value"),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"),
                row.getBigDecimal("coverage"),
                row.getString("flag"));
    }

    private List<Target> targets() {
        return list(
                "select * from mart.target where plan_code = :plan order by sort_order, target_id, region_code",
                (row, context) -> new Target(
                        row.getString("target_id"),
                        row.getString("kpi_code"),
                        row.getString("region_code"),
                        row.getString("name"),
                        row.getString("comparator"),
                        row.getBigDecimal("target_value"),
                        row.getBoolean("number_printed"),
                        row.getObject("deadline", LocalDate.class),
                        row.getBigDecimal("baseline_value"),
                        yearMonth(row.getObject("baseline_month", LocalDate.class)),
                        row.getBoolean("standing"),
                        row.getString("quota_source"),
                        row.getString("source_document"),
                        row.getString("clause")));
    }

    private Map<StandingKey, Standing> standings() {
        Map<StandingKey, Standing> standings = new HashMap<>();
        list(
                        "select * from mart.attainment where plan_code = :plan and month between :first and :month",
                        (row, context) -> Map.entry(
                                new StandingKey(row.getString("target_id"), row.getString("region_code"), monthOf(row)),
                                StandingRow.standing(row)))
                .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
        return standings;
    }

    private List<Break> breaks() {
        return list("select * from mart.kpi_break order by kpi_code, month", (row, context) -> StandingRow.change(row));
    }

    private List<Filing> filings() {
        return list(
                """
                select reporting.* from mart.reporting
                where month = :month
                    and county_code in (select region_code from mart.plan_unit where plan_code = :plan
                        union select jurisdiction_code from mart.plan where plan_code = :plan)
                order by county_code, feed""",
                (row, context) -> new Filing(
                        row.getString("feed"),
                        row.getString("feed_name"),
                        row.getString("county_code"),
                        row.getBoolean("expected"),
                        row.getBoolean("filed"),
                        row.getBoolean("on_time"),
                        row.getBoolean("non_empty"),
                        row.getBigDecimal("passing_share"),
                        row.getLong("rows"),
                        row.getLong("rejected")));
    }

    /** Names of all feeds that ever came or were due, by code. */
    private Map<String, String> feedNames() {
        Map<String, String> names = new LinkedHashMap<>();
        list(
                        "select feed, max(feed_name) as name from mart.reporting group by feed order by feed",
                        (row, context) -> Map.entry(row.getString("feed"), row.getString("name")))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    private List<Rejection> rejections() {
        return list(
                """
                select rejection_summary.* from mart.rejection_summary
                where month = :month
                    and county_code in (select region_code from mart.plan_unit where plan_code = :plan
                        union select jurisdiction_code from mart.plan where plan_code = :plan)
                order by county_code, feed, rule_id, column_name""",
                (row, context) -> new Rejection(
                        row.getString("feed"),
                        row.getString("county_code"),
                        row.getString("rule_id"),
                        row.getString("column_name"),
                        row.getString("message"),
                        row.getLong("rows")));
    }

    private List<Revision> revisions(int vintage) {
        return Revisions.since(handle, plan, month, vintage).stream()
                .map(line ->
                        new Revision(line.kpi(), line.region(), line.printed(), line.now(), line.cause(), line.of()))
                .toList();
    }

    private int nextVintage() {
        return list("""
                        select coalesce(max(vintage), 0) + 1 as next from mart.bulletin
                        where plan_code = :plan and month = :month""", (row, context) -> row.getInt("next")).get(0);
    }

    /** @param sql may name {@code :plan}, {@code :month}, {@code :before}, the end of the span before, and {@code :first}, twelve months before */
    <T> List<T> list(String sql, RowMapper<T> mapper) {
        try (Query query = handle.createQuery(sql)) {
            query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            return query.bindMap(Map.of(
                            "plan",
                            plan,
                            "month",
                            month.atDay(1),
                            "before",
                            kind.before(month).atDay(1),
                            "first",
                            month.minusMonths(12).atDay(1)))
                    .map(mapper)
                    .list();
        }
    }

    private static YearMonth monthOf(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static @Nullable YearMonth yearMonth(@Nullable LocalDate day) {
        return day == null ? null : YearMonth.from(day);
    }
}

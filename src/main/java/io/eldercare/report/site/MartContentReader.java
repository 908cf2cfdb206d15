package io.eldercare.report.site;

import io.eldercare.report.PublishedViews;
import io.eldercare.report.site.MartContent.DefinitionChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads the mart in one transaction, so that no figure of another night mixes in. */
final class MartContentReader {
    /** Months before the newest that the site shows beside it. */
    private static final int MONTHS_BEFORE = 35;

    private final Handle handle;

    private MartContentReader(Handle handle) {
        this.handle = handle;
    }

    static MartContent read(Jdbi mart) {
        return mart.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> new MartContentReader(PublishedViews.on(handle)).content());
    }

    private MartContent content() {
        Map<String, Region> regions = regions();
        Map<String, Indicator> indicators = indicators();
        Optional<YearMonth> bedMonth = handle.createQuery("select max(month) from mart.bed_month")
                .mapTo(LocalDate.class)
                .findOne()
                .map(YearMonth::from);
        return new MartContent(
                regions,
                indicators,
                figures(),
                new PlanReader(handle, regions).plans(),
                filings(),
                bedMonth.map(this::institutions).orElse(Map.of()),
                bedMonth,
                new VintageReader(handle).vintages(),
                breaks(),
                handle.createQuery("select max(received_at)::date from ops.delivery")
                        .mapTo(LocalDate.class)
                        .findOne());
    }

    private <T> List<T> list(String sql, RowMapper<T> mapper) {
        return handle.createQuery(sql).map(mapper).list();
    }

    private Map<String, Region> regions() {
        Map<String, Region> regions = new LinkedHashMap<>();
        list(
                        "select * from mart.region order by sort_order, region_code",
                        (row, context) -> new Region(
                                row.getString("region_code"),
                                row.getString("name"),
                                row.getString("level"),
                                row.getString("kind"),
                                row.getString("parent_code"),
                                row.getString("host_code")))
                .forEach(region -> regions.put(region.code(), region));
        return regions;
    }

    private Map<String, Indicator> indicators() {
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        list(
                        "select * from mart.kpi order by headline desc, kpi_code",
                        (row, context) -> new Indicator(
                                row.getString("kpi_code"),
                                row.getString("name"),
                                row.getString("unit"),
                                row.getString("unit_label"),
                                row.getString("direction"),
                                row.getInt("decimals"),
                                row.getString("source"),
                                row.getBoolean("headline"),
                                row.getString("definition")))
                .forEach(indicator -> indicators.put(indicator.code(), indicator));
        return indicators;
    }

    private record Row(String indicator, String region, YearMonth month, Figure figure) {}

    private Map<String, Map<String, NavigableMap<YearMonth, Figure>>> figures() {
        Map<String, Map<String, NavigableMap<YearMonth, Figure>>> figures = new HashMap<>();
        for (Row row : handle.createQuery("""
                        select kpi_code, region_code, month, numerator, denominator, value, low, high, coverage, flag
                        from mart.kpi_value inner join mart.region using (region_code)
                        where region.level in ('county', 'prefecture', 'province')
                            and month >= (select max(month) from mart.kpi_value) - make_interval(months => :before)
                        """)
                .bind("before", MONTHS_BEFORE)
                .map((row, context) -> row(row))
                .list()) {
            figures.computeIfAbsent(row.indicator(), key -> new HashMap<>())
                    .computeIfAbsent(row.region(), key -> new TreeMap<>())
                    .put(row.month(), row.figure());
        }
        return figures;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                YearMonth.from(row.getObject(3, LocalDate.class)),
                new Figure(
                        row.getBigDecimal(4),
                        row.getBigDecimal(5),
                        row.getBigDecimal(6),
                        row.getBigDecimal(7),
                        row.getBigDecimal(8),
                        row.getBigDecimal(9),
                        row.getString(10)));
    }

    private record Sent(String county, YearMonth month, Filing filing) {}

    private Map<String, NavigableMap<YearMonth, List<Filing>>> filings() {
        List<Sent> sent = list(
                "select * from mart.reporting where expected or filed order by county_code, month, feed",
                (row, context) -> new Sent(
                        row.getString("county_code"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new Filing(
                                row.getString("feed"),
                                row.getString("feed_name"),
                                row.getBoolean("expected"),
                                row.getBoolean("filed"),
                                row.getBoolean("on_time"),
                                row.getBoolean("non_empty"),
                                row.getBigDecimal("passing_share"),
                                row.getLong("rows"),
                                row.getLong("rejected"))));
        return sent.stream()
                .collect(Collectors.groupingBy(
                        Sent::county,
                        TreeMap::new,
                        Collectors.groupingBy(
                                Sent::month, TreeMap::new, Collectors.mapping(Sent::filing, Collectors.toList()))));
    }

    private record Housed(String county, Institution institution) {}

    private Map<String, List<Institution>> institutions(YearMonth month) {
        return handle
                .createQuery("""
                        select coalesce(institution.county_code, bed_month.county_code) as county,
                            coalesce(institution.institution_id, bed_month.institution_id) as id,
                            coalesce(institution.name, bed_month.institution_id) as name,
                            coalesce(institution.kind, bed_month.kind, '') as kind,
                            coalesce(institution.ownership, bed_month.ownership, '') as ownership,
                            coalesce(institution.status, bed_month.status, '') as status,
                            coalesce(region.name, '') as township, built_beds, open_beds, nursing_beds, residents
                        from (select * from mart.institution where month = :month) as institution
                        full join (select * from mart.bed_month where month = :month) as bed_month
                            using (institution_id, county_code)
                        left join mart.region
                            on region.region_code = coalesce(institution.township_code, bed_month.township_code)
                        order by county, kind, name, id
                        """)
                .bind("month", month.atDay(1))
                .map((row, context) -> new Housed(
                        row.getString("county"),
                        new Institution(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("ownership"),
                                row.getString("status"),
                                row.getString("township"),
                                row.getObject("built_beds", Integer.class),
                                row.getObject("open_beds", Integer.class),
                                row.getObject("nursing_beds", Integer.class),
                                row.getObject("residents", Integer.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Housed::county, TreeMap::new, Collectors.mapping(Housed::institution, Collectors.toList())));
    }

    private List<DefinitionChange> breaks() {
        return list(
                "select * from mart.kpi_break order by kpi_code, month",
                (row, context) -> new DefinitionChange(
                        row.getString("kpi_code"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("note")));
    }
}

package io.eldercare.report.vintage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What figures rest on: the definitions and the deliveries in force.
 *
 * @param definitions hash of all definitions
 * @param planDefinition hash of the plan's file
 * @param kpis by code
 * @param slices the deliveries in force of all months up to one, in order of feed, county, month and delivery
 */
public record Basis(
        String definitions, String planDefinition, SortedMap<String, Indicator> kpis, List<SliceInForce> slices) {

    /** @param hash of the formula and the fact's model; {@code feeds} those that must have come */
    public record Indicator(String hash, Set<String> feeds) {
        public Indicator {
            feeds = Set.copyOf(feeds);
        }
    }

    /** A delivery in force of a feed, county and month. */
    public record SliceInForce(
            String feed, String county, YearMonth month, String deliveryId, String fileName, LocalDateTime receivedAt) {

        /** Which slice, without which delivery. */
        String place() {
            return feed + "|" + county + "|" + month;
        }
    }

    public Basis {
        kpis = new TreeMap<>(kpis);
        slices = List.copyOf(slices);
    }

    /** Without the slices after a month. */
    Basis upTo(YearMonth month) {
        return new Basis(
                definitions,
                planDefinition,
                kpis,
                slices.stream().filter(slice -> !slice.month().isAfter(month)).toList());
    }

    /** Of a released vintage. */
    public static Basis released(Handle handle, String plan, YearMonth month, int vintage) {
        SortedMap<String, Indicator> kpis = new TreeMap<>();
        handle.createQuery("""
                        select kpi_code, sql_hash, feeds from mart.bulletin_kpi
                        where plan_code = :plan and month = :month and vintage = :vintage""")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .bind("vintage", vintage)
                .map((row, context) -> Map.entry(row.getString(1), indicator(row.getString(2), row.getString(3))))
                .forEach(entry -> kpis.put(entry.getKey(), entry.getValue()));
        List<SliceInForce> slices = handle.createQuery("""
                        select feed, county_code, slice_month as month, delivery_id, file_name, received_at
                        from mart.bulletin_slice
                        where plan_code = :plan and month = :month and vintage = :vintage
                        order by feed, county_code, slice_month, delivery_id""")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .bind("vintage", vintage)
                .map((row, context) -> slice(row))
                .list();
        return handle.createQuery("""
                        select definitions_hash, plan_definition_hash from mart.bulletin
                        where plan_code = :plan and month = :month and vintage = :vintage""")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .bind("vintage", vintage)
                .map((row, context) -> new Basis(row.getString(1), row.getString(2), kpis, slices))
                .one();
    }

    /**
     * Of the mart as it is. A delivery in force was accepted and not superseded; one that withdraws a statement is in force too.
     *
     * @param feeds of the indicators, by code; one that is missing has none
     */
    public static Basis present(
            Handle handle, String plan, YearMonth month, Map<String, ? extends Iterable<String>> feeds) {
        SortedMap<String, Indicator> kpis = new TreeMap<>();
        handle.createQuery("select kpi_code, sql_hash from mart.kpi")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry ->
                        kpis.put(entry.getKey(), new Indicator(entry.getValue(), set(feeds.get(entry.getKey())))));
        List<SliceInForce> slices = handle.createQuery("""
                        with recursive place as (
                            select jurisdiction_code as region_code from mart.plan where plan_code = :plan
                            union
                            select region.region_code from mart.region
                                inner join place on region.parent_code = place.region_code
                        )

                        select distinct feed, county_code, month, delivery_id, file_name, received_at
                        from ops.delivery
                        inner join place on place.region_code = delivery.county_code
                        where verdict = 'accepted' and coalesce(reason, 'FILE_DECLARED_EMPTY') = 'FILE_DECLARED_EMPTY'
                            and feed <> 'unknown' and month <= :month
                        order by feed, county_code, month, delivery_id""")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .map((row, context) -> slice(row))
                .list();
        String definitions = handle.createQuery("select definitions_hash from ops.publication")
                .mapTo(String.class)
                .findOne()
                .orElse("");
        String planDefinition = handle.createQuery("select definition_hash from mart.plan where plan_code = :plan")
                .bind("plan", plan)
                .mapTo(String.class)
                .findOne()
                .orElse("");
        return new Basis(definitions, planDefinition, kpis, slices);
    }

    private static Set<String> set(@Nullable Iterable<String> feeds) {
        Set<String> set = new TreeSet<>();
        if (feeds != null) {
            feeds.forEach(set::add);
        }
        return set;
    }

    private static Indicator indicator(String hash, String feeds) {
        return new Indicator(
                hash,
                Arrays.stream(feeds.split(",")).filter(feed -> !feed.isEmpty()).collect(Collectors.toSet()));
    }

    private static SliceInForce slice(ResultSet row) throws SQLException {
        return new SliceInForce(
                row.getString("feed"),
                row.getString("county_code"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("delivery_id"),
                row.getString("file_name"),
                row.getObject("received_at", LocalDateTime.class));
    }
}

package io.eldercare.job.money;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.FirstDue;
import io.eldercare.definitions.Kpi;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.score.DataQuality;
import io.eldercare.plan.score.FeedFiling;
import io.eldercare.plan.score.Scorecard;
import io.eldercare.plan.score.Scorecards;
import io.eldercare.plan.score.ScoringInputs;
import io.eldercare.plan.score.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The published figures that the scorecards of a plan and month are made from, with corrections put in their place. */
public final class MartFigures {
    private static final String POPULATION = "pop60";

    private final Plan plan;
    private final YearMonth month;
    private final List<String> counties;
    private final KpiSeries series;
    private final Map<String, String> flags;
    private final Map<String, DataQuality> quality;
    private final Set<String> headlines;
    private final Set<String> notYetDue;

    private MartFigures(
            Plan plan,
            YearMonth month,
            List<String> counties,
            KpiSeries series,
            Map<String, String> flags,
            Map<String, DataQuality> quality,
            Set<String> headlines,
            Set<String> notYetDue) {
        this.plan = plan;
        this.month = month;
        this.counties = counties;
        this.series = series;
        this.flags = flags;
        this.quality = quality;
        this.headlines = headlines;
        this.notYetDue = notYetDue;
    }

    /** Where a figure stands. */
    private record Place(String kpiCode, String regionCode, YearMonth month) {}

    /** @param handle of one read transaction */
    public static MartFigures read(
            Handle handle, Definitions definitions, Plan plan, YearMonth month, Collection<Correction> corrections) {
        List<String> counties = definitions.regions().counties(plan.jurisdiction()).stream()
                .map(Region::code)
                .toList();
        Map<Place, KpiValue> values = new HashMap<>();
        Map<String, String> flags = new TreeMap<>();
        handle.createQuery("select kpi_code, region_code, month, numerator, denominator, flag from mart.kpi_value"
                        + " where region_code in (<counties>) and month <= :month and numerator is not null")
                .bindList("counties", counties)
                .bind("month", month.atDay(1))
                .map((row, context) -> {
                    Place place = new Place(
                            row.getString("kpi_code"),
                            row.getString("region_code"),
                            YearMonth.from(row.getObject("month", LocalDate.class)));
                    BigDecimal numerator = row.getBigDecimal("numerator");
                    BigDecimal denominator = row.getBigDecimal("denominator");
                    values.put(
                            place,
                            denominator == null ? KpiValue.count(numerator) : KpiValue.share(numerator, denominator));
                    Optional.ofNullable(row.getString("flag"))
                            .filter(flag -> place.month().equals(month))
                            .ifPresent(flag -> flags.put(place.kpiCode() + "|" + place.regionCode(), flag));
                    return place;
                })
                .list();
        for (Correction correction : corrections) {
            boolean share = Optional.ofNullable(definitions.kpis().get(correction.kpiCode()))
                    .orElseThrow()
                    .isShare();
            values.put(
                    new Place(correction.kpiCode(), correction.regionCode(), correction.month()),
                    share
                            ? KpiValue.share(correction.value(), BigDecimal.valueOf(100))
                            : KpiValue.count(correction.value()));
        }
        KpiSeries.Builder series = KpiSeries.builder();
        values.forEach((place, value) -> series.add(place.kpiCode(), place.regionCode(), place.month(), value));
        return new MartFigures(
                plan,
                month,
                counties,
                series.build(),
                flags,
                quality(handle, definitions, plan, month),
                definitions.kpis().values().stream()
                        .filter(Kpi::headline)
                        .map(Kpi::code)
                        .collect(Collectors.toSet()),
                FirstDue.later(definitions, firstMonth(handle, plan, month), month));
    }

    private static YearMonth firstMonth(Handle handle, Plan plan, YearMonth month) {
        return handle.createQuery("select min(month) from mart.attainment where plan_code = :plan")
                .bind("plan", plan.code())
                .mapTo(LocalDate.class)
                .findOne()
                .map(YearMonth::from)
                .orElse(month);
    }

    private static Map<String, DataQuality> quality(
            Handle handle, Definitions definitions, Plan plan, YearMonth month) {
        Map<String, List<FeedFiling>> filings = new TreeMap<>();
        handle.createQuery(
                        "select county_code, filed, coalesce(on_time, false) as on_time, coalesce(non_empty, false) as non_empty,"
                                + " coalesce(passing_share, 0) as passing_share from mart.reporting"
                                + " where month = :month and county_code in (<counties>) and feed in (<feeds>) and expected"
                                + " order by county_code, feed")
                .bind("month", month.atDay(1))
                .bindList(
                        "counties",
                        plan.units().stream()
                                .flatMap(unit -> definitions.regions().filers(unit).stream())
                                .map(Region::code)
                                .distinct()
                                .toList())
                .bindList("feeds", definitions.settings().expectedFeeds())
                .map((row, context) -> filings.computeIfAbsent(row.getString("county_code"), unit -> new ArrayList<>())
                        .add(new FeedFiling(
                                row.getBoolean("filed"),
                                row.getBoolean("on_time"),
                                row.getBoolean("non_empty"),
                                row.getBigDecimal("passing_share"))))
                .list();
        return DataQuality.byUnit(plan.units(), definitions.regions(), filings);
    }

    /** Scored again from the figures. */
    public List<Scorecard> cards() {
        Map<String, BigDecimal> populations = new TreeMap<>();
        counties.forEach(county ->
                figure(POPULATION, county, month).ifPresent(value -> populations.put(county, value.numerator())));
        return Scorecards.of(new ScoringInputs(
                plan, month, series, populations, quality, headlines, notYetDue, Stage.BEFORE_RELEASE));
    }

    /** Shares of a unit's reports; empty where nothing was due. */
    public Optional<DataQuality> quality(String unit) {
        return Optional.ofNullable(quality.get(unit));
    }

    public Optional<KpiValue> figure(String kpiCode, String regionCode, YearMonth at) {
        return series.find(kpiCode, regionCode, at);
    }

    /** Whether a figure of the month is marked, such as {@code census_2020}. */
    public boolean isFlagged(String kpiCode, String regionCode, String flag) {
        return flag.equals(flags.get(kpiCode + "|" + regionCode));
    }
}

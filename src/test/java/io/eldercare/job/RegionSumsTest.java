package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Persons;
import io.eldercare.job.KpiFigures.Figure;
import io.eldercare.job.RegionSums.Place;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionSumsTest {
    private static final YearMonth MONTH = YearMonth.of(2025, 10);

    /** City 360200 with a district, another that hosts a zone, and the zone. */
    private static final RegionTree REGIONS = RegionTree.of(List.of(
            region("360200", Region.Level.PREFECTURE, "", "", "地级市"),
            region("360202", Region.Level.COUNTY, "360200", "", "区"),
            region("360203", Region.Level.COUNTY, "360200", "", "区"),
            region("360271", Region.Level.COUNTY, "360200", "360203", "功能区")));

    private static Region region(String code, Region.Level level, String parent, String host, String kind) {
        return new Region(
                code,
                code,
                level,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                Optional.of(host).filter(text -> !text.isEmpty()),
                kind,
                "official");
    }

    private static Kpi kpi(String code, boolean zonesApart) {
        return new Kpi(
                code,
                code,
                false,
                Kpi.Unit.PERCENT,
                "%",
                1,
                Kpi.Direction.UP,
                Kpi.Source.MICRODATA,
                List.of("fund"),
                "fct_fund_month",
                Optional.empty(),
                "1",
                Optional.of("1"),
                zonesApart,
                "",
                true,
                Persons.NONE,
                List.of(),
                1);
    }

    private static Figure share(String kpi, String region, int numerator, int denominator) {
        return new Figure(
                kpi, region, MONTH, KpiValue.share(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator)));
    }

    private static RegionSums sums(Kpi kpi, Set<Place> stated, Figure... figures) {
        return RegionSums.of(REGIONS, List.of(kpi), List.of("360200"), List.of(figures), stated);
    }

    @Test
    void whatTheCityBooksItselfIsOneMorePart() {
        // the county spent 60 of 100, city and county together 90 of 200: the city itself 30 of 100
        RegionSums sums = sums(
                kpi("lottery", false),
                Set.of(),
                share("lottery", "360202", 60, 100),
                share("lottery", "360200", 90, 200));

        assertThat(sums.ownParts()).containsExactly(share("lottery", "360200", 30, 100));
        Place place = new Place("lottery", "360200", MONTH);
        KpiSeries.Builder series = KpiSeries.builder();
        sums.ownParts().forEach(own -> series.add(own.kpiCode(), own.regionCode(), own.month(), own.value()));
        // the zone never had a figure: what it spends is its host's
        assertThat(sums.parts(place, series.build())).containsExactly("360202", "360203", "360200");
        assertThat(sums.stated(place)).isEmpty();
    }

    @Test
    void noCountyIsMissingWhoseCityStatedTheMeasureForAll() {
        RegionTree province = RegionTree.of(List.of(
                region("360000", Region.Level.PROVINCE, "", "", "省"),
                region("360200", Region.Level.PREFECTURE, "360000", "", "地级市"),
                region("360202", Region.Level.COUNTY, "360200", "", "区"),
                region("360203", Region.Level.COUNTY, "360200", "", "区"),
                region("360700", Region.Level.PREFECTURE, "360000", "", "地级市"),
                region("360702", Region.Level.COUNTY, "360700", "", "区")));
        RegionSums sums = RegionSums.of(
                province,
                List.of(kpi("rescue", false)),
                List.of("360000", "360200", "360700"),
                List.of(
                        share("rescue", "360202", 0, 1),
                        share("rescue", "360200", 1, 1),
                        share("rescue", "360000", 1, 1)),
                Set.of(new Place("rescue", "360200", MONTH)));
        KpiSeries counties = KpiSeries.builder()
                .add("rescue", "360202", MONTH, share("rescue", "360202", 0, 1).value())
                .build();
        // 360203 is spoken for by its city; 360702 is missing, since nobody speaks for it; a county's own statement
        // stays
        assertThat(sums.parts(new Place("rescue", "360000", MONTH), counties)).containsExactly("360202", "360702");
    }

    @Test
    void aZoneIsMissedOnceItHasReported() {
        RegionSums sums = sums(kpi("lottery", false), Set.of(), share("lottery", "360202", 60, 100));
        KpiSeries reportedBefore = KpiSeries.builder()
                .add("lottery", "360271", MONTH.minusMonths(2), KpiValue.share(BigDecimal.ONE, BigDecimal.TEN))
                .build();
        Place place = new Place("lottery", "360200", MONTH);
        assertThat(sums.parts(place, reportedBefore)).containsExactly("360202", "360203", "360271");
        assertThat(sums.parts(new Place("lottery", "360200", MONTH.minusMonths(3)), reportedBefore))
                .containsExactly("360202", "360203");
    }

    @Test
    void aStatementForTheWholeCityIsTheFigure() {
        Place place = new Place("pension", "360200", MONTH);
        RegionSums sums = sums(
                kpi("pension", false),
                Set.of(place),
                share("pension", "360202", 40, 50),
                share("pension", "360200", 97, 100));

        assertThat(sums.stated(place))
                .contains(share("pension", "360200", 97, 100).value());
    }

    @Test
    void zonesThatAreKeptApartAreNeitherAddedNorMissing() {
        RegionSums sums = sums(
                kpi("county_coverage", true),
                Set.of(),
                share("county_coverage", "360202", 1, 1),
                share("county_coverage", "360203", 0, 1),
                share("county_coverage", "360271", 1, 1),
                share("county_coverage", "360200", 1, 2));

        assertThat(sums.ownParts()).isEmpty();
        assertThat(sums.parts(
                        new Place("county_coverage", "360200", MONTH),
                        KpiSeries.builder().build()))
                .containsExactly("360202", "360203");
    }
}

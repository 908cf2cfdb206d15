package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Completeness.Ceiling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Map<String, BigDecimal> POPULATIONS =
            Map.of("360202", decimal("200"), "360203", decimal("300"), "360222", decimal("500"));
    private static final List<String> COUNTIES = List.of("360202", "360203", "360222");

    private static CountyFigure reported(String code, KpiValue value, String base) {
        return new CountyFigure(code, Optional.of(value), decimal(base), Optional.empty());
    }

    @Test
    void boundsTheVisitRateOfTheOutline() {
        // 8 200 of 10 000 owed persons live where reports came from, 97.8 % of them visited: low 97.8 × 0.82 = 80.196,
        // high 80.196 + 100 × 0.18 = 98.196; printed 80.2 and 98.2 in the outline of the bulletin
        KpiValue city = Completeness.combine(
                        List.of(
                                reported("360203", KpiValue.share(decimal("4890"), decimal("5000")), "5000"),
                                reported("360281", KpiValue.share(decimal("3129.6"), decimal("3200")), "3200"),
                                new CountyFigure(
                                        "360202",
                                        Optional.empty(),
                                        decimal("1800"),
                                        Optional.of(KpiValue.share(decimal("1750"), decimal("1800"))))),
                        Ceiling.WHOLE)
                .orElseThrow();
        assertThat(city.value()).contains(decimal("97.800000"));
        assertThat(city.bounds())
                .contains(new Bounds(
                        decimal("80.196000"),
                        Optional.of(decimal("98.196000")),
                        decimal("0.820000"),
                        List.of("360202")));
        assertThat(city.isComplete()).isFalse();
    }

    @Test
    void boundsACountByTheLastValues() {
        KpiSeries series = KpiSeries.builder()
                .add("teams", "360202", month("2025-08"), KpiValue.count(decimal("40")))
                .add("teams", "360202", month("2025-09"), KpiValue.count(decimal("44")))
                .add("teams", "360203", month("2025-10"), KpiValue.count(decimal("70")))
                .add("teams", "360222", month("2025-10"), KpiValue.count(decimal("30")))
                .build();
        KpiValue city = Completeness.combine(series, "teams", month("2025-10"), COUNTIES, POPULATIONS, Ceiling.WHOLE)
                .orElseThrow();
        // 70 + 30 reported; 44 more if 360202 stands where it stood; (300 + 500) / 1000 of the people
        assertThat(city.value()).contains(decimal("100.000000"));
        assertThat(city.bounds())
                .contains(new Bounds(
                        decimal("100.000000"),
                        Optional.of(decimal("144.000000")),
                        decimal("0.800000"),
                        List.of("360202")));
    }

    @Test
    void leavesTheHighEndOpenWithoutALastValue() {
        KpiSeries series = KpiSeries.builder()
                .add("teams", "360203", month("2025-10"), KpiValue.count(decimal("70")))
                .build();
        Bounds bounds = Completeness.combine(series, "teams", month("2025-10"), COUNTIES, POPULATIONS, Ceiling.WHOLE)
                .flatMap(KpiValue::bounds)
                .orElseThrow();
        assertThat(bounds.high()).isEmpty();
        assertThat(bounds.missing()).containsExactly("360202", "360222");
        assertThat(bounds.coverage()).isEqualByComparingTo("0.3");
    }

    @Test
    void coversAShareByPopulationWhenAMissingCountyNeverReported() {
        KpiSeries series = KpiSeries.builder()
                .add("visit", "360203", month("2025-10"), KpiValue.share(decimal("9"), decimal("10")))
                .add("visit", "360222", month("2025-10"), KpiValue.share(decimal("27"), decimal("30")))
                .build();
        Bounds bounds = Completeness.combine(series, "visit", month("2025-10"), COUNTIES, POPULATIONS, Ceiling.WHOLE)
                .flatMap(KpiValue::bounds)
                .orElseThrow();
        // 36 / 40 = 90 %; people covered 800 / 1000: 90 × 0.8 = 72, 72 + 20 = 92
        assertThat(bounds.low()).isEqualByComparingTo("72");
        assertThat(bounds.high()).hasValueSatisfying(high -> assertThat(high).isEqualByComparingTo("92"));
    }

    @Test
    void boundsARatioByTheLastValueAndNotByAHundred() {
        // 15 over 50, 12 of 30; 360222 last said 44 of 20, as a ratio may
        KpiSeries series = KpiSeries.builder()
                .add("area", "360202", month("2025-09"), KpiValue.share(decimal("15"), decimal("50")))
                .add("area", "360203", month("2025-09"), KpiValue.share(decimal("12"), decimal("30")))
                .add("area", "360222", month("2025-06"), KpiValue.share(decimal("44"), decimal("20")))
                .build();
        KpiValue city = Completeness.combine(
                        series, "area", month("2025-09"), COUNTIES, POPULATIONS, Ceiling.LAST_VALUE)
                .orElseThrow();
        // 27 / 80 = 33.75; with 20 more households and nothing 27 / 100 = 27, with what they last had 71 / 100 = 71
        assertThat(city.value()).contains(decimal("33.750000"));
        assertThat(city.bounds())
                .contains(new Bounds(
                        decimal("27.000000"),
                        Optional.of(decimal("71.000000")),
                        decimal("0.800000"),
                        List.of("360222")));
    }

    @Test
    void boundsARatioAboveAHundredToo() {
        // 1 200 yuan for 5 people and 900 for 5: 210 a head, 21 000 as a percentage, never cut at 100
        KpiSeries series = KpiSeries.builder()
                .add("pension", "360202", month("2025-09"), KpiValue.share(decimal("1200"), decimal("5")))
                .add("pension", "360203", month("2025-09"), KpiValue.share(decimal("900"), decimal("5")))
                .add("pension", "360222", month("2025-08"), KpiValue.share(decimal("400"), decimal("2")))
                .build();
        Bounds bounds = Completeness.combine(
                        series, "pension", month("2025-09"), COUNTIES, POPULATIONS, Ceiling.LAST_VALUE)
                .flatMap(KpiValue::bounds)
                .orElseThrow();
        // 2 100 / 12 = 175 and 2 500 / 12 = 208.33
        assertThat(bounds.low()).isEqualByComparingTo("17500");
        assertThat(bounds.high()).contains(decimal("20833.333333"));
    }

    @Test
    void leavesARatioOpenWithoutALastValue() {
        KpiSeries series = KpiSeries.builder()
                .add("area", "360203", month("2025-09"), KpiValue.share(decimal("12"), decimal("30")))
                .build();
        Bounds bounds = Completeness.combine(
                        series, "area", month("2025-09"), COUNTIES, POPULATIONS, Ceiling.LAST_VALUE)
                .flatMap(KpiValue::bounds)
                .orElseThrow();
        // 40 where 300 of 1 000 people live
        assertThat(bounds.low()).isEqualByComparingTo("12");
        assertThat(bounds.high()).isEmpty();
    }

    @Test
    void sumsAllCountiesWithoutBounds() {
        // 2163 public of 4059 beds: 53.29 % in the document (648 + 1515 of 648 + 1515 + 1896)
        KpiValue city = Completeness.combine(
                        List.of(
                                reported("360202", KpiValue.share(decimal("648"), decimal("648")), "1"),
                                reported("360203", KpiValue.share(decimal("1515"), decimal("3411")), "1")),
                        Ceiling.WHOLE)
                .orElseThrow();
        assertThat(city.value()).contains(decimal("53.288987"));
        assertThat(city.bounds()).isEmpty();
    }

    @Test
    void saysNothingWhenNobodyReported() {
        assertThat(Completeness.combine(
                        KpiSeries.builder().build(), "visit", month("2025-10"), COUNTIES, POPULATIONS, Ceiling.WHOLE))
                .isEmpty();
    }

    @Test
    void hasNoShareOfNothing() {
        assertThat(KpiValue.share(BigDecimal.ZERO, BigDecimal.ZERO).value()).isEmpty();
    }
}

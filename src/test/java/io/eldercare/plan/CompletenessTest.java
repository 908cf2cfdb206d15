package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static org.assertj.core.api.Assertions.assertThat;

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
        KpiValue city = Completeness.combine(List.of(
                        reported("360203", KpiValue.share(decimal("4890"), decimal("5000")), "5000"),
                        reported("360281", KpiValue.share(decimal("3129.6"), decimal("3200")), "3200"),
                        new CountyFigure(
                                "360202",
                                Optional.empty(),
                                decimal("1800"),
                                Optional.of(KpiValue.share(decimal("1750"), decimal("1800"))))))
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
        KpiValue city = Completeness.combine(series, "teams", month("2025-10"), COUNTIES, POPULATIONS)
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
        Bounds bounds = Completeness.combine(series, "teams", month("2025-10"), COUNTIES, POPULATIONS)
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
        Bounds bounds = Completeness.combine(series, "visit", month("2025-10"), COUNTIES, POPULATIONS)
                .flatMap(KpiValue::bounds)
                .orElseThrow();
        // 36 / 40 = 90 %; people covered 800 / 1000: 90 × 0.8 = 72, 72 + 20 = 92
        assertThat(bounds.low()).isEqualByComparingTo("72");
        assertThat(bounds.high()).hasValueSatisfying(high -> assertThat(high).isEqualByComparingTo("92"));
    }

    @Test
    void sumsAllCountiesWithoutBounds() {
        // 2163 public of 4059 beds: 53.29 % in the document (648 + 1515 of 648 + 1515 + 1896)
        KpiValue city = Completeness.combine(List.of(
                        reported("360202", KpiValue.share(decimal("648"), decimal("648")), "1"),
                        reported("360203", KpiValue.share(decimal("1515"), decimal("3411")), "1")))
                .orElseThrow();
        assertThat(city.value()).contains(decimal("53.288987"));
        assertThat(city.bounds()).isEmpty();
    }

    @Test
    void saysNothingWhenNobodyReported() {
        assertThat(Completeness.combine(KpiSeries.builder().build(), "visit", month("2025-10"), COUNTIES, POPULATIONS))
                .isEmpty();
    }

    @Test
    void hasNoShareOfNothing() {
        assertThat(KpiValue.share(BigDecimal.ZERO, BigDecimal.ZERO).value()).isEmpty();
    }
}

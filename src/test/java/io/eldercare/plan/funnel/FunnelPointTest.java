package io.eldercare.plan.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class FunnelPointTest {
    /**
     * Ten tosses of a coin: P(R ≤ 0, 1, 2) = 1, 11, 56 of 1024. For p = 0.025 = 25.6 / 1024 r is 2, α = (56 − 25.6) / 45 = 0.675556,
     * the limit (2 − 0.675556) / 10; for p = 0.001 = 1.024 / 1024 r is 1, α = (11 − 1.024) / 10 = 0.9976.
     */
    @Test
    void interpolatesTheExactBinomialLimits() {
        FunnelLimits limits = FunnelLimits.of(0.5, 10);
        assertThat(limits.low95()).isCloseTo(0.13244444, within(1e-8));
        assertThat(limits.low998()).isCloseTo(0.00024, within(1e-12));
        assertThat(limits.high95()).isCloseTo(1 - 0.13244444, within(1e-8));
        assertThat(limits.high998()).isCloseTo(1 - 0.00024, within(1e-12));
    }

    /** 0.6 ± 1.959964 and 3.090232 × √(0.24 / 100 000) = 0.00303637, 0.00478737; a case is 0.00001. */
    @Test
    void agreesWithTheNormalLimitsOfManyCases() {
        FunnelLimits limits = FunnelLimits.of(0.6, 100_000);
        assertThat(limits.low95()).isCloseTo(0.59696363, within(2e-5));
        assertThat(limits.high95()).isCloseTo(0.60303637, within(2e-5));
        assertThat(limits.low998()).isCloseTo(0.59521263, within(2e-5));
        assertThat(limits.high998()).isCloseTo(0.60478737, within(2e-5));
    }

    /** One case of a share of 0.9: not met has a probability of 10 %, no wonder. */
    @Test
    void blamesNobodyForOneCase() {
        FunnelLimits limits = FunnelLimits.of(0.9, 1);
        assertThat(limits.low95()).isEqualTo(0);
        assertThat(limits.high95()).isEqualTo(1);
        assertThatThrownBy(() -> FunnelLimits.of(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(FunnelLimits.of(1, 30)).isEqualTo(new FunnelLimits(1, 1, 1, 1));
    }

    /** Swapping met and failed mirrors the limits. */
    @Test
    void treatsSuccessAndFailureAlike() {
        FunnelLimits met = FunnelLimits.of(0.07, 137);
        FunnelLimits failed = FunnelLimits.of(1 - 0.07, 137);
        assertThat(met.low95()).isCloseTo(1 - failed.high95(), within(1e-12));
        assertThat(met.high998()).isCloseTo(1 - failed.low998(), within(1e-12));
    }

    private static KpiValue share(long met, long cases) {
        return KpiValue.share(BigDecimal.valueOf(met), BigDecimal.valueOf(cases));
    }

    /**
     * 9 of 20 and 900 of 2000 are both 45 %, the common share 8909 / 18 020 = 49.44 %. Of 20 cases P(R ≤ 9) is far above 0.025: chance. Of
     * 2000 the deviation is 1.118 points, so 45 % lies 4 deviations below.
     */
    @Test
    void callsNoiseOfASmallCountyNoise() {
        SortedMap<String, FunnelPoint> points = FunnelPoint.of(
                Map.of("360201", share(9, 20), "360202", share(900, 2000), "360203", share(8000, 16000)));
        assertThat(points.get("360201").verdict()).isEqualTo(FunnelPoint.Verdict.WITHIN);
        assertThat(points.get("360202").verdict()).isEqualTo(FunnelPoint.Verdict.BELOW_998);
        assertThat(points.get("360203").verdict()).isEqualTo(FunnelPoint.Verdict.WITHIN);
        assertThat(points.get("360201").value()).isEqualByComparingTo("45");
        assertThat(points.get("360201").centre()).isEqualByComparingTo("49.439512");
        assertThat(points.get("360202").low998())
                .isGreaterThan(points.get("360202").value())
                .isLessThan(points.get("360202").low95());
    }

    @Test
    void leavesOutWhatIsNoShareOfWholeCases() {
        assertThat(FunnelPoint.of(Map.of("A", share(1, 2), "B", KpiValue.count(BigDecimal.TEN))))
                .isEmpty();
        assertThat(FunnelPoint.of(Map.of("A", share(1, 2), "B", share(0, 0)))).isEmpty();
        assertThat(FunnelPoint.of(Map.of("A", share(1, 2), "B", share(1, 4)))).hasSize(2);
    }
}

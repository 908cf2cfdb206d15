package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareChangeTest {
    private static KpiValue share(String numerator, String denominator) {
        return KpiValue.share(decimal(numerator), decimal(denominator));
    }

    @Test
    void tellsEmptyNewBedsFromResidentsWhoLeft() {
        // 50 of 100 beds, then 50 of 125: 40 %, residents moved nothing
        assertThat(ShareChange.between(share("50", "100"), share("50", "125")))
                .contains(new ShareChange(decimal("-10.000000"), decimal("0.000000"), decimal("-10.000000")));
        // 50 of 100 beds, then 40 of 100: beds moved nothing
        assertThat(ShareChange.between(share("50", "100"), share("40", "100")))
                .contains(new ShareChange(decimal("-10.000000"), decimal("-10.000000"), decimal("0.000000")));
    }

    @Test
    void splitsAJointChangeByTheMeanOfBothOrders() {
        // 50 of 100 (50 %), then 60 of 150 (40 %): ten residents more are worth 10 / 100 = 10 points at the old beds
        // and
        // 10 / 150 = 6.67 at the new: mean 8.33; the beds take 18.33
        assertThat(ShareChange.between(share("50", "100"), share("60", "150")))
                .contains(new ShareChange(decimal("-10.000000"), decimal("8.333333"), decimal("-18.333333")));
    }

    @Test
    void saysNothingAboutCountsOrWithoutABase() {
        assertThat(ShareChange.between(KpiValue.count(decimal("5")), KpiValue.count(decimal("6"))))
                .isEmpty();
        assertThat(ShareChange.between(share("0", "0"), share("1", "2"))).isEmpty();
    }
}

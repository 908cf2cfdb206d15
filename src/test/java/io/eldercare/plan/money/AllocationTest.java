package io.eldercare.plan.money;

import static io.eldercare.plan.money.MoneyExamples.banded;
import static io.eldercare.plan.money.MoneyExamples.decimal;
import static io.eldercare.plan.money.MoneyExamples.disabled;
import static io.eldercare.plan.money.MoneyExamples.graded;
import static io.eldercare.plan.money.MoneyExamples.jingdezhen;
import static io.eldercare.plan.money.MoneyExamples.rules;
import static io.eldercare.plan.money.MoneyExamples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.plan.money.FundRules.Measure;
import io.eldercare.plan.money.FundRules.Per;
import io.eldercare.plan.money.MoneyLine.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hand-computed allocations. */
class AllocationTest {
    private static final BigDecimal MILLION = decimal("1000000");
    private static final Optional<Limit> NONE = Optional.empty();

    private static List<String> yuan(Allocation allocation, Kind kind) {
        return allocation.units().stream()
                .map(unit -> unit.find(kind).orElseThrow().yuan().toPlainString())
                .toList();
    }

    private static List<String> totals(Allocation allocation) {
        return allocation.units().stream()
                .map(unit -> unit.yuan().toPlainString())
                .toList();
    }

    private static String numbers(Allocation allocation, String unit, Kind kind) {
        return allocation.unit(unit).orElseThrow().find(kind).orElseThrow().numbers();
    }

    @Test
    void dividesAMillionOverJingdezhen() {
        Allocation allocation = Allocation.of(rules(), MILLION, jingdezhen());

        assertThat(allocation.parts())
                .extracting(line -> line.yuan().toPlainString())
                .containsExactly("700000.00", "200000.00", "100000.00");
        // 70 000 000 cents × 33762 / 269220 = 8 778 471 + 37380/269220; 68089: 17 703 848 + 41440;
        // 44107: 11 468 278 + 196840; 123262: 32 049 401 + 262780. Two cents are left: for 360281 and 360222
        assertThat(yuan(allocation, Kind.NEED)).containsExactly("87784.71", "177038.48", "114682.79", "320494.02");
        // 200 000 × 80/300 = 53 333.333, 90: 60 000, 70: 46 666.667, 60: 40 000; the cent left goes to 46 666.66
        assertThat(yuan(allocation, Kind.PERFORMANCE)).containsExactly("53333.33", "60000.00", "46666.67", "40000.00");
        // 100 000 × 50/100, 25/100, 25/100, 0
        assertThat(yuan(allocation, Kind.IMPROVEMENT)).containsExactly("50000.00", "25000.00", "25000.00", "0.00");
        assertThat(totals(allocation)).containsExactly("191118.04", "262038.48", "186349.46", "360494.02");
        // 0.19111804, 0.26203848, 0.18634946, 0.36049402: the millionths lost are put back by largest remainder
        assertThat(allocation.units())
                .extracting(unit -> unit.share().toPlainString())
                .containsExactly("0.191118", "0.262039", "0.186349", "0.360494");
        assertThat(allocation.notes())
                .containsExactly(
                        "需求基数“失能老年人”缺县360202、县360203、县360222、县360281的数据，其权重25%由有数据的基数按比例分担。",
                        "需求基数“财政困难程度”尚未采集，其权重15%由有数据的基数按比例分担。");
    }

    @Test
    void printsFormulasThatCanBeCheckedByHand() {
        Allocation allocation = Allocation.of(rules(), MILLION, jingdezhen());

        assertThat(allocation.unit("360222").orElseThrow().find(Kind.NEED)).hasValueSatisfying(line -> {
            assertThat(line.formula()).isEqualTo("需求部分 × 本地60岁及以上人口 ÷ 各地合计");
            assertThat(line.numbers()).isEqualTo("700,000.00 × 44,107 ÷ 269,220 = 114,682.7873… → 114,682.79（尾差补1分）");
        });
        assertThat(numbers(allocation, "360202", Kind.NEED))
                .isEqualTo("700,000.00 × 33,762 ÷ 269,220 = 87,784.7113… → 87,784.71（舍去尾差）");
        assertThat(numbers(allocation, "360203", Kind.PERFORMANCE)).isEqualTo("200,000.00 × 90 ÷ 300 = 60,000.00");
        assertThat(allocation.parts().get(0).numbers()).isEqualTo("1,000,000.00 × 70 ÷ 100 = 700,000.00");
    }

    @Test
    void weighsSeveralBases() {
        // 60 × 1/4 + 25 × 2/10 = 15 + 5 = 20 of 85; 60 × 3/4 + 25 × 8/10 = 45 + 20 = 65 of 85
        List<Recipient> units =
                List.of(disabled(unit("1", "100", "50", "0"), "20"), disabled(unit("2", "300", "50", "0"), "80"));
        Allocation allocation = Allocation.of(rules(), decimal("900"), units);

        // nobody improved: 70 and 20 of 90 carry the pot, 700 and 200
        assertThat(allocation.parts())
                .extracting(line -> line.yuan().toPlainString())
                .containsExactly("700.00", "200.00");
        // 700 × 20/85 = 164.70588, 700 × 65/85 = 535.29411
        assertThat(yuan(allocation, Kind.NEED)).containsExactly("164.71", "535.29");
        assertThat(numbers(allocation, "1", Kind.NEED))
                .isEqualTo("700.00 × (60 × 100 ÷ 400 + 25 × 20 ÷ 100) ÷ 85 = 164.7058… → 164.71（尾差补1分）");
        assertThat(allocation.notes())
                .containsExactly("进步部分没有数据，其份额10%由其余部分按比例分担。", "需求基数“财政困难程度”尚未采集，其权重15%由有数据的基数按比例分担。");
    }

    @Test
    void rescalesGradeCoefficientsToThePot() {
        List<Recipient> units = List.of(
                graded(unit("1", "1", "95", "1"), "优秀"),
                graded(unit("2", "1", "85", "1"), "良好"),
                graded(unit("3", "1", "70", "1"), "合格"));
        Allocation allocation = Allocation.of(rules(Measure.GRADE, Per.UNIT, NONE, NONE, "0"), decimal("3000"), units);

        // 600 × 1.1/3 = 220, 1.0: 200, 0.9: 180
        assertThat(yuan(allocation, Kind.PERFORMANCE)).containsExactly("220.00", "200.00", "180.00");
        assertThat(numbers(allocation, "1", Kind.PERFORMANCE)).isEqualTo("600.00 × 1.1（优秀） ÷ 3 = 220.00");
    }

    @Test
    void multipliesWithTheNeedPartWhereTheRulesSaySo() {
        List<Recipient> units =
                List.of(graded(unit("1", "100", "95", "10"), "优秀"), graded(unit("2", "300", "70", "10"), "合格"));
        Allocation allocation = Allocation.of(rules(Measure.GRADE, Per.NEED, NONE, NONE, "0"), decimal("1000"), units);

        // need 175 and 525; 200 × (175 × 1.1) / (175 × 1.1 + 525 × 0.9) = 200 × 192.5/665 = 57.8947
        assertThat(yuan(allocation, Kind.NEED)).containsExactly("175.00", "525.00");
        assertThat(yuan(allocation, Kind.PERFORMANCE)).containsExactly("57.89", "142.11");
        assertThat(numbers(allocation, "1", Kind.PERFORMANCE))
                .isEqualTo("200.00 × 175.00 × 1.1（优秀） ÷ 665 = 57.8947… → 57.89（舍去尾差）");
        // improvement is multiplied, too: 100 × 1750/7000
        assertThat(yuan(allocation, Kind.IMPROVEMENT)).containsExactly("25.00", "75.00");
    }

    @Test
    void countsUnitsOfOneBandAlike() {
        List<Recipient> units = List.of(
                banded(unit("1", "1", "86", "1"), 1),
                banded(unit("2", "1", "84", "1"), 1),
                banded(unit("3", "1", "30", "1"), 2));
        Allocation allocation = Allocation.of(rules(Measure.BAND, Per.UNIT, NONE, NONE, "0"), decimal("1000"), units);

        // the first two count 85 each: 200 × 85/200, 200 × 30/200
        assertThat(yuan(allocation, Kind.PERFORMANCE)).containsExactly("85.00", "85.00", "30.00");
        assertThat(numbers(allocation, "2", Kind.PERFORMANCE)).isEqualTo("200.00 × (86 + 84) ÷ 2 ÷ 200 = 85.00");
    }

    @Test
    void withholdingCountsAsNought() {
        Allocation allocation =
                Allocation.of(rules(), decimal("1000"), List.of(unit("1", "1", "80", "-"), unit("2", "1", "-", "40")));

        assertThat(yuan(allocation, Kind.PERFORMANCE)).containsExactly("200.00", "0.00");
        assertThat(yuan(allocation, Kind.IMPROVEMENT)).containsExactly("0.00", "100.00");
    }

    @Test
    void holdsAmountsWithinFloorAndCapAndSaysHow() {
        Optional<Limit> floor = Optional.of(new Limit(Limit.Measure.YUAN, decimal("200000")));
        Optional<Limit> cap = Optional.of(new Limit(Limit.Measure.SHARE, decimal("0.34")));
        Allocation allocation = Allocation.of(rules(Measure.SCORE, Per.UNIT, floor, cap, "0"), MILLION, jingdezhen());

        // before: 191118.04, 262038.48, 186349.46, 360494.02
        // over 360494.02 − 340000 = 20494.02; under (200000 − 191118.04) + (200000 − 186349.46) = 22532.50: floors
        // first.
        // 600000 over 262038.48 and 360494.02: 252 551.9…, 347 448.0… > 340000: cap; 260000 are left
        assertThat(totals(allocation)).containsExactly("200000.00", "260000.00", "200000.00", "340000.00");
        assertThat(yuan(allocation, Kind.LIMIT)).containsExactly("8881.96", "-2038.48", "13650.54", "-20494.02");
        assertThat(numbers(allocation, "360202", Kind.LIMIT)).isEqualTo("保底 200,000.00 − 191,118.04 = +8,881.96");
        assertThat(numbers(allocation, "360281", Kind.LIMIT)).isEqualTo("封顶 340,000.00 − 360,494.02 = −20,494.02");
        assertThat(numbers(allocation, "360203", Kind.LIMIT))
                .isEqualTo("260,000.00 × 262,038.48 ÷ 262,038.48 = 260,000.00；260,000.00 − 262,038.48 = −2,038.48");
        assertThat(allocation.notes())
                .contains(
                        "保底封顶第1轮：县360202、县360222定为保底额 200,000.00 元，余额由其他地区按原金额比例分。",
                        "保底封顶第2轮：县360281定为封顶额 340,000.00 元，余额由其他地区按原金额比例分。");
    }

    @Test
    void leavesAmountsWithinTheLimitsAlone() {
        Optional<Limit> floor = Optional.of(new Limit(Limit.Measure.SHARE, decimal("0.1")));
        Allocation allocation = Allocation.of(rules(Measure.SCORE, Per.UNIT, floor, NONE, "0"), MILLION, jingdezhen());

        assertThat(totals(allocation)).containsExactly("191118.04", "262038.48", "186349.46", "360494.02");
        assertThat(numbers(allocation, "360202", Kind.LIMIT)).isEqualTo("191,118.04 未低于保底、未超过封顶，不调整");
    }

    @Test
    void settlesAgainstAnAdvanceByNeed() {
        Allocation allocation = Allocation.of(rules(Measure.SCORE, Per.UNIT, NONE, NONE, "0.8"), MILLION, jingdezhen());

        // 800 000 × 33762/269220 = 100 325.384…, 68089: 202 329.693…, 44107: 131 066.042…, 123262: 366 278.879…
        assertThat(yuan(allocation, Kind.ADVANCE)).containsExactly("100325.39", "202329.69", "131066.04", "366278.88");
        assertThat(yuan(allocation, Kind.SETTLEMENT)).containsExactly("90792.65", "59708.79", "55283.42", "-5784.86");
        assertThat(numbers(allocation, "360281", Kind.SETTLEMENT))
                .isEqualTo("360,494.02 − 366,278.88 = −5,784.86（收回或抵扣）");
        assertThat(allocation.notes()).contains("县360281的预拨多于分配金额，清算为 −5,784.86 元，须收回或抵扣以后的资金。");
        assertThat(allocation.parts().get(3).numbers()).isEqualTo("1,000,000.00 × 80% = 800,000.00");
        assertThat(allocation
                        .unit("360202")
                        .orElseThrow()
                        .find(Kind.ADVANCE)
                        .orElseThrow()
                        .formula())
                .isEqualTo("预拨总额 × 本地60岁及以上人口 ÷ 各地合计");
    }

    @Test
    void givesTheOddCentToTheLowerCode() {
        Allocation allocation =
                Allocation.of(rules(), decimal("0.03"), List.of(unit("2", "5", "-", "-"), unit("1", "5", "-", "-")));

        // need alone has data; 1.5 cents each
        assertThat(totals(allocation)).containsExactly("0.02", "0.01");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Allocation.of(rules(), MILLION, List.of())).hasMessage("没有参加分配的地区");
        assertThatThrownBy(() -> Allocation.of(rules(), decimal("0.001"), jingdezhen()))
                .hasMessage("资金总额须为正数，最多到分：0.001");
        assertThatThrownBy(() -> Allocation.of(rules(), MILLION, List.of(unit("1", "-", "-", "-"))))
                .hasMessage("需求、绩效、进步各部分都没有数据，无法分配");
        assertThatThrownBy(() -> Allocation.of(
                        rules(Measure.GRADE, Per.UNIT, NONE, NONE, "0"),
                        MILLION,
                        List.of(graded(unit("1", "1", "1", "1"), "差"))))
                .hasMessageContaining("等次“差”没有系数");
    }
}

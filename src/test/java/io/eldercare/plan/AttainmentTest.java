package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.history;
import static io.eldercare.plan.Examples.month;
import static io.eldercare.plan.Examples.percent;
import static io.eldercare.plan.Examples.standing;
import static io.eldercare.plan.Examples.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttainmentTest {
    /** 2023-12 to 2025-12 are 24 months, 36 to 60 are 24 points: one point a month. */
    private static final Optional<Point> FROM_36 = Optional.of(new Point(month("2023-12"), decimal("36")));

    private static UnitTarget rising(Comparison comparison) {
        return whole(Examples.target("T-1", "share", comparison, "60", "%", "0", FROM_36, List.of()));
    }

    private static UnitTarget falling() {
        return whole(Examples.target("T-2", "share", Comparison.AT_MOST, "12", "%", "100", FROM_36, List.of()));
    }

    private static Attainment at(UnitTarget target, String month, String value) {
        return Attainment.of(target, month(month), history(Map.of(month, percent(value))));
    }

    // 2025-06 is month 18: expected 36 + 18 = 54; still lagging down to 54 − 0.25 × (54 − 36) = 49.5
    @ParameterizedTest
    @CsvSource({
        "60, MET",
        "59.999999, ON_TRACK",
        "54, ON_TRACK",
        "53.999999, LAGGING",
        "49.5, LAGGING",
        "49.499999, OFF_TRACK",
        "0, OFF_TRACK"
    })
    void placesAValueBesideThePath(String value, Status status) {
        assertThat(at(rising(Comparison.AT_LEAST), "2025-06", value).status()).isEqualTo(status);
    }

    // falling from 36 to 12 by one a month: expected 18, still lagging up to 18 + 0.25 × 18 = 22.5
    @ParameterizedTest
    @CsvSource({
        "12, MET",
        "11, MET",
        "12.000001, ON_TRACK",
        "18, ON_TRACK",
        "18.000001, LAGGING",
        "22.5, LAGGING",
        "22.500001, OFF_TRACK"
    })
    void mirrorsTargetsThatLimit(String value, Status status) {
        assertThat(at(falling(), "2025-06", value).status()).isEqualTo(status);
    }

    // around 60 with five points: 55–60 is basically met, below it the path decides (54 is due)
    @ParameterizedTest
    @CsvSource({
        "60, 2025-06, MET",
        "59.999999, 2025-06, BASICALLY_MET",
        "55, 2025-06, BASICALLY_MET",
        "54.999999, 2025-06, ON_TRACK",
        "53, 2025-06, LAGGING",
        "60, 2025-12, MET_ON_TIME",
        "55, 2025-12, BASICALLY_MET",
        "54.999999, 2025-12, MISSED"
    })
    void allowsATolerance(String value, String month, Status status) {
        assertThat(at(rising(Comparison.APPROXIMATELY), month, value).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"60, MET_ON_TIME", "59.999999, MISSED"})
    void settlesAtTheDeadline(String value, Status status) {
        Attainment settled = at(rising(Comparison.AT_LEAST), "2025-12", value);
        assertThat(settled.status()).isEqualTo(status);
        assertThat(settled.requiredPace()).isEmpty();
    }

    // 表1 of Jingdezhen's plan for old and young prints 大于65%: 65 % is not enough
    @ParameterizedTest
    @CsvSource({"60, MISSED", "60.000001, MET_ON_TIME", "59.9, MISSED"})
    void takesMoreThanAtItsWord(String value, Status status) {
        Attainment settled = at(rising(Comparison.ABOVE), "2025-12", value);
        assertThat(settled.status()).isEqualTo(status);
        assertThat(settled.reason()).contains("目标60%以上（不含本数）");
    }

    @Test
    void keepsTheVerdictOfTheDeadlineAfterIt() {
        UnitTarget target = rising(Comparison.AT_LEAST);
        Attainment late = Attainment.of(
                target, month("2026-03"), history(Map.of("2025-12", percent("58.2"), "2026-03", percent("61"))));
        assertThat(late.status()).isEqualTo(Status.MISSED);
        assertThat(late.reason()).isEqualTo("截至2025年12月为58.2%，距目标60%差1.8个百分点；本月61%，已达到目标");
        assertThat(late.expected()).isEmpty();
        Attainment kept = Attainment.of(
                target, month("2026-03"), history(Map.of("2025-12", percent("60.5"), "2026-03", percent("59"))));
        assertThat(kept.status()).isEqualTo(Status.MET_ON_TIME);
        assertThat(kept.reason()).isEqualTo("截至2025年12月为60.5%，如期达到目标60%；本月59%，未达到目标");
    }

    @Test
    void claimsNothingOfADeadlineWithoutFigures() {
        UnitTarget target = rising(Comparison.AT_LEAST);
        Attainment met = at(target, "2026-03", "61");
        assertThat(met.status()).isEqualTo(Status.MET_ON_TIME);
        assertThat(met.reason()).isEqualTo("期限2025年12月没有可用的数，按本月61%评，已达到目标60%");
        Attainment missed = at(target, "2026-03", "58.2");
        assertThat(missed.status()).isEqualTo(Status.MISSED);
        assertThat(missed.reason()).isEqualTo("期限2025年12月没有可用的数，按本月58.2%评，距目标60%差1.8个百分点");
    }

    @Test
    void judgesStandingDutiesMonthByMonth() {
        UnitTarget visits = whole(standing(Examples.share("T-3", "visit", Comparison.EQUAL, "100", "90")));
        Attainment met = at(visits, "2025-06", "100");
        assertThat(met.status()).isEqualTo(Status.DUTY_MET);
        assertThat(met.reason()).isEqualTo("本月100%，达到100%要求");
        Attainment missed = at(visits, "2026-01", "97.8");
        assertThat(missed.status()).isEqualTo(Status.DUTY_MISSED);
        assertThat(missed.reason()).isEqualTo("本月97.8%，距100%要求差2.2个百分点");
        assertThat(missed.expected()).isEmpty();
        assertThat(missed.requiredPace()).isEmpty();
    }

    @Test
    void neverPrintsAMissedDutyAsAFullHundred() {
        UnitTarget visits = whole(standing(Examples.share("T-3", "visit", Comparison.EQUAL, "100", "90")));
        assertThat(at(visits, "2025-06", "99.97").reason()).isEqualTo("本月99.97%，距100%要求差0.03个百分点");
    }

    @Test
    void saysWhatIsMissing() {
        Attainment none = Attainment.of(rising(Comparison.AT_LEAST), month("2025-06"), history(Map.of()));
        assertThat(none.status()).isEqualTo(Status.NO_DATA);
        assertThat(none.reason()).isEqualTo("本月缺报");
        assertThat(none.value()).isEmpty();
        assertThat(none.expected()).contains(decimal("54.000000"));
    }

    @Test
    void tellsAShareOfNothingFromAMissingReport() {
        var nobodyOwed = history(Map.of("2025-06", KpiValue.share(BigDecimal.ZERO, BigDecimal.ZERO)));
        Attainment none = Attainment.of(rising(Comparison.AT_LEAST), month("2025-06"), nobodyOwed);
        assertThat(none.status()).isEqualTo(Status.NO_DATA);
        assertThat(none.reason()).isEqualTo("本月没有应计对象");
    }

    @ParameterizedTest
    @CsvSource({
        "61.3, '本月61.3%，达到目标60%'",
        "55, '本月55%，达到序时进度54%，距目标60%差5个百分点'",
        "48.64, '本月48.6%，距序时进度54%差5.4个百分点'",
        "53.96, '本月53.96%，距序时进度54%差0.04个百分点'"
    })
    void explainsTheStatusWithItsFigures(String value, String reason) {
        assertThat(at(rising(Comparison.AT_LEAST), "2025-06", value).reason()).isEqualTo(reason);
    }

    @Test
    void notesWhatLiesFarAboveAnApproximateTarget() {
        assertThat(at(rising(Comparison.APPROXIMATELY), "2025-06", "78.5").reason())
                .isEqualTo("本月78.5%，达到目标60%左右，高出18.5个百分点");
        assertThat(at(rising(Comparison.APPROXIMATELY), "2025-06", "57").reason())
                .isEqualTo("本月57%，在目标60%左右的允许范围（5个百分点）内");
    }

    @Test
    void startsFromTheFirstReportedValueWithoutABaseline() {
        UnitTarget target = whole(Examples.share("T-4", "share", Comparison.AT_LEAST, "60", "47"));
        var values = history(Map.of("2024-12", percent("48"), "2025-06", percent("53")));
        // 48 to 60 in 12 months is one a month: 54 after six
        Attainment later = Attainment.of(target, month("2025-06"), values);
        assertThat(later.expected()).contains(decimal("54.000000"));
        assertThat(later.status()).isEqualTo(Status.LAGGING);
        Attainment first = Attainment.of(target, month("2024-12"), values);
        assertThat(first.status()).isEqualTo(Status.ON_TRACK);
        assertThat(first.reason()).isEqualTo("本月48%，以此为起点，2025年12月应达到60%");
    }

    @Test
    void hasNoPathWhenTheFirstValueIsAtTheTarget() {
        UnitTarget target = whole(Examples.share("T-4", "share", Comparison.AT_LEAST, "60", "47"));
        var values = history(Map.of("2024-12", percent("62"), "2025-06", percent("59")));
        assertThat(Attainment.of(target, month("2024-12"), values).status()).isEqualTo(Status.MET);
        Attainment fallen = Attainment.of(target, month("2025-06"), values);
        assertThat(fallen.expected()).isEmpty();
        assertThat(fallen.status()).isEqualTo(Status.OFF_TRACK);
        assertThat(fallen.reason()).isEqualTo("起点已达标，本月回到59%，距目标60%差1个百分点");
    }

    @Test
    void followsMilestones() {
        List<Point> milestones = List.of(new Point(month("2024-12"), decimal("40")));
        UnitTarget target =
                whole(Examples.target("T-5", "share", Comparison.AT_LEAST, "60", "%", "0", FROM_36, milestones));
        TargetPath path = TargetPath.of(target, Optional.empty()).orElseThrow();
        assertThat(path.expected(month("2023-11"))).isEqualByComparingTo("36");
        // half of the way from 36 to 40
        assertThat(path.expected(month("2024-06"))).isEqualByComparingTo("38");
        assertThat(path.expected(month("2024-12"))).isEqualByComparingTo("40");
        // 40 + 20 × 7 / 12
        assertThat(path.expected(month("2025-07"))).isEqualByComparingTo("51.666667");
        assertThat(path.expected(month("2025-12"))).isEqualByComparingTo("60");
        assertThat(path.expected(month("2026-05"))).isEqualByComparingTo("60");
    }

    @Test
    void holdsTheBedTargetAgainstItsPrintedBaseline() {
        UnitTarget beds = whole(Examples.target(
                "JDZ1O1Y-05",
                "institution_bed_count",
                Comparison.AT_LEAST,
                "10500",
                "张",
                "0",
                Optional.of(new Point(month("2020-12"), decimal("4059"))),
                List.of()));
        Attainment start =
                Attainment.of(beds, month("2020-12"), history(Map.of("2020-12", KpiValue.count(decimal("4059")))));
        // gap 10500 − 4059 = 6441 beds (policy-baselines.csv) in 60 months: 107.35 a month
        assertThat(start.requiredPace()).contains(decimal("107.350000"));
        // 4059 / 10500
        assertThat(start.attainment()).contains(decimal("0.386571"));
        Attainment now =
                Attainment.of(beds, month("2025-10"), history(Map.of("2025-10", KpiValue.count(decimal("9000")))));
        // 4059 + 6441 × 58 / 60 = 10285.3; still lagging from 10285.3 − 0.25 × 6226.3 = 8728.725
        assertThat(now.expected()).contains(decimal("10285.300000"));
        assertThat(now.status()).isEqualTo(Status.LAGGING);
        assertThat(now.reason()).isEqualTo("本月9000张，距序时进度10285张差1285张");
    }

    @Test
    void judgesAnIncompleteFigureOnlyWhenBothBoundsAgree() {
        UnitTarget target = rising(Comparison.AT_LEAST);
        KpiValue open = percent("97.8")
                .with(new Bounds(decimal("50.2"), Optional.of(decimal("68.2")), decimal("0.82"), List.of("360202")));
        Attainment undecided = Attainment.of(target, month("2025-06"), history(Map.of("2025-06", open)));
        assertThat(undecided.status()).isEqualTo(Status.NO_DATA);
        assertThat(undecided.reason()).isEqualTo("已报地区97.8%，覆盖82%，未报部分按0至100%测算，全域在50.2%至68.2%之间，本期不作达标判断");
        KpiValue sure = percent("97.8")
                .with(new Bounds(decimal("80.2"), Optional.of(decimal("98.2")), decimal("0.82"), List.of("360202")));
        Attainment decided = Attainment.of(target, month("2025-06"), history(Map.of("2025-06", sure)));
        assertThat(decided.status()).isEqualTo(Status.MET);
        assertThat(decided.reason()).isEqualTo("本月97.8%，达到目标60%（覆盖82%，未报部分按0至100%测算，不影响结论）");
    }

    @Test
    void callsNothingWithheldThatNobodyOwesYet() {
        Target early = rising(Comparison.AT_LEAST).target();
        Plan plan = new Plan(
                "P",
                "测试方案",
                Optional.empty(),
                DocumentStatus.APPROVED,
                "360200",
                List.of(),
                List.of(),
                List.of(early),
                List.of(),
                Scoring.NONE,
                List.of(),
                "hash");
        KpiSeries nothing = KpiSeries.builder().build();
        assertThat(Attainments.of(plan, month("2025-10"), nothing, Map.of(), Map.of(), Set.of(early.kpiCode())))
                .singleElement()
                .satisfies(stand -> {
                    assertThat(stand.status()).isEqualTo(Status.NO_DATA);
                    assertThat(stand.reason()).isEqualTo("报表尚未到首次报送期");
                });
        assertThat(Attainments.of(plan, month("2025-10"), nothing, Map.of(), Map.of(), Set.of()))
                .singleElement()
                .satisfies(stand -> assertThat(stand.reason()).isEqualTo("本月缺报"));
    }

    @Test
    void turnsAttainmentRoundForTargetsThatLimit() {
        // target / value: 12 / 16
        assertThat(at(falling(), "2025-06", "16").attainment()).contains(decimal("0.750000"));
        assertThat(at(falling(), "2025-06", "0").attainment()).isEmpty();
        assertThat(at(rising(Comparison.AT_LEAST), "2025-06", "45").attainment())
                .contains(new BigDecimal("0.750000"));
    }
}

package io.eldercare.plan.signal;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eldercare.plan.Attainment;
import io.eldercare.plan.Bounds;
import io.eldercare.plan.Comparison;
import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Examples;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.Target;
import io.eldercare.plan.UnitTarget;
import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Patterns in small series that a reader can check with a pencil; unit A of a plan, October 2025. */
class SignalsTest {
    private static final YearMonth NOW = month("2025-10");
    private static final Target VISITS = Examples.standing(Examples.share("V", "visit", Comparison.EQUAL, "100", "90"));
    private static final Target BEDS = Examples.share("B", "beds", Comparison.AT_LEAST, "60", "40");

    private final KpiSeries.Builder series = KpiSeries.builder();

    private static Plan plan(Target... targets) {
        return new Plan(
                "P",
                "测试方案",
                Optional.empty(),
                DocumentStatus.DRAFT,
                "City",
                List.of("A"),
                List.of(),
                List.of(targets),
                List.of(),
                Scoring.NONE,
                List.of(),
                "hash");
    }

    private List<GamingSignal> found(Target target, Map<String, List<SeriesBreak>> breaks, List<LateEdit> edits) {
        KpiSeries built = series.build();
        UnitTarget bound = new UnitTarget(target, "A", target.value(), Optional.empty(), List.of(), Optional.empty());
        SignalSubjects subjects = new SignalSubjects(
                Set.of("visit", "beds"),
                new TreeSet<>(List.of("again", "stated")),
                Map.of("visit", List.of("visit", "special_roster")),
                new TreeSet<>(List.of("A")));
        return new Signals(plan(target), built, breaks, subjects, SignalRules.DEFAULT)
                .at(NOW, List.of(Attainment.of(bound, NOW, built.history(target.kpiCode(), "A"))), Map.of("A", edits));
    }

    private List<GamingSignal> found(Target target) {
        return found(target, Map.of(), List.of());
    }

    /** Shares of a base of 1000 up to October, the last one last. */
    private void shares(String kpi, String base, String... numerators) {
        for (int back = 0; back < numerators.length; back++) {
            series.add(
                    kpi,
                    "A",
                    NOW.minusMonths(back),
                    KpiValue.share(decimal(numerators[numerators.length - 1 - back]), decimal(base)));
        }
    }

    @Test
    void listsADutyMetForEverybodySixMonthsInARow() {
        shares("visit", "120", "119", "120", "120", "120", "120", "120");
        series.add("visit", "A", NOW.plusMonths(1), KpiValue.share(decimal("1"), decimal("120")));
        assertThat(found(VISITS)).as("five months").isEmpty();

        KpiSeries.Builder longer = KpiSeries.builder();
        for (int back = 0; back < 6; back++) {
            BigDecimal base = BigDecimal.valueOf(100L + back);
            longer.add("visit", "A", NOW.minusMonths(back), KpiValue.share(base, base));
        }
        assertThat(FullMonths.evidence(longer.build().history("visit", "A"), NOW, SignalRules.DEFAULT))
                .contains("自2025年5月起连续6个月100%，每月应办100至105例");
    }

    @Test
    void saysNothingOfFewCasesMissingCountiesOrAFigureThatStaysByItself() {
        shares("visit", "99", "99", "99", "99", "99", "99", "99", "99");
        assertThat(found(VISITS)).as("99 cases").isEmpty();

        shares("beds", "500", "500", "500", "500", "500", "500", "500");
        assertThat(found(BEDS)).as("a stock, no monthly duty").isEmpty();

        KpiSeries.Builder partial = KpiSeries.builder();
        Bounds bounds = new Bounds(decimal("50"), Optional.of(decimal("100")), decimal("0.5"), List.of("360202"));
        for (int back = 0; back < 6; back++) {
            partial.add(
                    "visit",
                    "A",
                    NOW.minusMonths(back),
                    back == 3
                            ? new KpiValue(decimal("200"), Optional.of(decimal("200")), Optional.of(bounds))
                            : KpiValue.share(decimal("200"), decimal("200")));
        }
        assertThat(FullMonths.evidence(partial.build().history("visit", "A"), NOW, SignalRules.DEFAULT))
                .isEmpty();
    }

    @Test
    void seesNoRunAcrossAChangeOfDefinition() {
        shares("visit", "120", "120", "120", "120", "120", "120", "120", "120");
        assertThat(found(VISITS)).extracting(GamingSignal::ruleId).containsExactly("GAME_ALWAYS_FULL");
        SeriesBreak change = new SeriesBreak(month("2025-08"), "口径调整");
        assertThat(found(VISITS, Map.of("visit", List.of(change)), List.of())).isEmpty();
    }

    @Test
    void listsALeapThatEndsJustBeyondTheTarget() {
        // usual changes of 0.2 points, then 2.5: from 57.8 to 60.3
        shares("beds", "1000", "570", "572", "574", "576", "578", "603");
        assertThat(found(BEDS))
                .containsExactly(new GamingSignal(
                        "GAME_THRESHOLD",
                        "A",
                        NOW,
                        "beds",
                        "",
                        "由上月57.80%变为60.30%，刚过目标60%；变动2.50个百分点，前半年每月一般0.20个百分点"));
    }

    @Test
    void takesAnOrdinaryStepOverTheTargetAsItIs() {
        // 59.8 to 60.0 is the step of every month
        shares("beds", "1000", "590", "592", "594", "596", "598", "600");
        assertThat(found(BEDS)).isEmpty();
    }

    @Test
    void takesAnIndependentFigureFarBeyondTheTargetAsItIs() {
        shares("beds", "1000", "570", "572", "574", "576", "578", "606");
        assertThat(found(BEDS)).as("0.6 points beyond").isEmpty();
    }

    @Test
    void saysNothingWhereOneCaseMovesMoreThanTheBand() {
        // of 199 beds one is 0.503 points
        shares("beds", "199", "110", "110", "110", "110", "110", "120");
        assertThat(found(BEDS)).as("from 55.28 to 60.30").isEmpty();
    }

    @Test
    void saysNothingWhereTooFewChangesAreKnown() {
        shares("beds", "1000", "574", "576", "578", "603");
        assertThat(found(BEDS)).as("two changes before the leap").isEmpty();
    }

    @Test
    void listsStatedNumbersThatEndRoundTooOften() {
        // thirty numbers, fourteen of them round: P(X >= 14) = 0.00090 with a fifth expected; thirteen would be 0.0031
        state(14);
        assertThat(found(BEDS))
                .containsExactly(new GamingSignal(
                        "GAME_ROUND", "A", NOW, "", "", "近12个月填报的30个数中，14个以0或5结尾（惠普尔指数233，没有偏好时约为100），偶然出现的概率不到0.001"));
    }

    @Test
    void takesThirteenRoundNumbersOfThirtyForChance() {
        state(13);
        assertThat(found(BEDS)).isEmpty();
    }

    /** Numbers 1003, 1013 … 1293, the first of them 1005, 1015 …; each stated twice, and a round one 13 months ago. */
    private void state(int round) {
        for (int pair = 0; pair < 15; pair++) {
            KpiValue value = KpiValue.share(number(2 * pair, round), number(2 * pair + 1, round));
            if (pair < 12) {
                series.add("stated", "A", NOW.minusMonths(pair), value);
            } else {
                series.add("again", "A", NOW.minusMonths(pair - 12L), value)
                        .add("again", "A", NOW.minusMonths(pair - 8L), value);
            }
        }
        series.add("stated", "A", NOW.minusMonths(12), KpiValue.count(decimal("5000")));
    }

    private static BigDecimal number(int place, int round) {
        return BigDecimal.valueOf(1000L + 10L * place + (place < round ? 5 : 3));
    }

    @Test
    void knowsTheTailOfTheBinomialDistribution() {
        assertThat(RoundNumbers.atLeast(0, 9)).isCloseTo(1, within(1e-12));
        assertThat(RoundNumbers.atLeast(1, 1)).isCloseTo(0.2, within(1e-12));
        // 3 × 0.04 × 0.8 + 0.008
        assertThat(RoundNumbers.atLeast(2, 3)).isCloseTo(0.104, within(1e-12));
        assertThat(RoundNumbers.atLeast(14, 30)).isCloseTo(0.000901869, within(1e-9));
        assertThat(RoundNumbers.atLeast(13, 30)).isCloseTo(0.003111049, within(1e-9));
    }

    private static LateEdit edit(String feed) {
        return new LateEdit(
                feed,
                "探访关爱记录",
                LocalDate.parse("2025-11-04"),
                LocalDate.parse("2025-11-15"),
                LocalDate.parse("2025-11-10"),
                180,
                200);
    }

    @Test
    void listsALateEditAfterWhichTheTargetIsMet() {
        shares("visit", "200", "200");
        assertThat(found(VISITS, Map.of(), List.of(edit("visit"), edit("bed_month"))))
                .containsExactly(new GamingSignal(
                        "GAME_LATE_EDIT",
                        "A",
                        NOW,
                        "visit",
                        "visit",
                        "探访关爱记录于2025-11-15重报，晚于订正截止日2025-11-10（2025-11-04已报）；有效行由180变为200，改后达到目标"));
    }

    @Test
    void takesALateEditThatMeetsNoTargetForACorrection() {
        shares("visit", "200", "199");
        assertThat(found(VISITS, Map.of(), List.of(edit("visit")))).isEmpty();
    }
}

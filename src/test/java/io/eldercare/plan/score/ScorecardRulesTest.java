package io.eldercare.plan.score;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static io.eldercare.plan.Examples.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Bounds;
import io.eldercare.plan.Comparison;
import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Examples;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoreEntry;
import io.eldercare.plan.ScoreEntry.Kind;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Deductions, bonuses, grades, release, lifts, bands: 60 points nursing beds (40–60 %), 25 visits (90–100 %), 5 beds, 10 data quality. */
class ScorecardRulesTest {
    private static final YearMonth NOW = month("2025-10");
    private static final String DOCUMENT = "测民督〔2025〕3号";
    private static final DataQuality PERFECT = quality(0);

    private final List<ScoreEntry> entries = new ArrayList<>();
    private final KpiSeries.Builder series = KpiSeries.builder();
    private final Map<String, DataQuality> quality =
            new TreeMap<>(Map.of("A", PERFECT, "B", PERFECT, "C", PERFECT, "D", PERFECT, "Z", PERFECT));

    private static DataQuality quality(int late) {
        return new DataQuality(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, late);
    }

    private static ScoringItem item(String code, String name, String weight, boolean binding, String target) {
        return new ScoringItem(code, name, decimal(weight), binding, true, List.of(target));
    }

    private Plan plan() {
        return new Plan(
                "P",
                "测试方案",
                Optional.of("测府发〔2025〕1号"),
                DocumentStatus.APPROVED,
                "City",
                List.of("A", "B", "C", "D"),
                List.of("Z"),
                List.of(
                        Examples.share("T-1", "nursing", Comparison.AT_LEAST, "60", "40"),
                        Examples.share("T-2", "visit", Comparison.EQUAL, "100", "90"),
                        Examples.share("T-3", "family", Comparison.AT_LEAST, "50", "0"),
                        Examples.share("T-4", "headline", Comparison.AT_LEAST, "50", "0")),
                List.of(),
                Scorings.whole(
                        entries,
                        item("nursing", "护理型床位占比", "60", true, "T-1"),
                        item("visit", "月探访率", "25", false, "T-2"),
                        item("family", "家庭床位", "5", false, "T-3")),
                List.of(),
                "hash");
    }

    private List<Scorecard> cards(YearMonth month, Stage stage, Set<String> headlines) {
        return Scorecards.of(new ScoringInputs(plan(), month, series.build(), Map.of(), quality, headlines, stage));
    }

    private Scorecard card(String unit) {
        return card(cards(NOW, Stage.BEFORE_RELEASE, Set.of()), unit);
    }

    private static Scorecard card(List<Scorecard> cards, String unit) {
        return cards.stream()
                .filter(card -> card.regionCode().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private void unit(String unit, String nursing, String visit, String family) {
        unit(NOW, unit, nursing, visit, family);
    }

    private void unit(YearMonth month, String unit, String nursing, String visit, String family) {
        series.add("nursing", unit, month, percent(nursing))
                .add("visit", unit, month, percent(visit))
                .add("family", unit, month, percent(family));
    }

    private void enter(Kind kind, String code, String unit, String date, String amount) {
        entries.add(new ScoreEntry(kind, code, unit, LocalDate.parse(date), decimal(amount), DOCUMENT, ""));
    }

    private static ScorecardPart part(Scorecard card, String code) {
        return card.parts().stream()
                .filter(part -> part.itemCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal sum(List<Optional<BigDecimal>> points) {
        return points.stream().flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertAddsUp(Scorecard card) {
        assertThat(sum(card.parts().stream().map(ScorecardPart::points).toList()))
                .isEqualByComparingTo(card.score().orElseThrow());
    }

    @Test
    void takesOffAndAddsWhatTheDocumentsSay() {
        unit("A", "57", "100", "50");
        quality.put("A", quality(3));
        enter(Kind.DEDUCTION, "unsigned_or_returned", "A", "2025-10-09", "2");
        enter(Kind.DEDUCTION, "overdue_case", "A", "2025-08-12", "12");
        enter(Kind.BONUS, "", "A", "2025-03-01", "2");
        enter(Kind.BONUS, "", "A", "2025-09-01", "2");
        Scorecard card = card("A");
        // 60 × 17 / 20 = 51, 25, 5, 10; −3 × 0.5, −2 × 0.5, −12 × 0.5 but at most 5, +2 + 2 but at most 3
        assertThat(card.score()).contains(decimal("86.500000"));
        assertThat(part(card, "late_feed").points()).contains(decimal("-1.500000"));
        assertThat(part(card, "late_feed").documents()).isEmpty();
        assertThat(part(card, "unsigned_or_returned").points()).contains(decimal("-1.000000"));
        assertThat(part(card, "overdue_case").points()).contains(decimal("-5.000000"));
        assertThat(part(card, "overdue_case").documents()).contains(DOCUMENT);
        assertThat(part(card, ScorecardPart.BONUS).points()).contains(decimal("3.000000"));
        // 86.5 / 100 × 2
        assertThat(card.converted()).contains(decimal("1.730000"));
        assertAddsUp(card);
    }

    @Test
    void keepsTheScoreBetweenNoughtAndAHundred() {
        unit("A", "60", "100", "50");
        enter(Kind.BONUS, "", "A", "2025-09-01", "3");
        unit("B", "40", "90", "0");
        quality.put("B", new DataQuality(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 8));
        Scorecard full = card("A");
        assertThat(full.score()).contains(decimal("100.000000"));
        assertThat(part(full, ScorecardPart.LIMIT).points()).contains(decimal("-3.000000"));
        assertAddsUp(full);
        Scorecard empty = card("B");
        assertThat(empty.score()).contains(decimal("0.000000"));
        // eight late feeds, 0.5 each, but at most 3
        assertThat(part(empty, ScorecardPart.LIMIT).points()).contains(decimal("3.000000"));
        assertAddsUp(empty);
    }

    @Test
    void countsAnEntryInItsPeriodOnly() {
        for (YearMonth month : List.of(month("2025-09"), NOW, month("2026-01"))) {
            unit(month, "A", "60", "100", "50");
        }
        enter(Kind.DEDUCTION, "unsigned_or_returned", "A", "2025-09-30", "1");
        enter(Kind.DEDUCTION, "overdue_case", "A", "2025-10-01", "1");
        // a month's own slip counts in its month, an overdue case from its month to December
        assertThat(card(cards(month("2025-09"), Stage.BEFORE_RELEASE, Set.of()), "A")
                        .score())
                .contains(decimal("99.500000"));
        assertThat(card("A").score()).contains(decimal("99.500000"));
        assertThat(card("A").parts()).extracting(ScorecardPart::itemCode).doesNotContain("unsigned_or_returned");
        assertThat(card(cards(month("2026-01"), Stage.BEFORE_RELEASE, Set.of()), "A")
                        .score())
                .contains(decimal("100.000000"));
    }

    @Test
    void givesNothingForAFigureFoundFalse() {
        unit("A", "60", "100", "50");
        enter(Kind.VERIFIED_FALSE, "family", "A", "2025-10-20", "1");
        Scorecard card = card("A");
        // 100 − 5 of the item − 5
        assertThat(card.score()).contains(decimal("90.000000"));
        assertThat(part(card, "family").points()).contains(decimal("0.000000"));
        assertThat(part(card, "family").lift()).isEmpty();
        assertThat(card.grade().orElseThrow().name()).isEqualTo("良好");
        assertThat(card.grade().orElseThrow().note()).contains("有经核实不实的数据");
        assertThat(card.grade().orElseThrow().gap()).contains(decimal("0.000000"));
    }

    /** Four ranked units: 0.3 × 4 = 1.2, one place. */
    @Test
    void givesTheBestGradeToAsManyAsThePlanAllows() {
        unit("A", "60", "100", "50");
        unit("B", "60", "99", "50");
        unit("C", "59", "100", "50");
        unit("D", "50", "98", "50");
        unit("Z", "60", "100", "50");
        List<Scorecard> cards = cards(NOW, Stage.BEFORE_RELEASE, Set.of());
        assertThat(cards)
                .extracting(card -> card.grade().map(AwardedGrade::name).orElse("—"))
                // 100, 97.5, 97 (binding target missed), 65, shown only
                .containsExactly("优秀", "良好", "良好", "合格", "—");
        assertThat(card(cards, "B").grade().orElseThrow().note()).contains("优秀名额1个已满");
        assertThat(card(cards, "C").grade().orElseThrow().note()).contains("约束性项目未达标：护理型床位占比");
        // 30 + 20 + 5 + 10 = 65, 15 short of 良好
        assertThat(card(cards, "D").grade())
                .contains(
                        new AwardedGrade("合格", Optional.empty(), Optional.of("良好"), Optional.of(decimal("15.000000"))));
    }

    @Test
    void passesThePlaceOnWhereABetterScoreIsBarred() {
        unit("A", "59", "100", "50");
        unit("B", "60", "95", "50");
        List<Scorecard> cards = cards(NOW, Stage.BEFORE_RELEASE, Set.of());
        // 97 without the binding target; 60 + 12.5 + 5 + 10 = 87.5 is short of 90: nobody
        assertThat(card(cards, "A").grade().orElseThrow().name()).isEqualTo("良好");
        assertThat(card(cards, "B").grade().orElseThrow().name()).isEqualTo("良好");
        unit("C", "60", "97", "50");
        // 92.5, below A's 97
        assertThat(card("C").grade().orElseThrow().name()).isEqualTo("优秀");
    }

    @Test
    void givesNoBestGradeToATieThatDoesNotFit() {
        unit("A", "60", "100", "50");
        unit("B", "60", "100", "50");
        assertThat(card("A").grade().orElseThrow().name()).isEqualTo("良好");
        assertThat(card("B").grade().orElseThrow().name()).isEqualTo("良好");
    }

    @Test
    void capsAndFailsByHandWithTheDocument() {
        unit("A", "60", "100", "50");
        unit("B", "60", "99", "50");
        enter(Kind.GRADE_CAP, "合格", "A", "2025-06-01", "1");
        enter(Kind.VETO, "accident", "B", "2025-06-01", "1");
        assertThat(card("A").grade().orElseThrow().name()).isEqualTo("合格");
        assertThat(card("A").grade().orElseThrow().note()).contains("等次不高于合格（" + DOCUMENT + "）");
        assertThat(card("B").grade().orElseThrow().name()).isEqualTo("不合格");
        assertThat(card("B").grade().orElseThrow().note()).contains("一票否决：重大安全责任事故（" + DOCUMENT + "）");
        assertThat(card("A").score()).contains(decimal("100.000000"));
    }

    @Test
    void keepsTheBestGradeFromAUnitThatOwesAHeadline() {
        unit("A", "60", "100", "50");
        assertThat(card("A").grade().orElseThrow().name()).isEqualTo("优秀");
        Scorecard card = card(cards(NOW, Stage.BEFORE_RELEASE, Set.of("headline")), "A");
        assertThat(card.grade().orElseThrow().name()).isEqualTo("良好");
        assertThat(card.grade().orElseThrow().note()).contains("主要指标缺报");
    }

    @Test
    void countsWhatIsMissingAtItsLowerBoundAtRelease() {
        unit("A", "60", "100", "50");
        series.add("nursing", "B", NOW, percent("60")).add("visit", "B", NOW, percent("100"));
        Scorecard before = card("B");
        assertThat(before.score()).isEmpty();
        assertThat(before.reason()).contains("暂不评定：缺家庭床位");
        // without or with the 5 points of family beds
        assertThat(before.bounds()).contains(new ScoreBounds(decimal("95.000000"), decimal("100.000000")));
        Scorecard released = card(cards(NOW, Stage.RELEASE, Set.of()), "B");
        assertThat(released.score()).contains(decimal("95.000000"));
        assertThat(released.reason()).contains("缺家庭床位，按下限计分");
        assertThat(released.rank()).contains(2);
        assertThat(released.grade().orElseThrow().name()).isEqualTo("良好");
        assertThat(released.grade().orElseThrow().note()).contains("缺家庭床位");
        assertAddsUp(released);
    }

    @Test
    void neverLetsWithholdingPay() {
        unit("A", "60", "100", "50");
        unit("B", "60", "92", "50");
        series.add("nursing", "C", NOW, percent("60")).add("family", "C", NOW, percent("50"));
        List<Scorecard> cards = cards(NOW, Stage.RELEASE, Set.of());
        assertThat(card(cards, "C").score().orElseThrow())
                .isLessThan(card(cards, "B").score().orElseThrow());
        assertThat(card(cards, "C").rank()).contains(3);
    }

    private static KpiValue between(String low, String high) {
        return percent("55")
                .with(new Bounds(decimal(low), Optional.of(decimal(high)), decimal("0.8"), List.of("360201")));
    }

    /** A unit with counties of its own, one of them missing: 50–70 % can earn half of the item or all; 61–80 % has it all. */
    @Test
    void takesAPartialFigureAtTheBoundThatCanMoveItsPoints() {
        series.add("nursing", "A", NOW, between("50", "70"))
                .add("visit", "A", NOW, percent("100"))
                .add("family", "A", NOW, percent("50"));
        series.add("nursing", "B", NOW, between("61", "80"))
                .add("visit", "B", NOW, percent("100"))
                .add("family", "B", NOW, percent("50"));
        assertThat(card("A").reason()).contains("暂不评定：缺护理型床位占比");
        assertThat(card("A").bounds()).contains(new ScoreBounds(decimal("70.000000"), decimal("100.000000")));
        assertThat(card(cards(NOW, Stage.RELEASE, Set.of()), "A").score()).contains(decimal("70.000000"));
        assertThat(card("B").reason()).isEmpty();
    }

    @Test
    void saysWhatLiftsTheScoreMost() {
        series.add("nursing", "A", NOW, KpiValue.share(decimal("101"), decimal("201")))
                .add("visit", "A", NOW, percent("98"))
                .add("family", "A", NOW, percent("50"));
        Scorecard card = card("A");
        TargetShare nursing = part(card, "nursing").targets().get(0);
        // 0.6 × 201 = 120.6 beds: 20 more are 120.6 − 101 = 19.6 rounded up
        assertThat(nursing.needed()).contains(decimal("20"));
        // 101 of 201 is 50.248756 %: 60 × (1 − 10.248756 / 20)
        assertThat(nursing.lift()).contains(decimal("29.253732"));
        assertThat(part(card, "visit").lift()).contains(decimal("5.000000"));
        assertThat(part(card, "family").lift()).contains(decimal("0.000000"));
        assertThat(sum(card.parts().stream().map(ScorecardPart::lift).toList()))
                .isEqualByComparingTo(decimal("100").subtract(card.score().orElseThrow()));
    }

    @Test
    void countsWhatIsMissingToMoreThanATarget() {
        Target over = Examples.share("T-9", "nursing", Comparison.ABOVE, "50", "0");
        // over half of 200 beds is 101 of them; 100 are half, and of 201 beds 101 are over 100.5
        assertThat(needed(over, "99", "200")).contains(decimal("2"));
        assertThat(needed(over, "100", "200")).contains(decimal("1"));
        assertThat(needed(over, "101", "200")).contains(decimal("0"));
        assertThat(needed(over, "100", "201")).contains(decimal("1"));
        // at least half of 200 beds is 100 of them
        Target least = Examples.share("T-9", "nursing", Comparison.AT_LEAST, "50", "0");
        assertThat(needed(least, "99", "200")).contains(decimal("1"));
        assertThat(needed(least, "100", "200")).contains(decimal("0"));
    }

    private static Optional<BigDecimal> needed(Target target, String beds, String all) {
        KpiSeries measured = KpiSeries.builder()
                .add("nursing", "360200", NOW, KpiValue.share(decimal(beds), decimal(all)))
                .build();
        return TargetScore.of(
                        target,
                        Optional.of(Examples.whole(target)),
                        "360200",
                        NOW,
                        measured,
                        BigDecimal.ONE,
                        Missing.LOWEST)
                .report()
                .needed();
    }

    @Test
    void givesNoPointsForAnOverThatIsMetExactlyWhereTheFloorIsTheTarget() {
        Target over = Examples.share("T-9", "nursing", Comparison.ABOVE, "50", "50");
        for (String beds : List.of("100", "101")) {
            KpiSeries measured = KpiSeries.builder()
                    .add("nursing", "360200", NOW, KpiValue.share(decimal(beds), decimal("200")))
                    .build();
            assertThat(TargetScore.of(
                                    over,
                                    Optional.of(Examples.whole(over)),
                                    "360200",
                                    NOW,
                                    measured,
                                    BigDecimal.ONE,
                                    Missing.LOWEST)
                            .report()
                            .share())
                    .contains(decimal(beds.equals("101") ? "1.000000" : "0.000000"));
        }
    }

    @Test
    void saysWhatMovedTheScore() {
        YearMonth before = month("2025-09");
        unit(before, "A", "50", "100", "50");
        unit("A", "52", "99", "50");
        enter(Kind.DEDUCTION, "unsigned_or_returned", "A", "2025-09-09", "1");
        Scorecard card = card(
                Scorecards.compared(
                        cards(NOW, Stage.BEFORE_RELEASE, Set.of()), cards(before, Stage.BEFORE_RELEASE, Set.of())),
                "A");
        assertThat(part(card, "nursing").change()).contains(decimal("6.000000"));
        assertThat(part(card, "visit").change()).contains(decimal("-2.500000"));
        // last month's slip is gone
        assertThat(part(card, "unsigned_or_returned").change()).contains(decimal("0.500000"));
        assertThat(part(card, "unsigned_or_returned").points().orElseThrow()).isZero();
        assertThat(card.scoreChange()).contains(decimal("4.000000"));
        assertThat(sum(card.parts().stream().map(ScorecardPart::change).toList()))
                .isEqualByComparingTo("4");
        assertAddsUp(card);
    }

    /** B is ahead of C by half a point on the same profile, D far behind both; A leads everywhere. */
    @Test
    void bandsWhatCannotBeToldApart() {
        unit("A", "60", "100", "50");
        unit("B", "52", "95", "30");
        unit("C", "50", "97", "30");
        unit("D", "41", "90.5", "2");
        List<Scorecard> cards = cards(NOW, Stage.BEFORE_RELEASE, Set.of());
        // 36 + 12.5 + 3 + 10, 30 + 17.5 + 3 + 10
        assertThat(card(cards, "B").score()).contains(decimal("61.500000"));
        assertThat(card(cards, "C").score()).contains(decimal("60.500000"));
        assertThat(cards.stream().flatMap(card -> card.placing().stream()).toList())
                .containsExactly(
                        new Placing(1, 1, 1, 1),
                        new Placing(2, 2, 3, 2),
                        new Placing(3, 2, 3, 2),
                        new Placing(4, 4, 4, 3));
        // to the lowest of band 2
        assertThat(card(cards, "D").bandGap().orElseThrow())
                .isEqualByComparingTo(
                        decimal("60.5").subtract(card(cards, "D").score().orElseThrow()));
        assertThat(card(cards, "A").bandGap()).isEmpty();
    }

    @Test
    void doesNotLookAtRegionCodes() {
        Random random = new Random(5);
        String[] values = new String[12];
        for (int place = 0; place < 12; place++) {
            values[place] = String.valueOf(40 + random.nextInt(20));
        }
        List<String> names = List.of("A", "B", "C", "D");
        List<String> renamed = List.of("C", "A", "D", "B");
        for (int unit = 0; unit < 4; unit++) {
            unit(NOW, names.get(unit), values[3 * unit], "9" + values[3 * unit + 1].charAt(1), values[3 * unit + 2]);
            unit(
                    month("2025-11"),
                    renamed.get(unit),
                    values[3 * unit],
                    "9" + values[3 * unit + 1].charAt(1),
                    values[3 * unit + 2]);
        }
        List<Scorecard> cards = cards(NOW, Stage.BEFORE_RELEASE, Set.of());
        List<Scorecard> relabelled = cards(month("2025-11"), Stage.BEFORE_RELEASE, Set.of());
        for (int unit = 0; unit < 4; unit++) {
            Scorecard one = card(cards, names.get(unit));
            Scorecard other = card(relabelled, renamed.get(unit));
            assertThat(other.placing()).isEqualTo(one.placing());
            assertThat(other.score()).isEqualTo(one.score());
        }
        assertThat(sensitivities(month("2025-11")))
                .isEqualTo(sensitivities(NOW))
                .isNotEmpty();
    }

    /** Indices of all ranked units together. */
    private Map<String, BigDecimal> sensitivities(YearMonth month) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        Scorecards.sensitivities(new ScoringInputs(
                        plan(), month, series.build(), Map.of(), quality, Set.of(), Stage.BEFORE_RELEASE))
                .stream()
                .filter(one -> one.regionCode().isEmpty())
                .forEach(one -> totals.put(one.assumption(), one.total()));
        return totals;
    }
}

package io.eldercare.plan.score;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static io.eldercare.plan.Examples.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eldercare.plan.Comparison;
import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Examples;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.rank.Composite;
import io.eldercare.plan.rank.Line;
import io.eldercare.plan.rank.Normalisation;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScorecardsTest {
    private static final YearMonth NOW = month("2025-10");
    private static final YearMonth YEAR_BEFORE = month("2024-10");
    /** Equal populations: each county's quota is 50 of 100 teams; the zone Z has none. */
    private static final Map<String, BigDecimal> POPULATIONS = Map.of("A", decimal("700"), "B", decimal("700"));
    /** Mean (1 + 0.8 + 1 + 0.96) / 4 = 0.94. */
    private static final DataQuality GOOD =
            new DataQuality(decimal("1"), decimal("0.8"), decimal("1"), decimal("0.96"), 0);

    private static final Map<String, DataQuality> QUALITY = Map.of("A", GOOD, "B", GOOD, "Z", GOOD);

    /** Items 15 + 15 + 10, 45 not collected, data quality 10, improvement 5. */
    private static Plan plan(List<String> ranked, List<String> shown) {
        return new Plan(
                "P",
                "测试方案",
                Optional.of("测府发〔2025〕1号"),
                DocumentStatus.APPROVED,
                "C",
                ranked,
                shown,
                List.of(
                        Examples.share("T-1", "nursing", Comparison.AT_LEAST, "60", "47"),
                        Examples.share("T-2", "visit", Comparison.EQUAL, "100", "90"),
                        Examples.target(
                                "T-3", "teams", Comparison.AT_LEAST, "100", "支", "0", Examples.NO_BASELINE, List.of())),
                List.of(),
                Scorings.of(
                        "10",
                        "5",
                        item("nursing", "护理型床位占比", "15", "T-1"),
                        item("visit", "月探访率", "15", "T-2"),
                        item("teams", "志愿队伍", "10", "T-3"),
                        new ScoringItem("ratings", "等级评定", decimal("45"), false, false, List.of())),
                List.of(),
                "hash");
    }

    private static ScoringItem item(String code, String name, String weight, String target) {
        return new ScoringItem(code, name, decimal(weight), false, true, List.of(target));
    }

    private static KpiSeries.Builder unit(
            KpiSeries.Builder series, String unit, YearMonth month, String nursing, String visit, String teams) {
        return series.add("nursing", unit, month, percent(nursing))
                .add("visit", unit, month, percent(visit))
                .add("teams", unit, month, KpiValue.count(decimal(teams)));
    }

    private static List<Scorecard> cards(
            Plan plan,
            YearMonth month,
            KpiSeries series,
            Map<String, BigDecimal> populations,
            Map<String, DataQuality> quality) {
        return Scorecards.of(
                new ScoringInputs(plan, month, series, populations, quality, Set.of(), Set.of(), Stage.BEFORE_RELEASE));
    }

    private static Scorecard card(List<Scorecard> cards, String unit) {
        return cards.stream()
                .filter(card -> card.regionCode().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal points(Scorecard card) {
        return card.parts().stream().flatMap(part -> part.points().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal weights(Scorecard card) {
        return card.parts().stream().map(ScorecardPart::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<BigDecimal> points(Scorecard card, String item) {
        return card.parts().stream()
                .filter(part -> part.itemCode().equals(item))
                .findFirst()
                .flatMap(ScorecardPart::points);
    }

    @Test
    void scoresByHand() {
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", NOW, "53.5", "100", "40");
        unit(series, "A", YEAR_BEFORE, "47", "95", "30");
        unit(series, "B", NOW, "60", "90", "50");
        unit(series, "B", YEAR_BEFORE, "60", "92", "50");
        List<Scorecard> cards = cards(plan(List.of("A", "B"), List.of()), NOW, series.build(), POPULATIONS, QUALITY);
        // collected 40 carry 85: 15 → 31.875, 10 → 21.25
        Scorecard first = card(cards, "A");
        // (53.5 − 47) / (60 − 47) = 0.5
        assertThat(points(first, "nursing")).contains(decimal("15.937500"));
        assertThat(points(first, "visit")).contains(decimal("31.875000"));
        // 40 of 50 = 0.8
        assertThat(points(first, "teams")).contains(decimal("17.000000"));
        assertThat(points(first, "data_quality")).contains(decimal("9.400000"));
        // (0.5 + 1 (at the target) + (40 − 30) / (50 − 30)) / 3 × 5 = 10/3
        assertThat(points(first, "improvement")).contains(decimal("3.333333"));
        assertThat(first.score()).contains(decimal("77.545833"));
        Scorecard second = card(cards, "B");
        // 31.875 + 0 + 21.25 + 9.4 + (1 + 0 (visits fell) + 1) / 3 × 5
        assertThat(second.score()).contains(decimal("65.858333"));
        assertThat(first.rank()).contains(1);
        assertThat(second.rank()).contains(2);
        assertThat(first.trial()).isTrue();
    }

    @Test
    void givesTheWeightOfImprovementToTheItemsWhileNobodyHasAYear() {
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", NOW, "53.5", "100", "40");
        Scorecard card =
                card(cards(plan(List.of("A", "B"), List.of()), NOW, series.build(), POPULATIONS, QUALITY), "A");
        // 40 carry 90: 33.75 × 0.5 + 33.75 + 22.5 × 0.8 + 9.4
        assertThat(card.score()).contains(decimal("78.025000"));
        assertThat(weights(card)).isEqualByComparingTo("100");
    }

    @Test
    void doesNotRewardALostYear() {
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", NOW, "53.5", "95", "40");
        unit(series, "B", NOW, "53.5", "95", "40");
        unit(series, "B", YEAR_BEFORE, "47", "90", "30");
        List<Scorecard> cards = cards(plan(List.of("A", "B"), List.of()), NOW, series.build(), POPULATIONS, QUALITY);
        assertThat(points(card(cards, "A"), "improvement")).contains(decimal("0.000000"));
        // each half of the way: 5 × 0.5
        assertThat(points(card(cards, "B"), "improvement")).contains(decimal("2.500000"));
    }

    @Test
    void reweightsAZoneWithoutQuotaAndShowsItWithoutARank() {
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", NOW, "53.5", "100", "40");
        unit(series, "Z", NOW, "53.5", "100", "3");
        Scorecard zone = card(cards(plan(List.of("A"), List.of("Z")), NOW, series.build(), POPULATIONS, QUALITY), "Z");
        // 30 carry 90: 45 × 0.5 + 45 + 9.4
        assertThat(zone.score()).contains(decimal("76.900000"));
        assertThat(zone.role()).isEqualTo(Scorecard.Role.SHOWN);
        assertThat(zone.rank()).isEmpty();
        assertThat(points(zone, "teams")).isEmpty();
        assertThat(zone.parts().get(2).note()).contains("不适用，权重并入其他项目");
        assertThat(weights(zone)).isEqualByComparingTo("100");
    }

    @Test
    void withholdsAUnitWithAMissingItem() {
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", NOW, "53.5", "100", "40");
        series.add("nursing", "B", NOW, percent("60"));
        List<Scorecard> cards = cards(plan(List.of("A", "B"), List.of()), NOW, series.build(), POPULATIONS, QUALITY);
        Scorecard withheld = card(cards, "B");
        assertThat(withheld.score()).isEmpty();
        assertThat(withheld.rank()).isEmpty();
        assertThat(withheld.reason()).contains("暂不评定：缺月探访率、志愿队伍");
        assertThat(card(cards, "A").rank()).contains(1);
        Scorecard unrated = card(cards(plan(List.of("A"), List.of()), NOW, series.build(), POPULATIONS, Map.of()), "A");
        assertThat(unrated.reason()).contains("暂不评定：缺报送情况");
    }

    @Test
    void comparesWithTheMonthBefore() {
        Plan plan = plan(List.of("A", "B"), List.of());
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", month("2025-09"), "47", "100", "40");
        unit(series, "B", month("2025-09"), "53.5", "100", "40");
        unit(series, "A", NOW, "60", "100", "40");
        unit(series, "B", NOW, "53.5", "100", "40");
        KpiSeries figures = series.build();
        List<Scorecard> cards = Scorecards.compared(
                cards(plan, NOW, figures, POPULATIONS, QUALITY),
                cards(plan, month("2025-09"), figures, POPULATIONS, QUALITY));
        // the whole of 33.75
        assertThat(card(cards, "A").scoreChange()).contains(decimal("33.750000"));
        assertThat(card(cards, "A").rankChange()).contains(1);
        assertThat(card(cards, "B").scoreChange()).contains(decimal("0.000000"));
        assertThat(card(cards, "B").rankChange()).contains(-1);
    }

    @Test
    void addsUpExactlyAndIgnoresTheOrderOfTheInput() {
        Random random = new Random(360200);
        for (int round = 0; round < 40; round++) {
            List<String> units = new ArrayList<>();
            KpiSeries.Builder series = KpiSeries.builder();
            Map<String, BigDecimal> populations = new HashMap<>();
            Map<String, DataQuality> quality = new LinkedHashMap<>();
            for (int index = 0; index < 9; index++) {
                String unit = "U" + index;
                units.add(unit);
                populations.put(unit, BigDecimal.valueOf(100 + random.nextInt(900)));
                quality.put(unit, GOOD);
                for (YearMonth month : List.of(YEAR_BEFORE, NOW)) {
                    series.add("nursing", unit, month, share(random))
                            .add("visit", unit, month, share(random))
                            .add("teams", unit, month, KpiValue.count(BigDecimal.valueOf(random.nextInt(20))));
                }
            }
            KpiSeries figures = series.build();
            List<Scorecard> cards = cards(plan(units, List.of()), NOW, figures, populations, quality);
            cards.forEach(card -> {
                assertThat(card.score()).contains(points(card));
                assertThat(weights(card)).isEqualByComparingTo("100");
                // what lifts the score adds up to what it lacks, but for the rounding of four lines
                assertThat(card.parts().stream()
                                .flatMap(part -> part.lift().stream())
                                .reduce(points(card), BigDecimal::add))
                        .isCloseTo(decimal("100"), within(decimal("0.000003")));
            });
            Collections.shuffle(units, random);
            assertThat(cards(plan(units, List.of()), NOW, figures, populations, quality))
                    .isEqualTo(cards);
        }
    }

    /** Zone Z has no quota, A alone a year before, B late reports: weights are shared out differently for each. */
    @Test
    void startsTheDrawsOfTheRanksFromTheExactScores() {
        KpiSeries.Builder series = KpiSeries.builder();
        unit(series, "A", NOW, "53.5", "100", "40");
        unit(series, "A", YEAR_BEFORE, "47", "95", "30");
        unit(series, "B", NOW, "46", "91", "61");
        series.add("visit", "B", YEAR_BEFORE, percent("99"));
        series.add("nursing", "Z", NOW, percent("58"))
                .add("visit", "Z", NOW, KpiValue.share(BigDecimal.ZERO, BigDecimal.ZERO))
                .add("teams", "Z", NOW, KpiValue.count(decimal("3")));
        ScoreSheet sheet = ScoreSheet.of(
                new ScoringInputs(
                        plan(List.of("A", "B", "Z"), List.of()),
                        NOW,
                        series.build(),
                        POPULATIONS,
                        QUALITY,
                        Set.of(),
                        Set.of(),
                        Stage.BEFORE_RELEASE),
                Missing.WITHHELD);
        Composite composite = sheet.composite();
        double[] scores = composite.scores(
                composite.lines().stream().mapToDouble(Line::weight).toArray(), Normalisation.TARGET);
        assertThat(sheet.competing()).extracting(UnitScore::unit).containsExactly("A", "B", "Z");
        for (int unit = 0; unit < 3; unit++) {
            assertThat(scores[unit])
                    .isCloseTo(
                            sheet.scores()
                                    .get(sheet.competing().get(unit).unit())
                                    .toDouble(),
                            within(1e-9));
        }
    }

    private static KpiValue share(Random random) {
        int base = 1 + random.nextInt(3000);
        return KpiValue.share(BigDecimal.valueOf(random.nextInt(base + 1)), BigDecimal.valueOf(base));
    }

    @Test
    void takesTheMeanOfAnItemsTargets() {
        Plan plan = new Plan(
                "P",
                "测试方案",
                Optional.empty(),
                DocumentStatus.DRAFT,
                "C",
                List.of("A"),
                List.of(),
                List.of(
                        Examples.share("T-1", "nursing", Comparison.AT_LEAST, "60", "40"),
                        Examples.share("T-2", "falls", Comparison.AT_MOST, "10", "30")),
                List.of(),
                Scorings.of(
                        "0", "0", new ScoringItem("both", "两项", decimal("100"), false, true, List.of("T-1", "T-2"))),
                List.of(),
                "hash");
        KpiSeries series = KpiSeries.builder()
                .add("nursing", "A", NOW, percent("50"))
                .add("falls", "A", NOW, percent("15"))
                .build();
        // (50 − 40) / 20 = 0.5 and (15 − 30) / (10 − 30) = 0.75
        Scorecard card = card(cards(plan, NOW, series, Map.of(), QUALITY), "A");
        assertThat(card.score()).contains(decimal("62.500000"));
        assertThat(card.parts().get(0).value()).isEmpty();
        assertThat(card.parts().get(0).targets())
                .extracting(TargetShare::share)
                .containsExactly(Optional.of(decimal("0.500000")), Optional.of(decimal("0.750000")));
    }

    private static Plan twoItems() {
        return new Plan(
                "P",
                "测试方案",
                Optional.empty(),
                DocumentStatus.DRAFT,
                "C",
                List.of("A", "B", "D", "E"),
                List.of(),
                List.of(
                        Examples.share("T-1", "nursing", Comparison.AT_LEAST, "60", "30"),
                        Examples.share("T-2", "visit", Comparison.AT_LEAST, "60", "30")),
                List.of(),
                Scorings.of("0", "0", item("nursing", "护理", "50", "T-1"), item("visit", "探访", "50", "T-2")),
                List.of(),
                "hash");
    }

    private static KpiSeries.Builder pair(KpiSeries.Builder series, String unit, String nursing, String visit) {
        return series.add("nursing", unit, NOW, percent(nursing)).add("visit", unit, NOW, percent(visit));
    }

    @Test
    void ranksOnTheExactScore() {
        KpiSeries.Builder series = KpiSeries.builder();
        pair(series, "A", "60", "30.000001");
        // 50 × 1/3 + 50 × 2/3 = 50, the same as 50 × 1/2 + 50 × 1/2
        pair(series, "B", "40", "50");
        pair(series, "D", "45", "45");
        pair(series, "E", "30", "45");
        Map<String, DataQuality> quality = Map.of("A", GOOD, "B", GOOD, "D", GOOD, "E", GOOD);
        List<Scorecard> cards = cards(twoItems(), NOW, series.build(), Map.of(), quality);
        assertThat(cards)
                .extracting(Scorecard::rank)
                .containsExactly(Optional.of(1), Optional.of(2), Optional.of(2), Optional.of(4));
        assertThat(points(card(cards, "B"), "nursing")).contains(decimal("16.666667"));
        assertThat(points(card(cards, "B"), "visit")).contains(decimal("33.333333"));
        assertThat(card(cards, "B").score()).contains(decimal("50.000000"));
    }

    @Test
    void reweightsAShareOfNothing() {
        KpiSeries series = pair(KpiSeries.builder(), "A", "45", "45")
                .add("nursing", "B", NOW, KpiValue.share(BigDecimal.ZERO, BigDecimal.ZERO))
                .add("visit", "B", NOW, percent("45"))
                .build();
        Scorecard card = card(cards(twoItems(), NOW, series, Map.of(), Map.of("A", GOOD, "B", GOOD)), "B");
        assertThat(card.score()).contains(decimal("50.000000"));
        assertThat(card.parts().get(0).weight()).isEqualByComparingTo("0");
    }

    @Test
    void ratesReportsAsIfTheMissingOnesWereEmpty() {
        // four feeds due: three filed, two of them on time, all three with rows; passing (1 + 0.9 + 0.8) / 4 = 0.675
        DataQuality quality = DataQuality.of(List.of(
                new FeedFiling(true, true, true, decimal("1")),
                new FeedFiling(true, true, true, decimal("0.9")),
                new FeedFiling(true, false, true, decimal("0.8")),
                new FeedFiling(false, false, false, decimal("0"))));
        assertThat(quality)
                .isEqualTo(new DataQuality(
                        decimal("0.750000"), decimal("0.500000"), decimal("0.750000"), decimal("0.675000"), 2));
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.job.proof.Explanation;
import io.eldercare.job.proof.Explanations;
import io.eldercare.plan.Fraction;
import io.eldercare.plan.money.HandCalculation;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Scores, ranks, targets and yuan are worked out again by hand from what {@code explain} prints of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountProofTest {
    private static final String PLAN = "JDZ3Y";
    private static final YearMonth MONTH = FinishedHome.LAST;
    private static final BigDecimal POT = new BigDecimal("1234567.89");

    private TestHome home;

    @BeforeAll
    void allocateAPot(@TempDir Path directory) {
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        home.mart();
        FundAllocation.of(
                home.place(), new FundAllocation.Request(PLAN, Optional.of(MONTH), POT, true, List.of(), List.of()));
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private static JsonNode tree(Explanation explanation) {
        try {
            return new ObjectMapper().readTree(explanation.json());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Fraction byHand(JsonNode account) {
        return HandCalculation.of(account.path("numbers").path("text").asText().replaceAll(" = .*", ""));
    }

    /** What a formula with numbers ends in: … → 120,418.23. */
    private static BigDecimal printed(JsonNode account) {
        String text = account.path("numbers").path("text").asText().replaceAll("（[^）]*）", "");
        return new BigDecimal(text.replaceAll(".*[=→] *", "").replace(",", "").replace("−", "-"));
    }

    private static List<JsonNode> parts(JsonNode account) {
        List<JsonNode> parts = new ArrayList<>();
        account.path("parts").forEach(parts::add);
        return parts;
    }

    private Map<String, JsonNode> scores() {
        Map<String, JsonNode> scores = new TreeMap<>();
        home.rows("select region_code from mart.scorecard where plan_code = '" + PLAN + "' and month = date '"
                        + MONTH.atDay(1) + "'")
                .forEach(unit ->
                        scores.put(unit, tree(Explanations.score(home.place(), PLAN, unit, MONTH, Optional.empty()))));
        return scores;
    }

    /** The exact lines, cut at 0 and 100, round to the score; those that were rounded add up to it. */
    @Test
    void everyScoreOfAMonthIsTheSumOfItsLines() {
        Map<String, JsonNode> scores = scores();

        assertThat(scores).hasSize(6);
        assertThat(scores.values())
                .filteredOn(score -> !score.path("value").isNull())
                .hasSizeGreaterThan(2)
                .allSatisfy(score -> {
                    Fraction exact = Fraction.ZERO;
                    for (JsonNode line : parts(score)) {
                        String text = line.path("numbers").path("text").asText();
                        exact = text.isEmpty() ? exact : exact.plus(byHand(line));
                    }
                    BigDecimal value = score.path("value").decimalValue();
                    assertThat(exact.round(6, RoundingMode.HALF_UP)).isEqualByComparingTo(value);
                    assertThat(byHand(score).round(6, RoundingMode.HALF_UP)).isEqualByComparingTo(value);
                });
    }

    /** Each line is what its formula gives, to the last of six decimals, where the rounding of all lines together may fall. */
    @Test
    void everyLineOfAScoreIsWhatItsFormulaGives() {
        scores().values().stream()
                .flatMap(score -> parts(score).stream())
                .filter(line -> !line.path("value").isNull()
                        && !line.path("numbers").path("text").asText().isEmpty())
                .forEach(line -> assertThat(byHand(line).round(6, RoundingMode.HALF_UP))
                        .as(line.path("name").asText())
                        .isCloseTo(
                                line.path("value").decimalValue(),
                                org.assertj.core.data.Offset.offset(new BigDecimal("0.000001"))));
    }

    @Test
    void figuresBelowAScoreAreThePublishedOnes() {
        int looked = 0;
        for (Map.Entry<String, JsonNode> score : scores().entrySet()) {
            for (JsonNode line : parts(score.getValue())) {
                for (JsonNode target : parts(line)) {
                    for (JsonNode figure : target.path("figures")) {
                        looked++;
                        assertThat(home.rows("select value from mart.kpi_value where kpi_code = '"
                                        + figure.path("kpi_code").asText() + "' and region_code = '" + score.getKey()
                                        + "' and month = date '"
                                        + figure.path("month").asText() + "-01'"))
                                .singleElement()
                                .satisfies(value -> assertThat(new BigDecimal(value))
                                        .isEqualByComparingTo(
                                                target.path("value").decimalValue()));
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(50);
    }

    @Test
    void aRankIsOneMoreThanTheUnitsWithAHigherScore() {
        JsonNode rank = tree(Explanations.rank(home.place(), PLAN, MONTH, Optional.empty()));
        List<BigDecimal> scores = parts(rank).stream()
                .map(unit -> unit.path("numbers").path("score").decimalValue())
                .toList();

        assertThat(scores).hasSizeGreaterThan(2);
        for (JsonNode unit : parts(rank)) {
            long better = scores.stream()
                    .filter(score ->
                            score.compareTo(unit.path("numbers").path("score").decimalValue()) > 0)
                    .count();
            assertThat(unit.path("value").asLong()).isEqualTo(better + 1);
            assertThat(byHand(unit)).isEqualTo(Fraction.of(better + 1));
            assertThat(unit.path("numbers").path("rank_low").asLong())
                    .isLessThanOrEqualTo(unit.path("numbers").path("rank_high").asLong());
        }
    }

    @Test
    void attainmentPathAndPaceOfEveryTargetOfTheCityAreWhatTheirFormulasGive() {
        int worked = 0;
        for (String id : home.rows("select target_id from mart.attainment where plan_code = '" + PLAN
                + "' and region_code = '360200' and month = date '" + MONTH.atDay(1) + "' order by 1")) {
            for (JsonNode part : parts(tree(Explanations.target(home.place(), PLAN, id, "360200", MONTH)))) {
                if (!part.path("numbers").path("text").asText().isEmpty()) {
                    worked++;
                    assertThat(byHand(part).round(6, RoundingMode.HALF_UP))
                            .as(id + " " + part.path("name").asText())
                            .isEqualByComparingTo(part.path("value").decimalValue());
                }
            }
        }
        assertThat(worked).isGreaterThan(20);
    }

    /** Parts of the pot, of each unit, and of all units together: to the cent, each from the numbers printed beside it. */
    @Test
    void everyYuanOfAnAllocationIsWorkedOutFromItsInputs() {
        JsonNode pot = tree(Explanations.allocation(home.place(), PLAN, MONTH, Optional.empty()));
        BigDecimal cent = new BigDecimal("0.01");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode unit : parts(pot)) {
            if (unit.path("code").asText().startsWith("36")) {
                sum = sum.add(unit.path("value").decimalValue());
                BigDecimal amount = BigDecimal.ZERO;
                for (JsonNode part : parts(unit)) {
                    if (List.of("need", "performance", "improvement", "limit")
                            .contains(part.path("code").asText())) {
                        amount = amount.add(part.path("value").decimalValue());
                        assertThat(printed(part))
                                .isEqualByComparingTo(part.path("value").decimalValue());
                        assertThat(byHand(part).round(2, RoundingMode.HALF_UP))
                                .as(unit.path("name").asText()
                                        + part.path("name").asText())
                                .isCloseTo(
                                        part.path("value").decimalValue(), org.assertj.core.data.Offset.offset(cent));
                    }
                }
                assertThat(amount).isEqualByComparingTo(unit.path("value").decimalValue());
                assertThat(byHand(unit).round(2, RoundingMode.UNNECESSARY))
                        .isEqualByComparingTo(unit.path("value").decimalValue());
            }
        }
        assertThat(sum).isEqualByComparingTo(POT);
        assertThat(pot.path("value").decimalValue()).isEqualByComparingTo(POT);
    }

    /** The need part by population, divided by largest remainder with the population that each input states: every cent. */
    @Test
    void theNeedPartIsDividedAgainToTheCentFromTheExplainedPopulations() {
        JsonNode pot = tree(Explanations.allocation(home.place(), PLAN, MONTH, Optional.empty()));
        Map<String, BigDecimal> populations = new TreeMap<>();
        Map<String, BigDecimal> granted = new TreeMap<>();
        BigDecimal total = BigDecimal.ZERO;
        boolean single = true;
        for (JsonNode unit : parts(pot)) {
            for (JsonNode part : parts(unit)) {
                if (part.path("code").asText().equals("need")) {
                    granted.put(unit.path("code").asText(), part.path("value").decimalValue());
                    total = total.add(part.path("value").decimalValue());
                    single &= part.path("formula").asText().contains("人口 ÷ 各地合计");
                    for (JsonNode input : parts(part)) {
                        if (input.path("code").asText().equals("pop60")
                                && !input.path("value").isNull()) {
                            populations.put(
                                    unit.path("code").asText(),
                                    input.path("value").decimalValue());
                        }
                    }
                }
            }
        }
        assertThat(single)
                .as("the need of this home rests on the population alone")
                .isTrue();
        granted.replaceAll((unit, yuan) -> yuan.setScale(2));
        assertThat(byRemainder(total, populations, granted.keySet())).isEqualTo(granted);
    }

    /** Hamilton's method in cents, as docs/money.md works it out: whole cents first, the rest to the largest fractions. */
    private static Map<String, BigDecimal> byRemainder(
            BigDecimal total, Map<String, BigDecimal> weights, java.util.Set<String> units) {
        BigDecimal all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> parts = new TreeMap<>();
        Map<String, BigDecimal> rests = new TreeMap<>();
        for (String unit : units) {
            BigDecimal exact =
                    total.multiply(weights.getOrDefault(unit, BigDecimal.ZERO)).divide(all, 20, RoundingMode.FLOOR);
            parts.put(unit, exact.setScale(2, RoundingMode.FLOOR));
            rests.put(unit, exact.subtract(parts.get(unit)));
        }
        BigDecimal left = total.subtract(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<String> order = new ArrayList<>(rests.keySet());
        order.sort(java.util.Comparator.comparing(rests::get).reversed());
        for (int cent = 0; cent < left.movePointRight(2).intValueExact(); cent++) {
            parts.merge(order.get(cent), new BigDecimal("0.01"), BigDecimal::add);
        }
        return parts;
    }

    @Test
    void subsidiesLeadToLinesOfRegistersWithoutNamingAnybody() {
        JsonNode subsidy = tree(Explanations.subsidy(home.place(), PLAN, "360281", MONTH, Optional.empty()));

        assertThat(byHand(subsidy).round(2, RoundingMode.UNNECESSARY))
                .isEqualByComparingTo(subsidy.path("value").decimalValue());
        for (JsonNode rule : parts(subsidy)) {
            assertThat(byHand(rule).round(2, RoundingMode.UNNECESSARY))
                    .isEqualByComparingTo(rule.path("value").decimalValue());
            parts(rule)
                    .forEach(rate -> rate.path("deliveries").forEach(line -> {
                        assertThat(line.path("row_no").asInt()).isPositive();
                        assertThat(line.path("file").asText()).isNotEmpty();
                        List<String> names = new ArrayList<>();
                        line.fieldNames().forEachRemaining(names::add);
                        assertThat(names).containsExactly("delivery_id", "file", "sheet", "row_no", "value");
                    }));
        }
    }

    @Test
    void tellsWhatThereIsInsteadOfWhatIsNot() {
        assertThatThrownBy(() -> Explanations.score(home.place(), PLAN, "360281", MONTH.plusYears(9), Optional.empty()))
                .isInstanceOf(UnknownFigureException.class)
                .hasMessageContaining("没有 360281 的评分");
        assertThatThrownBy(() -> Explanations.score(home.place(), PLAN, "360281", MONTH, Optional.of("beds!")))
                .hasMessageContaining("data_quality");
        assertThatThrownBy(() -> Explanations.target(home.place(), PLAN, "JDZ3Y-99", "360200", MONTH))
                .hasMessageContaining("JDZ3Y-12");
        assertThatThrownBy(() -> Explanations.allocation(home.place(), PLAN, MONTH.minusMonths(1), Optional.empty()))
                .hasMessageContaining("分过的月份：" + MONTH);
        assertThatThrownBy(() -> Explanations.rank(home.place(), "JDZ9", MONTH, Optional.empty()))
                .hasMessageContaining("JDZ3Y");
    }
}

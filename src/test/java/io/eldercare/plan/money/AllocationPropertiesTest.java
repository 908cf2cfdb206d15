package io.eldercare.plan.money;

import static io.eldercare.plan.money.MoneyExamples.decimal;
import static io.eldercare.plan.money.MoneyExamples.rules;
import static io.eldercare.plan.money.MoneyExamples.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.money.FundRules.Measure;
import io.eldercare.plan.money.FundRules.Per;
import io.eldercare.plan.money.MoneyLine.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every allocation: seeded random units, pots and limits. */
class AllocationPropertiesTest {
    /** An allocation with what went into it. */
    private record Case(FundRules rules, BigDecimal pot, List<Recipient> units, Allocation allocation) {}

    private static void forAll(Consumer<Case> check) {
        Random random = new Random(20251231);
        for (int round = 0; round < 200; round++) {
            List<Recipient> units = new ArrayList<>();
            int number = 2 + random.nextInt(17);
            for (int index = 0; index < number; index++) {
                units.add(unit(
                        String.valueOf(360700 + index),
                        String.valueOf(10_000 + random.nextInt(200_000)),
                        BigDecimal.valueOf(30_000_000 + random.nextInt(70_000_000), 6)
                                .toPlainString(),
                        BigDecimal.valueOf(random.nextInt(100_000_000), 6).toPlainString()));
            }
            BigDecimal pot = BigDecimal.valueOf(100_000 + random.nextInt(2_000_000_000), 2);
            Optional<Limit> floor = limit(random, 0.5 / number);
            Optional<Limit> cap = limit(random, 2.0 / number + 0.1);
            Per per = random.nextBoolean() ? Per.UNIT : Per.NEED;
            FundRules rules = rules(Measure.SCORE, per, floor, cap, random.nextBoolean() ? "0.7" : "0");
            check.accept(new Case(rules, pot, units, Allocation.of(rules, pot, units)));
        }
    }

    private static Optional<Limit> limit(Random random, double share) {
        BigDecimal rounded = BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP);
        return random.nextBoolean() ? Optional.of(new Limit(Limit.Measure.SHARE, rounded)) : Optional.empty();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void sumsHoldAtEveryLevel() {
        forAll(each -> {
            List<UnitAllocation> units = each.allocation().units();
            assertThat(sum(units.stream().map(UnitAllocation::yuan).toList())).isEqualByComparingTo(each.pot());
            assertThat(sum(units.stream().map(UnitAllocation::share).toList())).isEqualByComparingTo("1");
            units.forEach(unit -> {
                assertThat(sum(unit.parts().stream().map(MoneyLine::yuan).toList()))
                        .isEqualByComparingTo(unit.yuan());
                if (!unit.payments().isEmpty()) {
                    assertThat(sum(unit.payments().stream().map(MoneyLine::yuan).toList()))
                            .isEqualByComparingTo(unit.yuan());
                }
            });
            for (MoneyLine part : each.allocation().parts()) {
                assertThat(sum(units.stream()
                                .map(unit ->
                                        unit.find(part.kind()).orElseThrow().yuan())
                                .toList()))
                        .isEqualByComparingTo(part.yuan());
            }
            assertThat(sum(units.stream()
                            .flatMap(unit -> unit.find(Kind.LIMIT).stream())
                            .map(MoneyLine::yuan)
                            .toList()))
                    .isEqualByComparingTo("0");
        });
    }

    /** "A × B ÷ C = D… → E" and "E − F = G": every step worked out again from what is printed. */
    @Test
    void everyFormulaWithNumbersComesOutByHand() {
        forAll(each -> {
            List<MoneyLine> lines = new ArrayList<>(each.allocation().parts());
            each.allocation().units().forEach(unit -> {
                lines.addAll(unit.parts());
                lines.addAll(unit.payments());
            });
            lines.stream().filter(line -> line.numbers().contains(" = ")).forEach(AllocationPropertiesTest::check);
        });
    }

    private static void check(MoneyLine line) {
        for (String step : line.numbers().replaceAll("^(保底|封顶) ", "").split("；")) {
            String[] sides = step.split(" = ");
            String[] rounded = sides[1].split(" → ");
            Fraction left = HandCalculation.of(sides[0]);
            BigDecimal right = amount(rounded[0]);
            if (rounded[0].endsWith("…")) {
                assertThat(left.round(4, RoundingMode.DOWN)).isEqualByComparingTo(right);
                Fraction off = left.minus(Fraction.of(amount(rounded[1])));
                assertThat(off.compareTo(Fraction.of(decimal("0.01")))).isNegative();
                assertThat(off.compareTo(Fraction.of(decimal("-0.01")))).isPositive();
            } else {
                assertThat(left).isEqualTo(Fraction.of(right));
            }
        }
        String[] sides = line.numbers().split(" = | → ");
        assertThat(amount(sides[sides.length - 1])).isEqualByComparingTo(line.yuan());
    }

    private static BigDecimal amount(String text) {
        return decimal(text.replaceAll("（[^）]*）|…|,|\\+", "").replace("−", "-"));
    }

    @Test
    void theOrderOfTheUnitsDoesNotMatter() {
        forAll(each -> {
            List<Recipient> shuffled = new ArrayList<>(each.units());
            Collections.shuffle(shuffled, new Random(7));
            assertThat(Allocation.of(each.rules(), each.pot(), shuffled)).isEqualTo(each.allocation());
        });
    }

    /** Codes decide equal remainders only, which do not occur here. */
    @Test
    void otherCodesGiveTheSameAmounts() {
        forAll(each -> {
            List<Recipient> relabelled = new ArrayList<>();
            for (int index = 0; index < each.units().size(); index++) {
                Recipient unit = each.units().get(index);
                relabelled.add(new Recipient(
                        String.valueOf(369900 - index),
                        unit.name(),
                        unit.bases(),
                        unit.score(),
                        unit.grade(),
                        unit.band(),
                        unit.improvement()));
            }
            Map<String, BigDecimal> before = byPopulation(each.units(), each.allocation());
            Map<String, BigDecimal> after =
                    byPopulation(relabelled, Allocation.of(each.rules(), each.pot(), relabelled));
            assertThat(after).isEqualTo(before);
        });
    }

    /** Amounts by what tells units apart whatever their codes. */
    private static Map<String, BigDecimal> byPopulation(List<Recipient> units, Allocation allocation) {
        return units.stream()
                .collect(Collectors.toMap(
                        unit -> unit.bases() + "|" + unit.score(),
                        unit -> allocation.unit(unit.regionCode()).orElseThrow().yuan()));
    }
}

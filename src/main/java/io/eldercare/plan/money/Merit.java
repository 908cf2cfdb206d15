package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What performance and improvement are divided by. A unit without a measure counts as nought: withholding never pays. */
final class Merit {
    private final FundRules rules;
    private final List<Recipient> recipients;

    Merit(FundRules rules, List<Recipient> recipients) {
        this.rules = rules;
        this.recipients = recipients;
    }

    /** How much one unit counts, exact and as printed. */
    private record Measured(Fraction value, String text) {
        static Measured of(BigDecimal value, String note) {
            return new Measured(Fraction.of(value), Amounts.number(value) + note);
        }
    }

    boolean hasPerformance() {
        return recipients.stream().anyMatch(unit -> isPositive(performance(unit)));
    }

    boolean hasImprovement() {
        return recipients.stream().anyMatch(unit -> isPositive(improvement(unit)));
    }

    private static boolean isPositive(Measured measured) {
        return measured.value().compareTo(Fraction.ZERO) > 0;
    }

    /** @param needs the units' need parts in yuan, for rules that multiply with them */
    Basis performance(SortedMap<String, BigDecimal> needs) {
        String measure = switch (rules.performanceBy()) {
            case SCORE -> "得分";
            case GRADE -> "等次系数";
            case BAND -> "同档平均得分";
        };
        return basis(measure, this::performance, needs);
    }

    /** @param needs as for performance */
    Basis improvement(SortedMap<String, BigDecimal> needs) {
        return basis("进步率", Merit::improvement, needs);
    }

    private Measured performance(Recipient unit) {
        return switch (rules.performanceBy()) {
            case SCORE -> Measured.of(unit.score().orElse(BigDecimal.ZERO), "");
            case GRADE -> coefficient(unit);
            case BAND -> band(unit);
        };
    }

    private static Measured improvement(Recipient unit) {
        return Measured.of(unit.improvement().orElse(BigDecimal.ZERO), "");
    }

    private Measured coefficient(Recipient unit) {
        Optional<String> grade = unit.grade();
        if (grade.isEmpty()) {
            return Measured.of(BigDecimal.ZERO, "（无等次）");
        }
        BigDecimal coefficient = Optional.ofNullable(rules.coefficients().get(grade.get()))
                .orElseThrow(() -> new AllocationException("等次“" + grade.get() + "”没有系数；规划中有系数的等次："
                        + String.join("、", rules.coefficients().keySet())));
        return Measured.of(coefficient, "（" + grade.get() + "）");
    }

    /** Everybody of a band counts with the band's mean; a unit without a band is one of its own. */
    private Measured band(Recipient unit) {
        List<BigDecimal> scores = recipients.stream()
                .filter(other -> other.regionCode().equals(unit.regionCode())
                        || unit.band().isPresent() && other.band().equals(unit.band()))
                .map(other -> other.score().orElse(BigDecimal.ZERO))
                .toList();
        Fraction sum = LargestRemainder.sum(scores.stream().map(Fraction::of).toList());
        String text = scores.stream().map(Amounts::number).collect(Collectors.joining(" + "));
        return new Measured(
                sum.over(Fraction.of(scores.size())), scores.size() == 1 ? text : "(" + text + ") ÷ " + scores.size());
    }

    private Basis basis(String measure, Function<Recipient, Measured> measured, SortedMap<String, BigDecimal> needs) {
        boolean perNeed = rules.per() == FundRules.Per.NEED;
        SortedMap<String, Fraction> weights = new TreeMap<>();
        SortedMap<String, String> factors = new TreeMap<>();
        List<Fraction> all = new ArrayList<>();
        for (Recipient unit : recipients) {
            Measured own = measured.apply(unit);
            BigDecimal need = needs.getOrDefault(unit.regionCode(), BigDecimal.ZERO);
            Fraction weight = perNeed ? own.value().times(Fraction.of(need)) : own.value();
            weights.put(unit.regionCode(), weight);
            factors.put(unit.regionCode(), perNeed ? Amounts.yuan(need) + " × " + own.text() : own.text());
            all.add(weight);
        }
        String term = perNeed ? "（本地需求部分 × " + measure + "）" : "本地" + measure;
        return new Basis(
                weights,
                term + " ÷ 各地" + (perNeed ? "（需求部分 × " + measure + "）" : measure) + "合计",
                factors,
                decimal(LargestRemainder.sum(all)));
    }

    /** Sums of the figures printed, all of whose decimals end. */
    private static String decimal(Fraction sum) {
        return Amounts.number(new BigDecimal(sum.numerator()).divide(new BigDecimal(sum.denominator())));
    }
}

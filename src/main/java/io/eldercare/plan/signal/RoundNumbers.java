package io.eldercare.plan.signal;

import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stated numbers that end in nought or five too often. Last digits of counts above a hundred are spread evenly (Beber and Scacco
 * 2012), so that a fifth ends so; Whipple's index is that share against a fifth, times a hundred: 100 without preference, 500
 * where every number ends so (United Nations, Manual II, 1955). The probability is that of the binomial distribution.
 */
final class RoundNumbers {
    private static final int MONTHS = 12;
    private static final BigDecimal FEW = BigDecimal.valueOf(100);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final double EVEN_SHARE = 0.2;

    private RoundNumbers() {}

    /** @param histories of the figures that one region states; a number stated for several months counts once */
    static Optional<String> evidence(
            Collection<NavigableMap<YearMonth, KpiValue>> histories, YearMonth month, SignalRules rules) {
        int all = 0;
        int round = 0;
        for (NavigableMap<YearMonth, KpiValue> history : histories) {
            for (BigDecimal number : numbers(history.subMap(month.minusMonths(MONTHS - 1L), true, month, true))) {
                all++;
                round += number.remainder(FIVE).signum() == 0 ? 1 : 0;
            }
        }
        if (all < rules.roundNumbers()
                || atLeast(round, all) >= rules.roundChance().doubleValue()) {
            return Optional.empty();
        }
        return Optional.of(
                "近12个月填报的" + all + "个数中，" + round + "个以0或5结尾（惠普尔指数" + 500L * round / all + "，没有偏好时约为100），偶然出现的概率不到"
                        + rules.roundChance().stripTrailingZeros().toPlainString());
    }

    /** Different whole numbers above a hundred. */
    private static Set<BigDecimal> numbers(NavigableMap<YearMonth, KpiValue> history) {
        Set<BigDecimal> numbers = new HashSet<>();
        history.values().stream()
                .filter(value -> value.bounds().isEmpty())
                .flatMap(value -> Stream.concat(Stream.of(value.numerator()), value.denominator().stream()))
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.scale() <= 0 && number.compareTo(FEW) > 0)
                .forEach(numbers::add);
        return numbers;
    }

    /** Probability that at least {@code round} of {@code all} numbers end in nought or five where digits are spread evenly. */
    static double atLeast(int round, int all) {
        double logTerm = all * StrictMath.log(1 - EVEN_SHARE);
        double logOdds = StrictMath.log(EVEN_SHARE / (1 - EVEN_SHARE));
        double sum = 0;
        for (int number = 0; number <= all; number++) {
            if (number >= round) {
                sum += StrictMath.exp(logTerm);
            }
            logTerm += StrictMath.log((double) (all - number) / (number + 1)) + logOdds;
        }
        return sum;
    }
}

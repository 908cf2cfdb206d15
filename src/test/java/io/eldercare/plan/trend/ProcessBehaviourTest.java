package io.eldercare.plan.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessBehaviourTest {
    /** Twelve values 88 and 92 in turn: average 90, ranges 4, limits 90 ± 2.66 × 4 = 79.36 and 100.64. */
    private static List<BigDecimal> even() {
        List<BigDecimal> values = new ArrayList<>();
        for (int index = 0; index < 12; index++) {
            values.add(BigDecimal.valueOf(index % 2 == 0 ? 88 : 92));
        }
        return values;
    }

    private static ProcessBehaviour of(List<BigDecimal> values, String target, Direction direction) {
        return ProcessBehaviour.of(values, new BigDecimal(target), direction).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "79.36, UP, CONSISTENTLY_PASS",
        "79.37, UP, HIT_AND_MISS",
        "100, UP, HIT_AND_MISS",
        "100.65, UP, CONSISTENTLY_FAIL",
        "100.64, DOWN, CONSISTENTLY_PASS",
        "90, DOWN, HIT_AND_MISS",
        "79.35, DOWN, CONSISTENTLY_FAIL"
    })
    void saysWhetherUsualVariationMeetsTheTarget(String target, Direction direction, Assurance assurance) {
        assertThat(of(even(), target, direction).assurance()).isEqualTo(assurance);
    }

    @Test
    void namesASignalByTheDirectionWanted() {
        assertThat(of(even(), "95", Direction.UP).signal()).isEqualTo(Signal.COMMON_CAUSE);
        List<BigDecimal> fallen = even();
        // average (12 × 90 + 60) / 13 = 87.69; the range of 32 is left out, limits 87.69 ± 10.64
        fallen.add(BigDecimal.valueOf(60));
        ProcessBehaviour lower = of(fallen, "95", Direction.UP);
        assertThat(lower.signal()).isEqualTo(Signal.CONCERN);
        assertThat(lower.flag()).contains(new ProcessChart.Flag(RunRule.OUTSIDE_LIMITS, false));
        assertThat(lower.low()).isEqualTo(new BigDecimal("77.052308"));
        assertThat(of(fallen, "95", Direction.DOWN).signal()).isEqualTo(Signal.IMPROVEMENT);
    }

    @Test
    void needsTwelveValuesAndForgetsWhatIsOlderThanTwoYears() {
        assertThat(ProcessBehaviour.of(even().subList(0, 11), BigDecimal.TEN, Direction.UP))
                .isEmpty();
        List<BigDecimal> old = new ArrayList<>(even().subList(0, 6));
        old.replaceAll(value -> value.subtract(BigDecimal.valueOf(50)));
        old.addAll(even());
        old.addAll(even());
        assertThat(of(old, "95", Direction.UP)).isEqualTo(of(concat(even(), even()), "95", Direction.UP));
    }

    private static List<BigDecimal> concat(List<BigDecimal> first, List<BigDecimal> second) {
        List<BigDecimal> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    @Test
    void printsLimitsThatTheFigureCanHave() {
        ProcessBehaviour cut =
                of(even(), "95", Direction.UP).within(BigDecimal.ZERO, Optional.of(BigDecimal.valueOf(100)));
        assertThat(cut.low()).isEqualTo(new BigDecimal("79.360000"));
        assertThat(cut.high()).isEqualTo(new BigDecimal("100.000000"));
    }
}

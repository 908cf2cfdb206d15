package io.eldercare.plan.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The newest value of a series against its own usual variation, and that variation against a target.
 *
 * @param centre average, six decimals
 * @param low lower natural process limit
 * @param high upper natural process limit
 * @param flag the rule behind a signal; empty for usual variation
 */
public record ProcessBehaviour(
        BigDecimal centre,
        BigDecimal low,
        BigDecimal high,
        Signal signal,
        Optional<ProcessChart.Flag> flag,
        Assurance assurance) {
    /** Below twelve values limits are on trial only (NHS-R community, plotthedots: number of points required). */
    public static final int FEWEST = 12;

    /** "The most recent 20 to 30 measurements" (Provost and Murray, The Health Care Data Guide, 2011, p. 155): two years. */
    private static final int MOST = 24;

    private static final int SCALE = 6;

    /**
     * @param values in order of time, in one definition; the newest 24 are used
     * @return empty with fewer than twelve values
     */
    public static Optional<ProcessBehaviour> of(List<BigDecimal> values, BigDecimal target, Direction direction) {
        if (values.size() < FEWEST) {
            return Optional.empty();
        }
        ProcessChart chart = ProcessChart.of(values.subList(Math.max(0, values.size() - MOST), values.size()));
        List<Optional<ProcessChart.Flag>> flags = chart.flags();
        Optional<ProcessChart.Flag> newest = flags.get(flags.size() - 1);
        ProcessLimits limits = chart.limits();
        return Optional.of(new ProcessBehaviour(
                scaled(limits.centre()),
                scaled(limits.lower()),
                scaled(limits.upper()),
                newest.map(flag -> signal(flag, direction)).orElse(Signal.COMMON_CAUSE),
                newest,
                Assurance.of(limits, target, direction)));
    }

    private static Signal signal(ProcessChart.Flag flag, Direction direction) {
        return flag.high() == (direction == Direction.UP) ? Signal.IMPROVEMENT : Signal.CONCERN;
    }

    /** The same with limits cut to the values that the figure can have. */
    public ProcessBehaviour within(BigDecimal least, Optional<BigDecimal> most) {
        BigDecimal top = most.map(high::min).orElse(high);
        return new ProcessBehaviour(centre, scaled(low.max(least)), scaled(top), signal, flag, assurance);
    }

    private static BigDecimal scaled(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_UP);
    }
}

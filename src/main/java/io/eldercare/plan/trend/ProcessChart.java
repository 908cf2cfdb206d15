package io.eldercare.plan.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A process behaviour chart: the limits of a series and, for each value, the rule that sets it apart. */
public final class ProcessChart {
    private static final int RUN = 7;
    private static final int NEAR_RUN = 3;

    private final ProcessLimits limits;
    private final List<BigDecimal> values;
    private final int[] sides;
    private final int[] zones;

    private ProcessChart(ProcessLimits limits, List<BigDecimal> values) {
        this.limits = limits;
        this.values = values;
        this.sides = values.stream()
                .mapToInt(value -> value.compareTo(limits.centre()))
                .toArray();
        this.zones = values.stream().mapToInt(this::zone).toArray();
    }

    /** A value that a rule sets apart; {@code high} when it lies above the centre, or rises. */
    public record Flag(RunRule rule, boolean high) {}

    /** @param values at least two, in order of time */
    public static ProcessChart of(List<BigDecimal> values) {
        return new ProcessChart(ProcessLimits.of(values), List.copyOf(values));
    }

    public ProcessLimits limits() {
        return limits;
    }

    /** One for each value; empty for usual variation. */
    public List<Optional<Flag>> flags() {
        List<Optional<Flag>> flags = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            flags.add(flag(index));
        }
        return flags;
    }

    private Optional<Flag> flag(int index) {
        int outside = values.get(index).compareTo(limits.upper()) > 0
                ? 1
                : values.get(index).compareTo(limits.lower()) < 0 ? -1 : 0;
        return found(RunRule.OUTSIDE_LIMITS, outside)
                .or(() -> found(RunRule.NEAR_LIMIT, zones[index] == 0 ? 0 : within(index, NEAR_RUN, this::near)))
                .or(() -> found(RunRule.SHIFT, within(index, RUN, this::shift)))
                .or(() -> found(RunRule.TREND, within(index, RUN, this::trend)));
    }

    private static Optional<Flag> found(RunRule rule, int sign) {
        return sign == 0 ? Optional.empty() : Optional.of(new Flag(rule, sign > 0));
    }

    /** +1 or −1 in the outer third before a limit, 0 elsewhere, outside the limits too. */
    private int zone(BigDecimal value) {
        BigDecimal distance = value.subtract(limits.centre());
        boolean inside = value.compareTo(limits.upper()) <= 0 && value.compareTo(limits.lower()) >= 0;
        return inside && distance.abs().compareTo(limits.near()) > 0 ? distance.signum() : 0;
    }

    /** A run of values that begins at an index: +1 high, −1 low, 0 none. */
    private interface Run {
        int startingAt(int first);
    }

    /** The first run of {@code length} values that the value is part of. */
    private int within(int index, int length, Run run) {
        int from = Math.max(0, index - length + 1);
        int to = Math.min(index, values.size() - length);
        return IntStream.rangeClosed(from, to)
                .map(run::startingAt)
                .filter(sign -> sign != 0)
                .findFirst()
                .orElse(0);
    }

    private int near(int first) {
        int side = sides[first];
        long near = IntStream.range(first, first + NEAR_RUN)
                .filter(index -> zones[index] == side)
                .count();
        return near >= 2 ? oneSided(first, NEAR_RUN) : 0;
    }

    private int shift(int first) {
        return oneSided(first, RUN);
    }

    private int oneSided(int first, int length) {
        boolean same = IntStream.range(first, first + length).allMatch(index -> sides[index] == sides[first]);
        return same ? sides[first] : 0;
    }

    private int trend(int first) {
        int sign = values.get(first + 1).compareTo(values.get(first));
        boolean same = IntStream.range(first + 1, first + RUN)
                .allMatch(index -> values.get(index).compareTo(values.get(index - 1)) == sign);
        return same ? sign : 0;
    }
}

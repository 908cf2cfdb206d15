package io.eldercare.simulate;

import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.world.World;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to simulate.
 *
 * @param out directory that receives {@code inbox/<county>/…} and {@code truth.csv}
 * @param plan code of a plan that {@code jobs/simulation.yml} has a world for, such as JDZ3Y
 * @param from first month with deliveries, not before the baseline 2020-12
 * @param to last month with deliveries
 * @param scale multiplies the numbers of persons (roster, visits, volunteers, assessments), 0 &lt; scale ≤ 10
 * @param feeds delivered alone, by whom the world has it; one that only pilots send then comes from every county. Empty: what the
 *     world sends
 * @param definitionsRoot directory that holds {@code jobs/} and {@code sql/}
 */
public record SimulationRequest(
        Path out,
        String plan,
        YearMonth from,
        YearMonth to,
        BigDecimal scale,
        long seed,
        Faults faults,
        Format format,
        Set<String> feeds,
        Path definitionsRoot) {

    public enum Faults {
        NONE,
        REALISTIC
    }

    public enum Format {
        /** as county offices send: workbooks, GB18030, Chinese headers */
        MIXED,
        /** UTF-8 with the standard's English headers */
        CSV
    }

    /** Everything that the world sends. */
    public SimulationRequest(
            Path out,
            String plan,
            YearMonth from,
            YearMonth to,
            BigDecimal scale,
            long seed,
            Faults faults,
            Format format,
            Path definitionsRoot) {
        this(out, plan, from, to, scale, seed, faults, format, Set.of(), definitionsRoot);
    }

    /** @throws IllegalArgumentException with a message for the user when months, scale or feeds make no sense */
    public SimulationRequest {
        feeds = Collections.unmodifiableSet(new TreeSet<>(feeds));
        for (String feed : feeds) {
            if (!Feed.codes().contains(feed)) {
                throw new IllegalArgumentException("--feeds 中没有这种报表：" + feed + "；可用：" + String.join("、", Feed.codes()));
            }
        }
        if (from.isBefore(World.BASELINE)) {
            throw new IllegalArgumentException("模拟不能早于基期 " + World.BASELINE + "：--from " + from);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("--to " + to + " 早于 --from " + from);
        }
        if (scale.signum() <= 0 || scale.compareTo(BigDecimal.TEN) > 0) {
            throw new IllegalArgumentException("--scale 应大于 0 且不超过 10：" + scale.toPlainString());
        }
    }
}

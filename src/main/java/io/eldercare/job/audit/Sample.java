package io.eldercare.job.audit;

import io.eldercare.lake.Archive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Draws what a proof looks into: the newest first, then by a seed, until the budget is spent. The same seed draws the same from the same things.
 *
 * @param seed another one draws others, so that night after night all come up
 */
public record Sample(Depth depth, String seed) {

    /**
     * @param things in any order
     * @param age sorts the newest last
     * @param name tells one from another
     * @param weight of one, in units of {@code budget}
     * @param newest how many of the newest are taken before the draw
     */
    public <T> List<T> of(
            Collection<T> things,
            Comparator<T> age,
            Function<T, String> name,
            ToLongFunction<T> weight,
            int newest,
            long budget) {
        if (depth == Depth.DEEP) {
            return List.copyOf(things);
        }
        List<T> byAge = new ArrayList<>(things);
        byAge.sort(age.reversed().thenComparing(name));
        Set<T> order = new LinkedHashSet<>(byAge.subList(0, Math.min(newest, byAge.size())));
        things.stream()
                .sorted(Comparator.comparing(thing -> drawn(name.apply(thing))))
                .forEach(order::add);
        List<T> taken = new ArrayList<>();
        long left = budget;
        for (T thing : order) {
            long cost = Math.max(1, weight.applyAsLong(thing));
            if (cost <= left) {
                left -= cost;
                taken.add(thing);
            }
        }
        return taken;
    }

    private String drawn(String name) {
        return Archive.sha256((seed + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }
}

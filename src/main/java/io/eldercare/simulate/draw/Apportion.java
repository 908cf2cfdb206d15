package io.eldercare.simulate.draw;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Divides whole numbers without losing one. */
public final class Apportion {
    private Apportion() {}

    /** Largest remainder: parts in proportion to the weights that sum to {@code total}; ties go to the first. */
    public static int[] byWeight(int total, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        int[] parts = new int[weights.length];
        double[] remainders = new double[weights.length];
        int given = 0;
        for (int index = 0; index < weights.length; index++) {
            double exact = sum == 0 ? 0 : total * weights[index] / sum;
            parts[index] = (int) Math.floor(exact);
            remainders[index] = exact - parts[index];
            given += parts[index];
        }
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted((left, right) -> Double.compare(remainders[right], remainders[left]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rest = 0; given < total && order.length > 0; rest++, given++) {
            parts[order[rest % order.length]]++;
        }
        return parts;
    }

    /** The same, but no part above its cap; what does not fit goes to the others. {@code total} must fit the caps. */
    public static int[] byWeight(int total, double[] weights, int[] caps) {
        int[] parts = byWeight(total, weights);
        int over = 0;
        for (int index = 0; index < parts.length; index++) {
            int excess = Math.max(0, parts[index] - caps[index]);
            parts[index] -= excess;
            over += excess;
        }
        for (int index = 0; over > 0 && index < parts.length; index++) {
            int room = Math.min(over, caps[index] - parts[index]);
            parts[index] += room;
            over -= room;
        }
        return parts;
    }
}

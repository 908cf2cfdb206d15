package io.eldercare.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Labels in a column that do not touch. */
final class Labels {
    private Labels() {}

    /**
     * Moves heights as little as needed: groups of labels that would touch are set evenly around their middle.
     *
     * @param wanted heights, in any order
     * @return in the same order, each at least {@code gap} from its neighbours, none outside the bounds while there is room
     */
    static double[] apart(double[] wanted, double gap, double low, double high) {
        List<Integer> order = IntStream.range(0, wanted.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> wanted[index])
                        .thenComparing(index -> index))
                .toList();
        List<double[]> groups = new ArrayList<>();
        for (int index : order) {
            groups.add(new double[] {wanted[index], 1});
            settle(groups, gap, low, high);
        }
        double[] placed = new double[wanted.length];
        int next = 0;
        for (double[] group : groups) {
            double first = first(group, gap, low, high);
            for (int number = 0; number < group[1]; number++) {
                placed[order.get(next++)] = first + number * gap;
            }
        }
        return placed;
    }

    /** A group is its sum of wanted heights and its size. */
    private static void settle(List<double[]> groups, double gap, double low, double high) {
        while (groups.size() > 1) {
            double[] last = groups.get(groups.size() - 1);
            double[] before = groups.get(groups.size() - 2);
            if (first(before, gap, low, high) + before[1] * gap <= first(last, gap, low, high)) {
                return;
            }
            groups.remove(groups.size() - 1);
            before[0] += last[0];
            before[1] += last[1];
        }
    }

    private static double first(double[] group, double gap, double low, double high) {
        double length = (group[1] - 1) * gap;
        return Math.max(low, Math.min(high - length, group[0] / group[1] - length / 2));
    }
}

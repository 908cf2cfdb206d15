package io.eldercare.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups read tasks so that a Spark task writes few files and one month only: one bin a month, in order of county; a heavy month
 * is split at 16 MB, so that two cores have work and one data file holds neither too little nor too much.
 */
final class ReadBins {
    private static final long WEIGHT = 16L << 20;

    private ReadBins() {}

    static List<List<ReadTask>> of(List<ReadTask> tasks) {
        Map<String, List<ReadTask>> months = new TreeMap<>();
        tasks.stream()
                .sorted(Comparator.comparing(ReadTask::county).thenComparing(ReadTask::deliveryId))
                .forEach(task -> months.computeIfAbsent(task.month(), month -> new ArrayList<>())
                        .add(task));
        List<List<ReadTask>> bins = new ArrayList<>();
        months.values().forEach(month -> split(month, bins));
        return bins;
    }

    private static void split(List<ReadTask> month, List<List<ReadTask>> bins) {
        List<ReadTask> bin = new ArrayList<>();
        long weight = 0;
        for (ReadTask task : month) {
            if (!bin.isEmpty() && weight + task.bytes() > WEIGHT) {
                bins.add(bin);
                bin = new ArrayList<>();
                weight = 0;
            }
            bin.add(task);
            weight += task.bytes();
        }
        if (!bin.isEmpty()) {
            bins.add(bin);
        }
    }
}

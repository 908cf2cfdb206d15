package io.eldercare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Fails unless all files hold the same figures to the last digit: {@code SameFigures <figures.csv> <figures.csv>…}. */
public final class SameFigures {
    private static final int SHOWN = 10;

    private SameFigures() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(same(List.of(arguments)) ? 0 : 1);
    }

    /** Compares every further file with the first, and prints what differs. */
    static boolean same(List<String> files) throws IOException {
        Path first = Path.of(files.get(0));
        boolean same = true;
        for (String other : files.subList(1, files.size())) {
            List<String> differences = differences(first, Path.of(other));
            if (differences.isEmpty()) {
                System.out.println(
                        "same: " + Files.readAllLines(first).size() + " lines of " + first + " and " + other);
            } else {
                same = false;
                System.out.println(
                        "DIFFERENT: " + differences.size() + " lines of " + first + " (-) and " + other + " (+)");
                differences.stream().limit(SHOWN).forEach(System.out::println);
            }
        }
        return same;
    }

    /** Lines of one alone, with {@code -} for ours and {@code +} for theirs, by key; a difference in order or form counts as well. */
    static List<String> differences(Path ours, Path theirs) throws IOException {
        List<String> left = Files.readAllLines(ours);
        List<String> right = Files.readAllLines(theirs);
        TreeSet<String> mine = new TreeSet<>(left);
        TreeSet<String> others = new TreeSet<>(right);
        List<String> differences = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(left);
        all.addAll(right);
        for (String line : all) {
            if (!others.contains(line)) {
                differences.add("- " + line);
            } else if (!mine.contains(line)) {
                differences.add("+ " + line);
            }
        }
        if (differences.isEmpty() && Files.mismatch(ours, theirs) >= 0) {
            differences.add("the same lines in another order, repeated, or with other line ends");
        }
        return differences;
    }
}

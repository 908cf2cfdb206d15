package io.eldercare.ingest;

import io.eldercare.definitions.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Why rows of one delivery were sent back or questioned: how many for each reason, and the first of them. Does not grow with the rows. */
final class RowReasons {
    private static final int MOST_REASONS = 8;
    private static final int MOST_ROWS = 6;

    private record Reason(boolean accepted, String feed, Messages.Text told) {}

    private static final class Rows {
        private final List<Integer> first = new ArrayList<>();
        private long count;

        void add(int row) {
            if (first.size() < MOST_ROWS) {
                first.add(row);
            }
            count++;
        }

        @Override
        public String toString() {
            String named = String.join("、", first.stream().map(String::valueOf).toList());
            return count > first.size() ? "第 " + named + " 行等 " + count + " 行" : "第 " + named + " 行";
        }
    }

    private final Map<Reason, Rows> reasons = new LinkedHashMap<>();

    void add(String feed, boolean accepted, int rowNo, Messages.Text told) {
        reasons.computeIfAbsent(new Reason(accepted, feed, told), unknown -> new Rows())
                .add(rowNo);
    }

    boolean isEmpty() {
        return reasons.isEmpty();
    }

    /** Reasons in the order they came up, those of rejected rows first. */
    void appendTo(StringBuilder text, UnaryOperator<String> title) {
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Reason::accepted)))
                .limit(MOST_REASONS)
                .forEach(entry -> text.append("  ")
                        .append(words(entry.getKey(), title))
                        .append("\n         ")
                        .append(entry.getValue())
                        .append('\n'));
        if (reasons.size() > MOST_REASONS) {
            text.append("  另有 ").append(reasons.size() - MOST_REASONS).append(" 种。\n");
        }
    }

    private static String words(Reason reason, UnaryOperator<String> title) {
        Messages.Text told = reason.told();
        String column = told.columnLabel().isEmpty() ? "" : told.columnLabel() + "：";
        String remedy = told.remedy().isEmpty() ? "" : "。办法：" + told.remedy();
        return (reason.accepted() ? "[核实] " : "[退回] ") + title.apply(reason.feed()) + " " + column + told.message()
                + "（" + told.rule() + "）" + remedy;
    }
}

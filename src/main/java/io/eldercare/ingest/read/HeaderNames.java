package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names under which a header cell may speak of a wanted column, in normal form. */
final class HeaderNames {
    /** How surely a header speaks of a column; smaller is surer. */
    enum Quality {
        EXACT,
        WITHOUT_UNIT,
        LEAF_ALONE
    }

    /** Column of a header cell. */
    record Match(int column, Quality quality) {}

    private static final Set<String> UNITS = Set.of(
            "张", "人", "个", "户", "名", "次", "人次", "件", "支", "所", "家", "处", "岁", "元", "万元", "亿元", "千元", "%", "m2", "平方米",
            "小时", "分钟", "天", "必填", "选填", "可选", "是/否", "有/无", "√", "月末", "张/人", "天数", "项", "份", "分", "度");
    private static final String DATE_CHARACTERS = "ymd-/.年月日";

    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> withoutUnit = new HashMap<>();
    private final int size;

    private HeaderNames(List<List<String>> names) {
        this.size = names.size();
        Set<String> ambiguous = new HashSet<>();
        for (int column = 0; column < names.size(); column++) {
            for (String name : names.get(column)) {
                exact.putIfAbsent(normalise(name), column);
                String bare = withoutUnit(normalise(name));
                Integer other = withoutUnit.putIfAbsent(bare, column);
                if (other != null && other != column) {
                    ambiguous.add(bare);
                }
            }
        }
        withoutUnit.keySet().removeAll(ambiguous);
    }

    static HeaderNames of(Contract contract) {
        List<List<String>> names = new ArrayList<>();
        for (Contract.Column column : contract.columns()) {
            List<String> all = new ArrayList<>();
            all.add(column.name());
            all.add(column.label());
            all.addAll(column.variants());
            names.add(all);
        }
        return new HeaderNames(names);
    }

    static HeaderNames of(List<String> wanted) {
        return new HeaderNames(wanted.stream().map(List::of).toList());
    }

    int size() {
        return size;
    }

    /**
     * Finds the column of a header path.
     *
     * @param path labels in normal form from the top level down, without blanks and repetitions
     * @param leafUnique whether no other column of the header ends in the same label
     * @return column -1 where the header is unknown
     */
    Match find(List<String> path, boolean leafUnique) {
        String joined = String.join("", path);
        Integer column =
                path.size() > 1 ? exact.getOrDefault(joined, exact.get(String.join("_", path))) : exact.get(joined);
        if (column != null) {
            return new Match(column, Quality.EXACT);
        }
        List<String> bare = path.stream().map(HeaderNames::withoutUnit).toList();
        column = withoutUnit.get(String.join("", bare));
        if (column == null && path.size() > 1) {
            column = withoutUnit.get(String.join("_", bare));
        }
        if (column != null) {
            return new Match(column, Quality.WITHOUT_UNIT);
        }
        if (path.size() > 1 && leafUnique) {
            String leaf = path.get(path.size() - 1);
            column = exact.getOrDefault(leaf, withoutUnit.get(withoutUnit(leaf)));
        }
        return new Match(column == null ? -1 : column, Quality.LEAF_ALONE);
    }

    /** NFKC without white space, in lower case, without the stars and colons of forms. */
    static String normalise(String label) {
        String squeezed = CellText.squeeze(label)
                .replace('【', '(')
                .replace('】', ')')
                .replace('[', '(')
                .replace(']', ')');
        int start = 0;
        int end = squeezed.length();
        while (start < end && "*★:".indexOf(squeezed.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "*★:".indexOf(squeezed.charAt(end - 1)) >= 0) {
            end--;
        }
        return squeezed.substring(start, end);
    }

    private static String withoutUnit(String label) {
        int open = label.endsWith(")") ? label.lastIndexOf('(') : -1;
        if (open <= 0) {
            return label;
        }
        String inside = label.substring(open + 1, label.length() - 1);
        boolean unit = UNITS.contains(inside)
                || inside.startsWith("单位:")
                || inside.chars().allMatch(character -> DATE_CHARACTERS.indexOf(character) >= 0);
        return unit ? withoutUnit(label.substring(0, open)) : label;
    }
}

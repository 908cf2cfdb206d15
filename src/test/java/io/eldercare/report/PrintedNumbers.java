package io.eldercare.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a printed page against {@code figures.csv}. What counts as a number: every run of digits in the text, with the unit behind
 * it, but for
 *
 * <ul>
 *   <li>quotations ({@code class="ref"}): names and clauses of documents, messages and evidence taken over from elsewhere;
 *   <li>dates: 2025年10月, 2025年10月底, 2025年11月8日, 2025年;
 *   <li>numbers of annexes and issues: 附件1, 第3期;
 *   <li>fixed phrases of method: 0至100%, 80%区间, 近6个月, 连续7个月, 3个月中有2个月, and 不足0.1, which names the last printed decimal.
 * </ul>
 *
 * A number before % must be a percentage or a share of the table, one before 个百分点 a difference or pace, any other a value of any row, each
 * rounded half up to at most two decimals.
 */
final class PrintedNumbers {
    private static final Pattern QUOTATION = Pattern.compile(
            "(?s)<(span|td|li|th)[^>]* class=\"ref\"[^>]*>.*?</\\1>|<(span|td|li|th) class=\"ref\">.*?</\\2>");
    private static final Pattern OUTSIDE = Pattern.compile(
            "附件\\d+|第\\d+期|\\d{4}年(\\d{1,2}月(\\d{1,2}日)?)?|0至100%|80%区间|近6个月|连续\\d个月|中有2个月" + "|不足0?\\.?\\d+");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(%|个百分点)?");

    private final Set<String> percentages = new HashSet<>();
    private final Set<String> differences = new HashSet<>();
    private final Set<String> all = new HashSet<>();
    private int seen;

    /** @param csv the content of figures.csv */
    PrintedNumbers(String csv) {
        csv.lines().skip(1).forEach(this::row);
    }

    private void row(String line) {
        String[] cells = line.split(",", -1);
        boolean percent = cells[6].equals("percent");
        for (int column : new int[] {5, 7, 8, 9, 10, 13, 14, 15, 16, 17}) {
            if (!cells[column].isEmpty()) {
                BigDecimal number = new BigDecimal(cells[column]).abs();
                boolean pace = column == 13 || column == 14;
                if (percent && !pace && column != 7 && column != 8) {
                    round(number, percentages);
                }
                if (cells[6].equals("share")) {
                    round(number.movePointRight(2), percentages);
                }
                if (cells[6].equals("percentage_points") || percent && pace) {
                    round(number, differences);
                }
                round(number, all);
            }
        }
    }

    private static void round(BigDecimal number, Set<String> into) {
        for (int decimals = 0; decimals <= 2; decimals++) {
            into.add(number.setScale(decimals, RoundingMode.HALF_UP).toPlainString());
        }
    }

    /** Numbers of a page that the table lacks, with their surroundings. */
    List<String> unknown(String html) {
        String words = QUOTATION
                .matcher(html.replaceAll("(?s)<style>.*?</style>|<title>.*?</title>", ""))
                .replaceAll(" ");
        String text = OUTSIDE.matcher(words.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .replaceAll("_");
        List<String> unknown = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            seen++;
            String unit = number.group(2) == null ? "" : number.group(2);
            Set<String> known = unit.equals("%") ? percentages : unit.isEmpty() ? all : differences;
            if (!known.contains(number.group(1))) {
                unknown.add(
                        text.substring(Math.max(0, number.start() - 20), Math.min(text.length(), number.end() + 6)));
            }
        }
        return unknown;
    }

    /** Numbers looked at so far. */
    int seen() {
        return seen;
    }
}

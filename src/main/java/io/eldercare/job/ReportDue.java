package io.eldercare.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A report that has to be made.
 *
 * @param month empty: the plan's latest month with figures
 */
record ReportDue(String plan, Optional<YearMonth> month) {
    /** Months after its own in which a report shows a month: the trend has 13 of them. */
    private static final int SHOWN_AFTER = 12;

    private static final Pattern MARK = Pattern.compile("report-([^@]+)(?:@(\\d{4}-\\d{2}))?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    /** The earliest month that a month's report shows. */
    static YearMonth firstShown(YearMonth month) {
        return month.minusMonths(SHOWN_AFTER);
    }

    static ReportDue latest(String plan) {
        return new ReportDue(plan, Optional.empty());
    }

    static ReportDue of(String plan, YearMonth month) {
        return new ReportDue(plan, Optional.of(month));
    }

    /** Name of the file that marks it. */
    String mark() {
        return "report-" + plan + month.map(found -> "@" + found).orElse("");
    }

    static Optional<ReportDue> ofMark(String name) {
        Matcher matcher = MARK.matcher(name);
        return matcher.matches()
                ? Optional.of(new ReportDue(
                        matcher.group(1), Optional.ofNullable(matcher.group(2)).map(YearMonth::parse)))
                : Optional.empty();
    }

    /**
     * What must be made again of a plan when figures changed: the latest month, and every month that has a report in which a
     * changed month is shown, as its own or in its trend.
     *
     * @param reports folder of all plans' reports
     * @param touched months whose figures were computed again
     */
    static List<ReportDue> reached(Path reports, String plan, SortedSet<YearMonth> touched) throws IOException {
        List<ReportDue> due = new ArrayList<>(List.of(latest(plan)));
        for (YearMonth month : rendered(reports.resolve(plan))) {
            if (!touched.subSet(firstShown(month), month.plusMonths(1)).isEmpty()) {
                due.add(of(plan, month));
            }
        }
        return due;
    }

    private static List<YearMonth> rendered(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> months = Files.list(folder)) {
            return months.map(month -> String.valueOf(month.getFileName()))
                    .filter(name -> MONTH.matcher(name).matches())
                    .map(YearMonth::parse)
                    .sorted()
                    .toList();
        }
    }
}

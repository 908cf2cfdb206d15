package io.eldercare.report;

import java.time.YearMonth;

/**
 * How long a span an edition reports on. The draft plan for elder and infant care of Jingdezhen asks for three: “建立通报机制，根据不同任务的阶段性推进情况，
 * 分别实行月度、季度和年度通报制度” (四、(七)加强规范监管).
 */
public enum EditionKind {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private static final String NUMERALS = "一二三四";

    private final int months;

    EditionKind(int months) {
        this.months = months;
    }

    /** As templates know it: month, quarter or year. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The last month of the newest span of this kind that is over by the end of {@code month}. */
    public YearMonth lastMonth(YearMonth month) {
        return month.minusMonths(month.getMonthValue() % months);
    }

    /** The month whose end the figures are compared with: that of the span before. */
    YearMonth before(YearMonth month) {
        return month.minusMonths(months);
    }

    /** 2025年10月, 2025年第三季度, 2025年. */
    String span(YearMonth month) {
        return switch (this) {
            case MONTH -> Print.month(month);
            case QUARTER -> month.getYear() + "年第" + NUMERALS.charAt(quarter(month) - 1) + "季度";
            case YEAR -> month.getYear() + "年";
        };
    }

    /** What is added to the names of files beside the monthly ones: nothing, {@code -2025Q3}, {@code -2025}. */
    public String suffix(YearMonth month) {
        return switch (this) {
            case MONTH -> "";
            case QUARTER -> "-" + month.getYear() + "Q" + quarter(month);
            case YEAR -> "-" + month.getYear();
        };
    }

    private static int quarter(YearMonth month) {
        return (month.getMonthValue() + 2) / 3;
    }
}

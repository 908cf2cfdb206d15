package io.eldercare.definitions;

import io.eldercare.definitions.Contract.Column;
import java.util.List;

/** What belongs into a column, in words for the person who fills it in. */
public final class Expectation {
    private static final int MOST_CODES = 12;

    private Expectation() {}

    /** A sentence without its full stop, such as 整数（0 或以上），单位：张. */
    public static String of(Column column) {
        return switch (column.type()) {
            case TEXT -> "文字，不超过 " + column.maximumLength() + " 个字";
            case INTEGER -> "整数（0 或以上）" + unit(column);
            case DECIMAL -> "数字，小数不超过 " + column.scale() + " 位" + unit(column);
            case DATE -> "日期，例如 2025-03-05";
            case TIMESTAMP -> "日期，可带时刻，例如 2025-03-05 或 2025-03-05 14:30";
            case MONTH -> "月份，例如 2025-03";
            case BOOLEAN -> "是 或 否";
            case CODE -> "以下之一：" + codes(column);
            case CODES -> "以下一项或几项，用“、”隔开：" + codes(column);
            case PERSON -> "18 位身份证号，按文本填写";
        };
    }

    /** A few characters for the line under the header. */
    public static String brief(Column column) {
        return switch (column.type()) {
            case TEXT -> "文字";
            case INTEGER -> "整数";
            case DECIMAL -> "数字";
            case DATE -> "如2025-03-05";
            case TIMESTAMP -> "如2025-03-05 14:30";
            case MONTH -> "如2025-03";
            case BOOLEAN -> "是/否";
            case CODE -> "下拉选择";
            case CODES -> "可多选，用“、”隔开";
            case PERSON -> "18位，文本";
        };
    }

    private static String unit(Column column) {
        return column.unit().map(unit -> "，单位：" + unit).orElse("");
    }

    private static String codes(Column column) {
        List<String> codes = List.copyOf(column.codes().keySet());
        return codes.size() <= MOST_CODES
                ? String.join("、", codes)
                : String.join("、", codes.subList(0, MOST_CODES)) + " 等 " + codes.size() + " 项，见下拉列表";
    }
}

package io.eldercare.ingest.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells data rows from what people put around them. */
final class RowClassifier {
    private static final Set<String> NOTHING =
            Set.of("无", "本月无", "无数据", "零报告", "本月无数据", "无新增", "本月无新增", "无此项", "本月无发生", "无发生");
    private static final List<String> SUBTOTALS = List.of("小计", "合计", "总计", "共计", "累计");
    private static final List<String> SIGNED = List.of(
            "填报人", "制表人", "填表人", "经办人", "审核人", "复核人", "负责人", "单位负责人", "分管领导", "签发人", "联系人", "联系电话", "填报日期", "报送日期",
            "上报日期", "填报单位", "报送单位", "制表单位", "单位(盖章)", "(盖章)", "盖章");
    private static final List<String> NOTES = List.of("说明", "备注", "注", "填表说明", "填报说明", "填写说明");
    private static final List<String> SAMPLES = List.of("示例", "样例", "例如", "例:", "(示例", "(例", "填写示例");
    private static final String FOOTER_STARTS = "填制经审复负单分签联报上盖(（说备注示样例【";

    private final List<RawRow> headers;
    private final Set<String> titles = new HashSet<>();

    /**
     * @param above rows above the header
     * @param headers rows of the header
     */
    RowClassifier(List<RawRow> above, List<RawRow> headers) {
        this.headers = new ArrayList<>(headers);
        for (RawRow row : above) {
            int first = nonBlank(row, 0);
            if (first >= 0) {
                titles.add(CellText.squeeze(row.cell(first)));
            }
        }
    }

    RowKind kind(RawRow row, boolean firstBelowHeader) {
        int first = nonBlank(row, 0);
        if (first < 0) {
            return RowKind.BLANK;
        }
        String text = CellText.trim(row.cell(first));
        int second = nonBlank(row, first + 1);
        if (isSubtotal(text) || second >= 0 && isSubtotal(CellText.trim(row.cell(second)))) {
            return RowKind.SUBTOTAL;
        }
        if (repeatsHeader(row, first)) {
            return RowKind.REPEATED_HEADER;
        }
        if (firstBelowHeader && isNumbering(row)) {
            return RowKind.NUMBERING;
        }
        char start = text.charAt(0);
        if (start < 0x80 && start != '(') {
            return RowKind.DATA;
        }
        if (second < 0 && start == '无'
                || second < 0 && text.length() <= 6 && NOTHING.contains(CellText.squeeze(text))) {
            return NOTHING.contains(CellText.squeeze(text)) ? RowKind.NOTHING : RowKind.DATA;
        }
        if (FOOTER_STARTS.indexOf(start) >= 0) {
            RowKind kind = around(CellText.squeeze(text));
            if (kind != RowKind.DATA) {
                return kind;
            }
        }
        return !titles.isEmpty()
                        && nonBlank(row, second < 0 ? row.cells().size() : second + 1) < 0
                        && titles.contains(CellText.squeeze(text))
                ? RowKind.REPEATED_HEADER
                : RowKind.DATA;
    }

    private static RowKind around(String squeezed) {
        for (String sample : SAMPLES) {
            if (squeezed.startsWith(sample)) {
                return RowKind.SAMPLE;
            }
        }
        for (String signed : SIGNED) {
            if (squeezed.startsWith(signed)) {
                return RowKind.FOOTER;
            }
        }
        for (String note : NOTES) {
            if (startsField(squeezed, note) || squeezed.startsWith("(" + note + ":")) {
                return RowKind.FOOTER;
            }
        }
        return RowKind.DATA;
    }

    private static boolean startsField(String squeezed, String field) {
        return squeezed.startsWith(field)
                && (squeezed.length() == field.length()
                        || squeezed.charAt(field.length()) == ':'
                        || squeezed.charAt(field.length()) == '('
                        || squeezed.charAt(field.length()) == '_');
    }

    private static boolean isSubtotal(String text) {
        char last = text.charAt(text.length() - 1);
        if (last == '计' || last == ':' || last == '：' || last == ')' || last == '）') {
            String squeezed = CellText.squeeze(text).replace(":", "");
            int bracket = squeezed.indexOf('(');
            String bare = bracket > 0 ? squeezed.substring(0, bracket) : squeezed;
            for (String subtotal : SUBTOTALS) {
                if (bare.endsWith(subtotal)) {
                    return true;
                }
            }
        }
        return text.charAt(0) == '其'
                && text.length() > 1
                && CellText.squeeze(text).startsWith("其中");
    }

    private boolean repeatsHeader(RawRow row, int first) {
        for (RawRow header : headers) {
            if (!header.cell(first).isEmpty() && header.cell(first).equals(row.cell(first)) && same(header, row)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(RawRow header, RawRow row) {
        int equal = 0;
        for (int column = 0; column < row.cells().size(); column++) {
            String text = row.cell(column);
            if (!CellText.isBlank(text)) {
                if (!CellText.squeeze(text).equals(CellText.squeeze(header.cell(column)))) {
                    return false;
                }
                equal++;
            }
        }
        return equal >= 2;
    }

    /** 甲, 乙, 丙 and rising numbers from 1, or 栏次 before them. */
    private static boolean isNumbering(RawRow row) {
        int expected = 1;
        int cells = 0;
        for (String cell : row.cells()) {
            String text = CellText.squeeze(cell);
            if (text.isEmpty()) {
                continue;
            }
            cells++;
            if (text.equals(String.valueOf(expected))) {
                expected++;
            } else if (!Set.of("甲", "乙", "丙", "丁", "戊", "栏次", "序号", "编号").contains(text)) {
                return false;
            }
        }
        return cells >= 3;
    }

    private static int nonBlank(RawRow row, int from) {
        for (int column = from; column < row.cells().size(); column++) {
            String text = row.cells().get(column);
            if (!text.isEmpty() && !CellText.isBlank(text)) {
                return column;
            }
        }
        return -1;
    }
}

package io.eldercare.ingest.read;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who prepared, reviewed and approved a file, from the lines around the table; names are masked at once (standards J.3). */
final class Signatures {
    private static final String LABELS = "填报人|制表人|填表人|经办人|审核人|复核人|单位负责人|负责人|分管领导|签发人|填报日期|报送日期|上报日期|报出日期";
    /** A blank line is followed by the next label, not by a name. */
    private static final Pattern FIELD =
            Pattern.compile("(" + LABELS + ")(?:\\((?:签字|签章|签名)\\))?\\s*[:：]?\\s*(?!" + LABELS + ")([^\\s:：,，;；_]*)");

    private static final String DOUBLE_SURNAMES = "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 百里";

    private final Map<String, String> found = new TreeMap<>();

    /** Notes the signatures in a row above or below the table. */
    void collect(RawRow row) {
        String line = String.join(" ", row.cells()).replace('（', '(').replace('）', ')');
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            String field = field(matcher.group(1));
            String value = matcher.group(2);
            if (value.isEmpty()) {
                continue;
            }
            if (!field.equals("approved_on")) {
                found.putIfAbsent(field, mask(value));
                continue;
            }
            DateText date = new DateText();
            if (date.readMoment(value).isEmpty()) {
                found.putIfAbsent(field, date.moment().toLocalDate().toString());
            }
        }
    }

    /** Masked names by prepared_by, reviewed_by, approved_by, and the date by approved_on; in the order of these names, which receipts keep. */
    SortedMap<String, String> found() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(found));
    }

    private static String field(String label) {
        return switch (label) {
            case "填报人", "制表人", "填表人", "经办人" -> "prepared_by";
            case "审核人", "复核人" -> "reviewed_by";
            case "填报日期", "报送日期", "上报日期", "报出日期" -> "approved_on";
            default -> "approved_by";
        };
    }

    private static String mask(String name) {
        boolean twofold = name.length() > 2 && DOUBLE_SURNAMES.contains(name.substring(0, 2));
        return name.substring(0, name.offsetByCodePoints(0, twofold ? 2 : 1)) + "*";
    }
}

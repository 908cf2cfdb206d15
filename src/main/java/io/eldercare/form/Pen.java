package io.eldercare.form;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few looks of a form: sizes, grounds and lines. */
final class Pen {
    private static final String TYPE = "宋体";
    private static final String RULE = "B8C0C8";

    /** What a cell is for. */
    enum Look {
        TITLE,
        FACE,
        REQUIRED_HEAD,
        HEAD,
        HINT,
        RUNNING,
        REFERENCE,
        TEXT,
        NUMBER,
        PLAIN,
        NOTE,
        BOLD,
        WRAPPED
    }

    private final XSSFWorkbook workbook;
    private final Map<Look, XSSFCellStyle> looks = new EnumMap<>(Look.class);
    private final Map<String, XSSFCellStyle> bodies = new HashMap<>();

    Pen(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    XSSFCellStyle of(Look look) {
        return looks.computeIfAbsent(look, this::make);
    }

    /** A ruled cell to be filled in. @param format such as {@code @} or {@code yyyy-mm-dd} */
    XSSFCellStyle body(String format) {
        return bodies.computeIfAbsent(format, unknown -> {
            XSSFCellStyle style = ruled(font(10));
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setAlignment(
                    format.equals("0") || format.startsWith("#") || format.startsWith("0.")
                            ? HorizontalAlignment.RIGHT
                            : HorizontalAlignment.LEFT);
            return style;
        });
    }

    /** The same format without lines, for the columns below the ruled rows. */
    XSSFCellStyle bare(String format) {
        return bodies.computeIfAbsent("bare " + format, unknown -> {
            XSSFCellStyle style = plain(font(10));
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            return style;
        });
    }

    private XSSFCellStyle make(Look look) {
        return switch (look) {
            case TITLE -> centred(plain(bold(font(16))));
            case FACE -> plain(font(10));
            case REQUIRED_HEAD -> head("FCE9C8");
            case HEAD -> head("E6ECF2");
            case HINT -> hint();
            case RUNNING -> centred(grey(ruled(font(9))));
            case REFERENCE -> grey(ruled(font(10)));
            case TEXT -> wrapped(ruled(font(10)));
            case NUMBER -> whole(ruled(font(10)));
            case PLAIN -> ruled(font(10));
            case NOTE -> wrapped(plain(coloured(font(9), "55616E")));
            case BOLD -> plain(bold(font(11)));
            case WRAPPED -> wrapped(plain(font(11)));
        };
    }

    private XSSFCellStyle head(String ground) {
        return centred(wrapped(filled(ruled(bold(font(10))), ground)));
    }

    private XSSFCellStyle hint() {
        return centred(wrapped(filled(ruled(coloured(font(8), "55616E")), "F7F8FA")));
    }

    private XSSFCellStyle whole(XSSFCellStyle style) {
        style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.######"));
        style.setAlignment(HorizontalAlignment.RIGHT);
        return style;
    }

    private static XSSFCellStyle grey(XSSFCellStyle style) {
        return filled(style, "F3F5F7");
    }

    static XSSFCellStyle filled(XSSFCellStyle style, String ground) {
        style.setFillForegroundColor(colour(ground));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCellStyle centred(XSSFCellStyle style) {
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private static XSSFCellStyle wrapped(XSSFCellStyle style) {
        style.setWrapText(true);
        return style;
    }

    private XSSFCellStyle plain(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle ruled(XSSFFont font) {
        XSSFCellStyle style = plain(font);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(colour(RULE));
        style.setBottomBorderColor(colour(RULE));
        style.setLeftBorderColor(colour(RULE));
        style.setRightBorderColor(colour(RULE));
        return style;
    }

    private XSSFFont font(int points) {
        XSSFFont font = workbook.createFont();
        font.setFontName(TYPE);
        font.setFontHeightInPoints((short) points);
        return font;
    }

    private static XSSFFont bold(XSSFFont font) {
        font.setBold(true);
        return font;
    }

    private static XSSFFont coloured(XSSFFont font, String colour) {
        font.setColor(colour(colour));
        return font;
    }

    static XSSFColor colour(String hexadecimal) {
        byte[] parts = new byte[3];
        for (int part = 0; part < 3; part++) {
            parts[part] = (byte) Integer.parseInt(hexadecimal.substring(2 * part, 2 * part + 2), 16);
        }
        return new XSSFColor(parts, null);
    }
}

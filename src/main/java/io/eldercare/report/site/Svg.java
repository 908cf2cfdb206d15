package io.eldercare.report.site;

import java.math.BigDecimal;

/** A drawing that takes its font from the page and its colours from attributes, as the pages allow no style inside. */
final class Svg {
    static final String INK = "#1f2933";
    static final String SOFT = "#55616e";
    static final String FAINT = "#d5dae0";
    static final String ACTUAL = "#1f5f99";
    static final String TARGET = "#b3541e";
    static final String PALE = "#b8c9da";

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String styleClass, String more) {
        out.append("<svg class=\"")
                .append(styleClass)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" ")
                .append(more)
                .append(" aria-hidden=\"true\" focusable=\"false\">");
    }

    void line(double x1, double y1, double x2, double y2, String colour, String more) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" stroke=\"").append(colour).append("\" ").append(more).append("/>");
    }

    void path(String points, String colour, String more) {
        out.append("<path d=\"").append(points).append("\" fill=\"none\" stroke=\"");
        out.append(colour)
                .append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\" ")
                .append(more)
                .append("/>");
    }

    void dot(double x, double y, double radius, String colour) {
        out.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        out.append("\" r=\"").append(number(radius)).append("\" fill=\"").append(colour);
        out.append("\"/>");
    }

    void box(double x, double y, double width, double height, String colour) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\" fill=\"").append(colour).append("\"/>");
    }

    /** @param anchor start, middle or end */
    void text(double x, double y, String anchor, String colour, int size, String text) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"").append(anchor).append("\" fill=\"").append(colour);
        out.append("\" font-size=\"").append(size);
        out.append("\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">")
                .append(escape(text));
        out.append("</text>");
    }

    String end() {
        return out.append("</svg>").toString();
    }

    /** With one decimal where it has one. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : BigDecimal.valueOf(tenths, 1).toPlainString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

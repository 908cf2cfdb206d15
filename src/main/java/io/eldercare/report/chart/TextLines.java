package io.eldercare.report.chart;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/** Text broken into lines that fit: between any two Chinese characters, never inside a number or before a closing mark. */
final class TextLines {
    private static final String CLOSING = "，。；：、）％%》”";
    private static final String OPENING = "（《“";
    private static final String PAUSES = "，：；";

    private TextLines() {}

    static List<String> of(Font font, String text, double wide) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            if (!line.isEmpty() && HouseStyle.width(font, line + word.strip()) > wide) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** A title: where two lines are needed, broken after a mark, near the middle, if both parts fit. */
    static List<String> title(Font font, String text, double wide) {
        List<String> lines = of(font, text, wide);
        if (lines.size() != 2) {
            return lines;
        }
        double narrowest = wide;
        for (int place = 1; place < text.length(); place++) {
            if (PAUSES.indexOf(text.charAt(place - 1)) >= 0) {
                List<String> parts = List.of(text.substring(0, place), text.substring(place));
                double widest = Math.max(HouseStyle.width(font, parts.get(0)), HouseStyle.width(font, parts.get(1)));
                if (widest <= narrowest) {
                    narrowest = widest;
                    lines = parts;
                }
            }
        }
        return lines;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int sign : text.codePoints().toArray()) {
            if (!word.isEmpty() && !joins(word.codePointBefore(word.length()), sign)) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(sign);
        }
        words.add(word.toString());
        return words;
    }

    private static boolean joins(int before, int sign) {
        return CLOSING.indexOf(sign) >= 0 || OPENING.indexOf(before) >= 0 || narrow(before) && narrow(sign);
    }

    private static boolean narrow(int sign) {
        return sign > ' ' && sign < 0x2E80 && sign != '　';
    }
}

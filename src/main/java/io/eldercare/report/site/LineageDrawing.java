package io.eldercare.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Boxes in layers, joined from one layer to the next: left to right, or below each other on a narrow screen. Nothing depends on
 * colour. The table under it says the same in words.
 */
final class LineageDrawing {
    private static final int WIDE = 1000;
    private static final int NARROW = 340;
    private static final int GAP = 46;
    private static final int BESIDE = 14;
    private static final int PADDING = 9;
    private static final int TITLE = 14;
    private static final int LINE = 13;
    private static final int STEP = 19;
    private static final int HEAD = 26;
    private static final String BREAKS = "(?<![（《“])(?![）》”、，。；：])(?:(?<=[^\\x21-\\x7e])|(?=[^\\x21-\\x7e]))";

    /** @param lines under the title */
    record Box(String title, List<String> lines) {}

    record Layer(String name, List<Box> boxes) {}

    private record Placed(Box box, List<String> title, List<String> lines, double x, double y, double width) {
        double height() {
            return 2 * PADDING + STEP * (title.size() + lines.size()) - 3.0;
        }

        Placed at(double left, double top) {
            return new Placed(box, title, lines, left, top, width);
        }
    }

    private LineageDrawing() {}

    /** Left to right. */
    static String wide(List<Layer> layers) {
        double width = (WIDE - 2.0 - GAP * (layers.size() - 1.0)) / layers.size();
        List<List<Placed>> columns = new ArrayList<>();
        double highest = 0;
        for (Layer layer : layers) {
            List<Placed> column = placed(layer, width);
            columns.add(column);
            highest = Math.max(highest, height(column));
        }
        Svg svg = new Svg(WIDE, (int) Math.ceil(HEAD + highest + 2), "still", "");
        for (int index = 0; index < columns.size(); index++) {
            double x = 1 + index * (width + GAP);
            double y = HEAD + (highest - height(columns.get(index))) / 2;
            svg.text(x, 15, "start", Svg.SOFT, LINE, layers.get(index).name());
            for (int place = 0; place < columns.get(index).size(); place++) {
                Placed box = columns.get(index).get(place).at(x, y);
                columns.get(index).set(place, box);
                y += box.height() + BESIDE;
            }
        }
        for (int index = 1; index < columns.size(); index++) {
            for (Placed from : columns.get(index - 1)) {
                columns.get(index).forEach(to -> across(svg, from, to));
            }
        }
        columns.forEach(column -> column.forEach(box -> draw(svg, box)));
        return svg.end();
    }

    /** Below each other. */
    static String narrow(List<Layer> layers) {
        List<Placed> boxes = new ArrayList<>();
        List<Double> heads = new ArrayList<>();
        double y = 0;
        for (Layer layer : layers) {
            heads.add(y);
            y += HEAD;
            for (Placed box : placed(layer, NARROW - 2.0)) {
                boxes.add(box.at(1, y));
                y += box.height() + BESIDE;
            }
            y += GAP / 2.0;
        }
        Svg svg = new Svg(NARROW, (int) Math.ceil(y - GAP / 2.0 - BESIDE + 2), "still", "");
        for (int index = 0; index < layers.size(); index++) {
            svg.text(
                    1,
                    heads.get(index) + 17,
                    "start",
                    Svg.SOFT,
                    LINE,
                    layers.get(index).name());
            if (index > 0) {
                double top = heads.get(index) - GAP / 2.0 - BESIDE + 4;
                double bottom = heads.get(index) + HEAD - 5;
                line(svg, "M" + at(NARROW / 2.0, top) + "V" + Svg.number(bottom));
                line(
                        svg,
                        "M" + at(NARROW / 2.0 - 5, bottom - 6) + "L" + at(NARROW / 2.0, bottom) + "L"
                                + at(NARROW / 2.0 + 5, bottom - 6));
            }
        }
        boxes.forEach(box -> draw(svg, box));
        return svg.end();
    }

    private static List<Placed> placed(Layer layer, double width) {
        List<Placed> placed = new ArrayList<>();
        for (Box box : layer.boxes()) {
            List<String> lines = new ArrayList<>();
            box.lines().forEach(line -> lines.addAll(wrapped(line, LINE, width - 2 * PADDING)));
            placed.add(new Placed(box, wrapped(box.title(), TITLE, width - 2 * PADDING), lines, 0, 0, width));
        }
        return placed;
    }

    private static double height(List<Placed> column) {
        return column.stream().mapToDouble(Placed::height).sum() + BESIDE * (column.size() - 1.0);
    }

    private static void across(Svg svg, Placed from, Placed to) {
        double x1 = from.x() + from.width();
        double y1 = from.y() + from.height() / 2;
        double x2 = to.x() - 2;
        double y2 = to.y() + to.height() / 2;
        double middle = (x1 + x2) / 2;
        line(svg, "M" + at(x1, y1) + "C" + at(middle, y1) + " " + at(middle, y2) + " " + at(x2 - 6, y2));
        line(svg, "M" + at(x2 - 7, y2 - 4) + "L" + at(x2, y2) + "L" + at(x2 - 7, y2 + 4) + "Z");
    }

    private static void line(Svg svg, String points) {
        svg.path(points, Svg.SOFT, "stroke-width=\"1.2\"");
    }

    private static void draw(Svg svg, Placed box) {
        svg.path(
                "M" + at(box.x(), box.y()) + "h" + Svg.number(box.width()) + "v" + Svg.number(box.height()) + "h-"
                        + Svg.number(box.width()) + "Z",
                Svg.INK,
                "stroke-width=\"1\"");
        double y = box.y() + PADDING + TITLE - 2;
        for (String line : box.title()) {
            svg.text(box.x() + PADDING, y, "start", Svg.INK, TITLE, line);
            y += STEP;
        }
        for (String line : box.lines()) {
            svg.text(box.x() + PADDING, y, "start", Svg.SOFT, LINE, line);
            y += STEP;
        }
    }

    private static String at(double x, double y) {
        return Svg.number(x) + " " + Svg.number(y);
    }

    /** Breaks where the width is used up; not within words of letters, before closing signs or behind opening ones. */
    private static List<String> wrapped(String text, int size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(BREAKS)) {
            if (!line.isEmpty() && width(line + word, size) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    private static double width(String text, int size) {
        return text.codePoints().mapToDouble(sign -> sign < 0x2e80 ? 0.58 : 1).sum() * size;
    }

    /** Names in a row, the first few of many. */
    static String some(List<String> names, int most) {
        return names.size() <= most
                ? String.join("、", names)
                : String.join("、", names.subList(0, most)) + String.format(Locale.ROOT, "等%d列", names.size());
    }
}

package io.eldercare.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;

/** The rows of a table with every cell at its column, whatever spans from above or from the left. */
record TableGrid(List<Row> rows, int columns) {
    /** A cell of so many characters is not broken. */
    private static final int SHORT = 4;

    /** @param kind thead, tbody or tfoot */
    record Row(String kind, List<Cell> cells) {}

    /**
     * One place of a row.
     *
     * @param element absent in the rows that a cell from above covers
     * @param continued whether it is such a covered place
     */
    record Cell(Element element, int column, int width, int height, boolean continued) {}

    static TableGrid of(Element table) {
        List<Element> lines = Markup.all(table, "tr").stream()
                .filter(row -> owner(row) == table)
                .toList();
        List<Row> rows = new ArrayList<>();
        List<Cell> open = new ArrayList<>();
        for (Element line : lines) {
            List<Cell> cells = new ArrayList<>();
            int column = 0;
            for (Element element : Markup.elements(line)) {
                column = covered(open, cells, column);
                Cell cell = new Cell(element, column, span(element, "colspan"), span(element, "rowspan"), false);
                cells.add(cell);
                column += cell.width();
            }
            covered(open, cells, column);
            open = stillOpen(cells);
            rows.add(new Row(((Element) line.getParentNode()).getTagName(), List.copyOf(cells)));
        }
        int columns = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToInt(cell -> cell.column() + cell.width())
                .max()
                .orElse(0);
        return new TableGrid(List.copyOf(rows), columns);
    }

    private static Element owner(Element row) {
        Element above = (Element) row.getParentNode();
        return above.getTagName().equals("table") ? above : (Element) above.getParentNode();
    }

    private static int covered(List<Cell> open, List<Cell> cells, int from) {
        int column = from;
        for (Cell above : open) {
            if (above.column() == column) {
                cells.add(new Cell(above.element(), column, above.width(), above.height() - 1, true));
                column += above.width();
            }
        }
        return column;
    }

    private static List<Cell> stillOpen(List<Cell> cells) {
        return cells.stream().filter(cell -> cell.height() > 1).toList();
    }

    private static int span(Element cell, String attribute) {
        String value = cell.getAttribute(attribute);
        return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : 1;
    }

    /**
     * Widths that give each column room for its longest word first and shares the rest by the length of its text.
     *
     * @param total width of the table
     * @param character width of a Chinese character in the same unit
     * @param padding of a cell, left and right together
     */
    int[] widths(int total, int character, int padding) {
        double[] least = new double[columns];
        double[] wished = new double[columns];
        Arrays.fill(least, 2.0 * character + padding);
        Arrays.fill(wished, 2.0 * character + padding);
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                if (cell.width() == 1 && !cell.continued()) {
                    boolean head = cell.element().getTagName().equals("th")
                            && row.kind().equals("tbody");
                    boolean whole = Markup.hasClass(cell.element(), "num")
                                    && !row.kind().equals("thead")
                            || Markup.hasClass(cell.element(), "short")
                            || row.kind().equals("tbody") && length(Markup.text(cell.element())) <= SHORT
                            || !Markup.all(cell.element(), "span").isEmpty() && length(Markup.text(cell.element())) < 8;
                    double length = longestLine(cell.element()) * character + padding;
                    double word = longestWord(cell.element()) * character + padding;
                    double name = head ? Math.min(length, 6.0 * character + padding) : 0;
                    least[cell.column()] = Math.max(least[cell.column()], whole ? length : Math.max(word, name));
                    wished[cell.column()] = Math.max(wished[cell.column()], length);
                }
            }
        }
        return shared(total, least, wished);
    }

    private int[] shared(int total, double[] least, double[] wished) {
        double[] widths = new double[columns];
        double needed = Arrays.stream(least).sum();
        double rest = total - needed;
        // a column's wish counts less the longer it is, or one long text would starve the others
        double[] appetite = new double[columns];
        for (int column = 0; column < columns; column++) {
            appetite[column] = Math.sqrt(Math.max(wished[column] - least[column], 0)) + 1;
        }
        double hunger = Arrays.stream(appetite).sum();
        for (int column = 0; column < columns; column++) {
            widths[column] =
                    rest >= 0 ? least[column] + rest * appetite[column] / hunger : total * least[column] / needed;
        }
        int[] rounded =
                Arrays.stream(widths).mapToInt(width -> (int) Math.floor(width)).toArray();
        if (columns > 0) {
            rounded[columns - 1] += total - Arrays.stream(rounded).sum();
        }
        return rounded;
    }

    private static double longestLine(Element cell) {
        double small = Markup.all(cell, "small").stream()
                .mapToDouble(line -> length(Markup.text(line)))
                .max()
                .orElse(0);
        double all = length(Markup.text(cell));
        return Math.max(small, all - small);
    }

    private static double longestWord(Element cell) {
        return Arrays.stream(Markup.text(cell).split("[^\\x21-\\x7E]+"))
                .mapToDouble(TableGrid::length)
                .max()
                .orElse(0);
    }

    /** In Chinese characters: Latin letters and digits are half as wide. */
    private static double length(String text) {
        return text.codePoints()
                .mapToDouble(character -> character < 0x2000 ? 0.6 : 1)
                .sum();
    }
}

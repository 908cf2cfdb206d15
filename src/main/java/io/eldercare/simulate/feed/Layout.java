package io.eldercare.simulate.feed;

import io.eldercare.definitions.YamlNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a county office writes a file. */
public record Layout(
        Container container,
        Encoding encoding,
        char separator,
        boolean englishHeader,
        Dates dates,
        Numbers numbers,
        String yes,
        String no,
        String listSeparator,
        boolean shuffled) {

    public enum Container {
        CSV,
        CSV_GZ,
        XLSX,
        FORM,
        XLS,
        WORKBOOK;

        public boolean isText() {
            return this == CSV || this == CSV_GZ;
        }

        public String extension() {
            return switch (this) {
                case CSV -> "csv";
                case CSV_GZ -> "csv.gz";
                case XLS -> "xls";
                case XLSX, FORM, WORKBOOK -> "xlsx";
            };
        }
    }

    public record Encoding(Charset charset, boolean byteOrderMark) {}

    public enum Dates {
        ISO,
        CHINESE,
        DOTS,
        SLASHES,
        COMPACT,
        EXCEL
    }

    public enum Numbers {
        PLAIN,
        GROUPED,
        FULL_WIDTH,
        UNIT
    }

    private enum Separator {
        COMMA(','),
        TAB('\t'),
        SEMICOLON(';');

        private final char character;

        Separator(char character) {
            this.character = character;
        }
    }

    private enum Header {
        ENGLISH,
        CHINESE
    }

    private enum Order {
        STANDARD,
        SHUFFLED
    }

    /** UTF-8, comma, English headers: {@code --format csv}. */
    public static final Layout PLAIN = new Layout(
            Container.CSV,
            new Encoding(StandardCharsets.UTF_8, false),
            ',',
            true,
            Dates.ISO,
            Numbers.PLAIN,
            "是",
            "否",
            ";",
            false);

    public Layout as(Container other) {
        return new Layout(other, encoding, separator, englishHeader, dates, numbers, yes, no, listSeparator, shuffled);
    }

    public static Layout read(YamlNode node) {
        node.allowOnly(
                "container", "charset", "separator", "header", "dates", "numbers", "yes", "no", "lists", "order");
        return new Layout(
                node.require("container").choice(Container.class),
                encoding(node.require("charset")),
                node.require("separator").choice(Separator.class).character,
                node.require("header").choice(Header.class) == Header.ENGLISH,
                node.require("dates").choice(Dates.class),
                node.require("numbers").choice(Numbers.class),
                node.require("yes").text(),
                node.require("no").text(),
                node.require("lists").text(),
                node.require("order").choice(Order.class) == Order.SHUFFLED);
    }

    private static Encoding encoding(YamlNode node) {
        return switch (node.text()) {
            case "UTF-8" -> new Encoding(StandardCharsets.UTF_8, false);
            case "UTF-8-BOM" -> new Encoding(StandardCharsets.UTF_8, true);
            case "GB18030" -> new Encoding(Charset.forName("GB18030"), false);
            default -> {
                node.problem("'" + node.text() + "' is not one of UTF-8, UTF-8-BOM, GB18030");
                yield new Encoding(StandardCharsets.UTF_8, false);
            }
        };
    }
}

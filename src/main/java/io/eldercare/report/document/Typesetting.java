package io.eldercare.report.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** What the layout does for the sake of this very text, noted in the text as breaks and classes that both kinds of document obey. */
final class Typesetting {
    /** A section on landscape pages, for a table that is too wide for upright ones. */
    static final String ACROSS = "across";

    /** More columns than can be read side by side in the 156 mm of an upright page. */
    private static final int UPRIGHT_COLUMNS = 12;

    /** A title of this many characters of 22 pt fills a line of 442 pt. */
    private static final int TITLE_LINE = 20;

    private Typesetting() {}

    /** How close a table is set; the class of the table has the same name in small letters. */
    enum Density {
        OPEN("TableText", 240),
        DENSE("TableTextSmall", 210),
        CROWDED("TableTextTiny", 180);

        private final String style;
        private final int character;

        Density(String style, int character) {
            this.style = style;
            this.character = character;
        }

        /** The paragraph style of its cells in Word. */
        String style() {
            return style;
        }

        /** Width of a Chinese character in twentieths of a point. */
        int character() {
            return character;
        }

        static Density of(Element table) {
            for (Density density : values()) {
                if (Markup.hasClass(table, density.name().toLowerCase(Locale.ROOT))) {
                    return density;
                }
            }
            return DENSE;
        }
    }

    static void set(Element body) {
        Markup.all(body, "h1").forEach(Typesetting::breakBySense);
        for (Element table : Markup.all(body, "table")) {
            int columns = TableGrid.of(table).columns();
            Density density = columns > UPRIGHT_COLUMNS
                    ? Density.CROWDED
                    : columns > 5 || within(table, "annex") != null ? Density.DENSE : Density.OPEN;
            add(table, density.name().toLowerCase(Locale.ROOT));
            Element section = within(table, "");
            if (density == Density.CROWDED && section != null && !Markup.hasClass(section, ACROSS)) {
                add(section, ACROSS);
            }
        }
    }

    /** A title too long for one line ends the first before its last bracket, so that no word is torn (GB/T 9704-2012, 7.3.1). */
    private static void breakBySense(Element title) {
        String words = Markup.text(title);
        Node only = title.getFirstChild();
        int bracket = words.lastIndexOf('（');
        if (words.length() > TITLE_LINE && bracket > 0 && only instanceof Text && only.getNextSibling() == null) {
            only.setTextContent(words.substring(0, bracket));
            title.appendChild(title.getOwnerDocument().createElement("br"));
            title.appendChild(title.getOwnerDocument().createTextNode(words.substring(bracket)));
        }
    }

    /** The nearest section around an element that has the class; any section for no class. */
    private static @Nullable Element within(Element element, String name) {
        for (Node above = element.getParentNode(); above instanceof Element parent; above = parent.getParentNode()) {
            if (parent.getTagName().equals("section") && (name.isEmpty() || Markup.hasClass(parent, name))) {
                return parent;
            }
        }
        return null;
    }

    static boolean isAcross(Element element) {
        Element section = within(element, ACROSS);
        return section != null;
    }

    private static void add(Element element, String name) {
        element.setAttribute("class", (element.getAttribute("class") + " " + name).strip());
    }
}

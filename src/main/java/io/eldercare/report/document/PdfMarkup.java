package io.eldercare.report.document;

import java.util.Base64;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A text as the page that is printed: with properties, bookmarks, style and its pictures inside. */
final class PdfMarkup {
    private PdfMarkup() {}

    static Document of(OfficialText text, String styleSheet) {
        Document page = Markup.parse(text);
        Element body = Markup.body(page);
        Element head = (Element) page.getElementsByTagName("head").item(0);
        OfficialText.Head properties = text.head();
        child(head, "title").setTextContent(Markup.title(body, properties));
        meta(head, "author", properties.issuer());
        meta(head, "subject", properties.subject());
        meta(head, "description", properties.subject());
        Typesetting.set(body);
        Markup.all(body, "table").forEach(PdfMarkup::columns);
        bookmarks(head, body);
        child(head, "style").setTextContent(styleSheet);
        Markup.all(body, "img").forEach(image -> embed(image, text));
        return page;
    }

    private static void meta(Element head, String name, String content) {
        Element meta = child(head, "meta");
        meta.setAttribute("name", name);
        meta.setAttribute("content", content);
    }

    /** One bookmark a heading, h3 below its h2; the title of the document is none of them. */
    private static void bookmarks(Element head, Element body) {
        Element root = child(head, "bookmarks");
        Element section = root;
        int number = 0;
        for (Element heading : Markup.all(body, "h2", "h3")) {
            if (heading.getAttribute("id").isEmpty()) {
                heading.setAttribute("id", "heading-" + ++number);
            }
            Element bookmark = child(heading.getTagName().equals("h2") ? root : section, "bookmark");
            bookmark.setAttribute("name", Markup.text(heading));
            bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
            section = heading.getTagName().equals("h2") ? bookmark : section;
        }
        if (number == 0 && !root.hasChildNodes()) {
            head.removeChild(root);
        }
    }

    /** Column widths in percent, for the renderer gives long words more than their due. */
    private static void columns(Element table) {
        TableGrid grid = TableGrid.of(table);
        Element group = table.getOwnerDocument().createElement("colgroup");
        int total = WordPage.width(Typesetting.isAcross(table));
        for (int width : grid.widths(total, Typesetting.Density.of(table).character(), WordTable.PADDING)) {
            child(group, "col").setAttribute("style", "width: " + 100.0 * width / total + "%");
        }
        Element caption = Markup.elements(table).stream()
                .filter(element -> element.getTagName().equals("caption"))
                .findFirst()
                .orElse(null);
        table.insertBefore(group, caption == null ? table.getFirstChild() : caption.getNextSibling());
    }

    private static void embed(Element image, OfficialText text) {
        String source = image.getAttribute("src");
        if (!source.startsWith("data:")) {
            byte[] svg = text.picture(source).svg();
            image.setAttribute(
                    "src", "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
        }
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElement(name);
        parent.appendChild(child);
        return child;
    }
}

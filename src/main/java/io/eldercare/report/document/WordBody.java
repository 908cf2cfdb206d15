package io.eldercare.report.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes a text into a Word document, block by block; what it does not know becomes paragraphs. */
final class WordBody {
    private static final Map<String, String> HEADINGS = Map.of(
            "h1", "Title", "h2", "Heading1", "h3", "Heading2", "h4", "Heading3", "h5", "Heading3", "h6", "Heading3");

    private static final Map<String, String> CLASSES =
            Map.of("mark", "DraftMark", "issue", "Issue", "asof", "Issue", "note", "Note", "record", "Record");

    private final XWPFDocument file;
    private final OfficialText text;
    private final WordLists lists;
    private boolean newPage;
    private boolean across;
    private boolean turned;

    WordBody(XWPFDocument file, OfficialText text) {
        this.file = file;
        this.text = text;
        this.lists = new WordLists(file);
    }

    void write(Element body) {
        blocks(body, "BodyText");
        if (across) {
            WordPage.turnLast(file);
        }
    }

    private void blocks(Element parent, String style) {
        List<Node> line = new ArrayList<>();
        for (Node child : Markup.children(parent)) {
            if (Markup.isInline(child)) {
                line.add(child);
            } else {
                paragraph(line, style);
                line.clear();
                block((Element) child, style);
            }
        }
        paragraph(line, style);
    }

    private void block(Element element, String style) {
        String name = element.getTagName();
        turn(element);
        newPage |= name.equals("section") && Markup.hasClass(element, "first");
        if (HEADINGS.containsKey(name)) {
            blocks(element, HEADINGS.get(name));
        } else if (name.equals("ol") || name.equals("ul")) {
            list(element);
        } else if (name.equals("table")) {
            table(element);
        } else if (name.equals("img")) {
            new WordPicture(text).write(element, paragraph("Picture"));
        } else if (name.equals("figcaption")) {
            blocks(element, "Caption");
        } else if (name.equals("dt")) {
            blocks(element, "Heading3");
        } else if (Markup.hasClass(element, "target")) {
            together(element, style);
        } else {
            blocks(element, style(element, style));
        }
    }

    /** Each paragraph stays with the one behind it: what is said of a target stands on one page with its figure. */
    private void together(Element element, String style) {
        int before = file.getParagraphs().size();
        blocks(element, style);
        int last = file.getParagraphs().size() - 1;
        for (int own = before; own < last; own++) {
            file.getParagraphs().get(own).setKeepNext(true);
        }
    }

    /** Ends the pages so far where the next section lies the other way. */
    private void turn(Element element) {
        if (element.getTagName().equals("section") && Markup.hasClass(element, Typesetting.ACROSS) != across) {
            boolean begun = !file.getBodyElements().isEmpty();
            if (begun) {
                WordPage.endSection(file, across);
            }
            across = !across;
            turned = begun;
        }
    }

    private static String style(Element element, String inherited) {
        if (inherited.equals("Record")) {
            return inherited;
        }
        for (Map.Entry<String, String> known : CLASSES.entrySet()) {
            if (Markup.hasClass(element, known.getKey())) {
                return known.getValue();
            }
        }
        return inherited;
    }

    private void list(Element list) {
        BigInteger number = lists.begin(list.getTagName().equals("ol"));
        for (Element item : Markup.elements(list)) {
            int before = file.getParagraphs().size();
            blocks(item, "ListNumber");
            if (file.getParagraphs().size() > before) {
                XWPFParagraph first = file.getParagraphs().get(before);
                first.setNumID(number);
                first.setNumILvl(BigInteger.ZERO);
            }
        }
    }

    private void table(Element table) {
        for (Element child : Markup.elements(table)) {
            if (child.getTagName().equals("caption")) {
                blocks(child, "Caption");
            }
        }
        WordTable.write(file.createTable(), table);
        file.createParagraph().setStyle("AfterTable");
    }

    private void paragraph(List<Node> line, String style) {
        if (line.stream().anyMatch(node -> !node.getTextContent().isBlank())) {
            new WordLine(paragraph(style)).write(line);
        }
    }

    private XWPFParagraph paragraph(String style) {
        XWPFParagraph paragraph = file.createParagraph();
        paragraph.setStyle(style);
        if (newPage) {
            paragraph.setPageBreak(!turned);
            newPage = false;
        }
        turned = false;
        return paragraph;
    }
}

package io.eldercare.report.document;

import java.util.List;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STVerticalAlignRun;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Writes what stands within a paragraph: text in runs, strong where the text is. */
final class WordLine {
    private static final Set<String> STRONG = Set.of("b", "strong");
    private static final Set<String> EMPHASIS = Set.of("em", "i", "cite");
    /** States that a reader should not overlook in print without colour. */
    private static final Set<String> ALARMING = Set.of("off_track", "missed", "duty_missed");

    private final XWPFParagraph paragraph;
    private boolean begun;
    private boolean blank;

    WordLine(XWPFParagraph paragraph) {
        this.paragraph = paragraph;
    }

    private enum Look {
        PLAIN,
        STRONG,
        EMPHASIS,
        RAISED,
        LOWERED
    }

    void write(List<Node> line) {
        line.forEach(node -> write(node, Look.PLAIN));
    }

    void writeStrong(List<Node> line) {
        line.forEach(node -> write(node, Look.STRONG));
    }

    private void write(Node node, Look look) {
        if (node instanceof Element element) {
            separate(element);
            Markup.children(element).forEach(child -> write(child, look(element, look)));
        } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            text(Markup.collapsed(node.getTextContent()), look);
        }
    }

    private static Look look(Element element, Look inherited) {
        String name = element.getTagName();
        if (STRONG.contains(name) || ALARMING.stream().anyMatch(state -> Markup.hasClass(element, state))) {
            return Look.STRONG;
        } else if (EMPHASIS.contains(name)) {
            return Look.EMPHASIS;
        } else if (name.equals("sup")) {
            return Look.RAISED;
        } else if (name.equals("sub")) {
            return Look.LOWERED;
        }
        return inherited;
    }

    /** A line of its own for a break and for the small print of a cell; room between the two halves of a head's line. */
    private void separate(Element element) {
        boolean inCell = element.getParentNode() instanceof Element parent
                && (parent.getTagName().equals("td") || parent.getTagName().equals("th"));
        if (element.getTagName().equals("br") || element.getTagName().equals("small") && inCell && begun) {
            paragraph.createRun().addBreak();
            blank = false;
        } else if (element.getTagName().equals("span")
                && begun
                && element.getParentNode() instanceof Element parent
                && Markup.hasClass(parent, "issue")) {
            if ("Record".equals(paragraph.getStyle())) {
                paragraph.createRun().addTab();
            } else {
                paragraph.createRun().setText("　　");
            }
            blank = false;
        }
    }

    private void text(String text, Look look) {
        String words = begun ? text : text.stripLeading();
        boolean ends = words.endsWith(" ");
        String printed =
                (blank && !words.startsWith(" ") ? " " : "") + (ends ? words.substring(0, words.length() - 1) : words);
        if (!words.isEmpty()) {
            blank = ends;
        }
        if (printed.isEmpty()) {
            return;
        }
        begun = true;
        XWPFRun run = paragraph.createRun();
        switch (look) {
            case STRONG -> run.setStyle("Strong");
            case EMPHASIS -> run.setStyle("Emphasis");
            case RAISED -> run.setVerticalAlignment(STVerticalAlignRun.SUPERSCRIPT.toString());
            case LOWERED -> run.setVerticalAlignment(STVerticalAlignRun.SUBSCRIPT.toString());
            case PLAIN -> {}
        }
        run.setText(printed);
    }
}

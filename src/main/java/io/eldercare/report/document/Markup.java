package io.eldercare.report.document;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XHTML and walks it. */
final class Markup {
    /** Elements that stand within a line. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "br", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp", "small",
            "span", "strong", "sub", "sup", "time", "u", "var");

    /** Elements that end a line before and after them. */
    private static final Set<String> BLOCK = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "img",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "ul");

    private static final String ILLEGAL = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private Markup() {}

    /**
     * An XHTML document with the body of the text; no entity is resolved and nothing is fetched.
     *
     * @throws IllegalArgumentException with line and column where the body is not well formed
     */
    static Document parse(OfficialText text) {
        // the body begins on the first line, so that a message names the line of the body
        // what XML may not hold, such as the vertical tab that a word processor left in a county's words, is dropped
        String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-CN\" xml:lang=\"zh-CN\"><head/><body>"
                + text.body().replaceAll(ILLEGAL, "") + "</body></html>";
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(page)));
        } catch (SAXParseException fault) {
            throw new IllegalArgumentException(
                    "Cannot make " + text.head().subject() + ": its text is not well formed at line "
                            + fault.getLineNumber() + ", column " + fault.getColumnNumber() + ": " + fault.getMessage(),
                    fault);
        } catch (SAXException | IOException | ParserConfigurationException fault) {
            throw new IllegalArgumentException(
                    "Cannot read the text of " + text.head().subject(), fault);
        }
    }

    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void error(SAXParseException fault) throws SAXException {
            throw fault;
        }

        @Override
        public void fatalError(SAXParseException fault) throws SAXException {
            throw fault;
        }
    }

    static Element body(Document document) {
        return (Element) document.getElementsByTagName("body").item(0);
    }

    /** The words of the first h1, or the subject where there is none. */
    static String title(Element body, OfficialText.Head head) {
        return all(body, "h1").stream()
                .map(Markup::text)
                .findFirst()
                .filter(title -> !title.isEmpty())
                .orElse(head.subject());
    }

    /** The elements of these names below a node, in the order of the text. */
    static List<Element> all(Element within, String... names) {
        List<String> wanted = Arrays.asList(names);
        List<Element> found = new ArrayList<>();
        NodeList every = within.getElementsByTagName("*");
        for (int index = 0; index < every.getLength(); index++) {
            if (every.item(index) instanceof Element element && wanted.contains(element.getTagName())) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    static List<Element> elements(Node parent) {
        return children(parent).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    /** Text and elements within a line; an unknown element is one of them unless something in it ends a line. */
    static boolean isInline(Node node) {
        if (!(node instanceof Element element)) {
            return true;
        }
        return INLINE.contains(element.getTagName())
                || !BLOCK.contains(element.getTagName())
                        && all(element, BLOCK.toArray(String[]::new)).isEmpty();
    }

    static boolean hasClass(Element element, String name) {
        return Arrays.asList(element.getAttribute("class").split("\\s+")).contains(name);
    }

    /** The text with runs of blanks as one; the ideographic space is no blank. */
    static String text(Node node) {
        return collapsed(node.getTextContent()).strip();
    }

    static String collapsed(String text) {
        return text.replaceAll("[ \\t\\r\\n]+", " ");
    }
}

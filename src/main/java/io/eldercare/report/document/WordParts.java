package io.eldercare.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The parts of a Word document that no text changes: styles, lists and the fonts with their other names. */
final class WordParts {
    private static final String FONT_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";

    private static final String FONT_RELATION =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";

    private WordParts() {}

    static void install(XWPFDocument file) throws IOException, OpenXML4JException, XmlException {
        try (InputStream styles = part("styles.xml")) {
            file.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
        }
        try (InputStream numbering = part("numbering.xml")) {
            file.createNumbering()
                    .setNumbering(NumberingDocument.Factory.parse(numbering).getNumbering());
        }
        PackagePartName name = PackagingURIHelper.createPartName("/word/fontTable.xml");
        PackagePart fonts = file.getPackage().createPart(name, FONT_TYPE);
        try (InputStream content = part("fontTable.xml");
                OutputStream target = fonts.getOutputStream()) {
            content.transferTo(target);
        }
        file.getPackagePart().addRelationship(name, TargetMode.INTERNAL, FONT_RELATION);
    }

    private static InputStream part(String name) throws IOException {
        InputStream stream = WordParts.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("Cannot find " + name + " on the class path");
        }
        return stream;
    }
}

package io.eldercare.report.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.w3c.dom.Element;

/**
 * A text as an editable Word document (ISO/IEC 29500): styles for every kind of paragraph, numbered lists, tables with repeated heads,
 * pictures with alternative text, page numbers as fields. The bureau's fonts are named, none is embedded.
 */
public final class WordDocument {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private WordDocument() {}

    /**
     * @return the file; the same text gives the same bytes
     * @throws IllegalArgumentException where the text is not well formed or shows a picture that was not given
     */
    public static byte[] of(OfficialText text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument file = new XWPFDocument()) {
            WordParts.install(file);
            WordPage.lay(file);
            Element body = Markup.body(Markup.parse(text));
            Typesetting.set(body);
            new WordBody(file, text).write(body);
            properties(file, Markup.title(body, text.head()), text.head());
            file.write(bytes);
            return SettledZip.times(bytes.toByteArray());
        } catch (IOException fault) {
            throw new UncheckedIOException(
                    "Cannot make the Word document of " + text.head().subject(), fault);
        } catch (OpenXML4JException | XmlException fault) {
            throw new IllegalStateException(
                    "Cannot make the Word document of " + text.head().subject(), fault);
        }
    }

    private static void properties(XWPFDocument file, String title, OfficialText.Head head) throws OpenXML4JException {
        PackageProperties properties = file.getPackage().getPackageProperties();
        Optional<Date> day =
                Optional.of(Date.from(head.day().atStartOfDay(CHINA).toInstant()));
        properties.setTitleProperty(title);
        properties.setSubjectProperty(head.subject());
        properties.setCreatorProperty(head.issuer());
        properties.setLastModifiedByProperty(head.issuer());
        properties.setLanguageProperty("zh-CN");
        properties.setCreatedProperty(day);
        properties.setModifiedProperty(day);
    }
}

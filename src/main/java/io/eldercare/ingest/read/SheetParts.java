package io.eldercare.ingest.read;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which part of an xlsx holds the sheet of a relationship id. */
final class SheetParts {
    private SheetParts() {}

    /** Part in lower case, such as {@code xl/worksheets/sheet1.xml}, by relationship id. */
    static Map<String, String> read(File file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file)) {
            ZipEntry entry = zip.getEntry("xl/_rels/workbook.xml.rels");
            if (entry == null) {
                return parts;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                read(in, parts);
            }
        } catch (XMLStreamException e) {
            throw XlsxPackage.corrupt(e);
        }
        return parts;
    }

    private static void read(InputStream in, Map<String, String> parts) throws XMLStreamException {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("Relationship")) {
                String target = String.valueOf(reader.getAttributeValue(null, "Target"));
                String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                parts.put(String.valueOf(reader.getAttributeValue(null, "Id")), part.toLowerCase(Locale.ROOT));
            }
        }
    }
}

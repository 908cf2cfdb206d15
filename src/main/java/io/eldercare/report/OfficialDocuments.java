package io.eldercare.report;

import io.eldercare.report.document.DocumentFonts;
import io.eldercare.report.document.OfficialText;
import io.eldercare.report.document.PdfDocument;
import io.eldercare.report.document.WordDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the official documents of an edition beside its other files: {@code bulletin.pdf} and {@code bulletin.docx}, from the wording of
 * {@code bulletin.html}. Takes seconds, so the night leaves it to commands. The same mart content gives the same bytes.
 */
public final class OfficialDocuments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OfficialDocuments.class);
    private static final String STYLE = "official.css";

    private final HouseStyle style = HouseStyle.load();
    private final DocumentFonts fonts = DocumentFonts.load();

    /**
     * @return the written files, sorted; other files of the directory stay
     * @throws IllegalArgumentException where the mart does not hold the plan, or a template of the bureau is not well formed
     * @throws UncheckedIOException where a file cannot be written
     */
    public List<Path> write(ReportRequest request) {
        long begun = System.nanoTime();
        Edition edition = MartReader.read(request.mart(), request.planCode(), request.month());
        try {
            List<Path> files = place(request.outputDirectory(), contents(request, edition));
            LOG.info(
                    "Wrote {} documents of {} {} in {} ms",
                    files.size(),
                    request.planCode(),
                    request.month(),
                    (System.nanoTime() - begun) / 1_000_000);
            return files;
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Cannot write the documents of " + request.planCode() + " " + request.month() + " into "
                            + request.outputDirectory(),
                    exception);
        }
    }

    private Map<String, byte[]> contents(ReportRequest request, Edition edition) throws IOException {
        OfficialText bulletin = bulletin(request, edition);
        Map<String, byte[]> contents = new TreeMap<>();
        contents.put(
                "bulletin.pdf",
                PdfDocument.of(
                        bulletin, Files.readString(request.templatesDirectory().resolve(STYLE)), fonts));
        contents.put("bulletin.docx", WordDocument.of(bulletin));
        return contents;
    }

    private OfficialText bulletin(ReportRequest request, Edition edition) throws IOException {
        ChartFile charts = new ChartFile(style);
        List<BulletinPage.Picture> shown = new ArrayList<>();
        Map<String, OfficialText.Picture> pictures = new TreeMap<>();
        for (ChartModel model : ChartPlan.of(edition)) {
            BulletinPage.Picture picture = BulletinPage.Picture.beside(model);
            shown.add(picture);
            pictures.put(picture.uri(), new OfficialText.Picture(charts.svg(model), charts.png(model)));
        }
        String body = new BulletinPage(new HtmlPage(request.templatesDirectory(), style)).body(request, edition, shown);
        return new OfficialText(
                new OfficialText.Head(
                        edition.plan().name() + "　" + Print.month(edition.month()),
                        edition.jurisdiction().name(),
                        request.dataAsOf()),
                body,
                pictures);
    }

    private static List<Path> place(Path folder, Map<String, byte[]> contents) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> content : contents.entrySet()) {
            Path aside = folder.resolve("." + content.getKey() + ".new");
            Path file = folder.resolve(content.getKey());
            Files.write(aside, content.getValue());
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            files.add(file);
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        fonts.close();
    }
}

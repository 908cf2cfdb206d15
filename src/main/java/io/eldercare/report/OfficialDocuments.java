package io.eldercare.report;

import io.eldercare.definitions.Messages;
import io.eldercare.report.chart.ChartFile;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.HouseStyle;
import io.eldercare.report.document.DocumentFonts;
import io.eldercare.report.document.OfficialText;
import io.eldercare.report.document.PdfDocument;
import io.eldercare.report.document.WordDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the official documents of an edition beside its other files, from the wording of its pages: {@code bulletin.pdf} and {@code
 * bulletin.docx}, and {@code letters/<region code>.pdf}. Takes seconds, so the night leaves it to commands. The same mart content gives
 * the same bytes.
 */
public final class OfficialDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(OfficialDocuments.class);
    private static final String STYLE = "official.css";
    private static final String LETTER = "letter.body.peb";
    private static final String LETTER_STYLE = "official-letter.css";

    private final HouseStyle style = HouseStyle.load();
    private final DocumentFonts fonts;

    private OfficialDocuments(DocumentFonts fonts) {
        this.fonts = fonts;
    }

    /** Loads the fonts once for all documents that {@code work} makes. */
    public static <T> T with(Function<OfficialDocuments, T> work) {
        try (DocumentFonts fonts = DocumentFonts.load()) {
            return work.apply(new OfficialDocuments(fonts));
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot close the fonts of the documents", exception);
        }
    }

    /**
     * The bulletin as PDF and as Word document, named like its page.
     *
     * @return the written files, sorted; other files of the directory stay
     * @throws IllegalArgumentException where the mart does not hold the plan, or a template of the bureau is not well formed
     * @throws UncheckedIOException where a file cannot be written
     */
    public List<Path> write(ReportRequest request) {
        long begun = System.nanoTime();
        Edition edition = Bulletins.edition(request);
        try {
            OfficialText text = bulletin(request, edition);
            Path stem = request.outputDirectory()
                    .resolve("bulletin" + request.kind().suffix(request.month()));
            List<Path> files = List.of(
                    Bulletins.replace(Path.of(stem + ".docx"), WordDocument.of(text)),
                    Bulletins.replace(Path.of(stem + ".pdf"), PdfDocument.of(text, styles(request, STYLE), fonts)));
            log(files, request, begun);
            return files;
        } catch (IOException exception) {
            throw unreadable(request, exception);
        }
    }

    /**
     * The letters to the counties as PDF, see {@link Letters}.
     *
     * @return the written files, by region code
     * @throws UncheckedIOException where a file cannot be written
     */
    public List<Path> letters(ReportRequest request, Messages messages, Optional<LocalDate> answerBy) {
        long begun = System.nanoTime();
        Edition edition = Bulletins.edition(request);
        HtmlPage page = new HtmlPage(request.templatesDirectory(), style);
        List<Path> files = new ArrayList<>();
        try {
            String styles = styles(request, STYLE, LETTER_STYLE);
            for (Edition.Unit unit : Letters.receivers(edition)) {
                Map<String, Object> context = Letters.context(request, edition, unit, messages, answerBy);
                OfficialText text =
                        new OfficialText(head(request, edition, unit.name()), page.evaluate(LETTER, context), Map.of());
                files.add(Bulletins.replace(
                        request.outputDirectory().resolve("letters").resolve(unit.code() + ".pdf"),
                        PdfDocument.of(text, styles, fonts)));
            }
            log(files, request, begun);
            return files;
        } catch (IOException exception) {
            throw unreadable(request, exception);
        }
    }

    private OfficialText bulletin(ReportRequest request, Edition edition) throws IOException {
        ChartFile charts = new ChartFile(style);
        List<BulletinPage.Picture> shown = new ArrayList<>();
        Map<String, OfficialText.Picture> pictures = new TreeMap<>();
        for (ChartModel model : ChartPlan.bulletin(edition)) {
            BulletinPage.Picture picture = BulletinPage.Picture.beside(model);
            shown.add(picture);
            pictures.put(picture.uri(), new OfficialText.Picture(charts.svg(model), charts.png(model)));
        }
        String body = new BulletinPage(new HtmlPage(request.templatesDirectory(), style)).body(request, edition, shown);
        return new OfficialText(head(request, edition, edition.plan().name()), body, pictures);
    }

    private static OfficialText.Head head(ReportRequest request, Edition edition, String subject) {
        String place = edition.jurisdiction().name();
        return new OfficialText.Head(
                subject + "　" + request.kind().span(request.month()),
                request.imprint().of(place).sender(),
                edition.release().releasedOn().orElse(request.dataAsOf()));
    }

    private static String styles(ReportRequest request, String... sheets) throws IOException {
        StringBuilder styles = new StringBuilder();
        for (String sheet : sheets) {
            styles.append(Files.readString(request.templatesDirectory().resolve(sheet)));
        }
        return styles.toString();
    }

    private static void log(List<Path> files, ReportRequest request, long begun) {
        LOG.info(
                "Wrote {} documents of {} {} in {} ms",
                files.size(),
                request.planCode(),
                request.month(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    private static UncheckedIOException unreadable(ReportRequest request, IOException cause) {
        return new UncheckedIOException(
                "Cannot make the documents of " + request.planCode() + " " + request.month() + " from the templates in "
                        + request.templatesDirectory(),
                cause);
    }
}

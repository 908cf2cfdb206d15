package io.eldercare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.eldercare.definitions.Messages;
import io.eldercare.report.document.Conformance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bulletin of the fixture as official documents. */
final class OfficialDocumentsTest {
    private static final LocalDate DATA_AS_OF = LocalDate.of(2025, 11, 8);

    @TempDir
    static Path home;

    private static Jdbi mart;
    private static Path folder;
    private static List<Path> files;
    private static List<Path> letters;

    @BeforeAll
    static void writeOnce() throws IOException {
        mart = MartFixture.filled();
        folder = home.resolve("JDZ3Y/2025-10");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bulletin.html"), "the night's page");
        files = OfficialDocuments.with(documents -> {
            letters = documents.letters(
                    request(folder, MartFixture.MONTH), new Messages(Map.of()), Optional.of(DATA_AS_OF.plusDays(2)));
            return documents.write(request(folder, MartFixture.MONTH));
        });
    }

    private static ReportRequest request(Path directory, YearMonth month) {
        return new ReportRequest(mart, MartFixture.PLAN, month, directory, Path.of("reports"), DATA_AS_OF);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]+", "");
    }

    private static String printed(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
            return squeezed(new PDFTextStripper().getText(pdf));
        }
    }

    @Test
    void standBesideTheFilesOfTheNight() {
        assertThat(files)
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly("bulletin.docx", "bulletin.pdf");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("bulletin.docx", "bulletin.html", "bulletin.pdf", "letters");
    }

    @Test
    void passTheValidatorsForArchivingAndAccessibility() throws IOException {
        byte[] pdf = Files.readAllBytes(folder.resolve("bulletin.pdf"));
        assertThat(Conformance.breachesOfArchiving(pdf)).isEmpty();
        assertThat(Conformance.breachesOfAccessibility(pdf)).isEmpty();
    }

    @Test
    void askEveryCountyOnOnePage() throws IOException {
        assertThat(letters).hasSize(6).allSatisfy(letter -> {
            byte[] content = Files.readAllBytes(letter);
            try (PDDocument pdf = Loader.loadPDF(content)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            }
        });
        Path first = folder.resolve("letters/360202.pdf");
        assertThat(printed(first)).contains("昌江区：").contains("核对意见");
        assertThat(Conformance.breachesOfAccessibility(Files.readAllBytes(first)))
                .isEmpty();
    }

    /** Sentences and cells of ReportsTest, which checks the same wording in the page. */
    @Test
    void sayWhatThePageSays() throws IOException {
        String written;
        try (InputStream stream = Files.newInputStream(folder.resolve("bulletin.docx"));
                XWPFWordExtractor extractor = new XWPFWordExtractor(new XWPFDocument(stream))) {
            written = squeezed(extractor.getText());
        }
        for (String text : List.of(written, printed(folder.resolve("bulletin.pdf")))) {
            assertThat(text)
                    .contains("送审稿")
                    .contains("《景德镇市养老服务工作月度通报》")
                    .contains("景德镇市本月为48.6%，较上月提高0.9个百分点，比序时进度低10.6个百分点。")
                    .contains("养老机构护理型床位占比")
                    .contains("61.3%")
                    .contains("附件1");
        }
    }

    @Test
    void saySoPolitelyWhenAMonthHasNoData() throws IOException {
        Path empty = home.resolve("JDZ3Y/2025-12");
        OfficialDocuments.with(documents -> documents.write(request(empty, YearMonth.of(2025, 12))));
        assertThat(printed(empty.resolve("bulletin.pdf"))).contains("2025年12月尚无可用的报送数据，本期不作总体判断。");
    }

    @Test
    void giveTheSameBytesTwice() throws IOException {
        Path again = home.resolve("again/2025-10");
        OfficialDocuments.with(documents -> documents.write(request(again, MartFixture.MONTH)));
        for (Path file : files) {
            assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    /** Skipped where LibreOffice is not installed. */
    @Test
    void openInAnotherOfficeProgram() throws Exception {
        Process version;
        try {
            version = new ProcessBuilder("soffice", "--version").start();
        } catch (IOException missing) {
            version = null;
        }
        assumeThat(version)
                .as("soffice, the program of LibreOffice, is installed")
                .isNotNull();
        Process conversion = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + home.resolve("office").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        home.toString(),
                        folder.resolve("bulletin.docx").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("office.log").toFile())
                .start();
        assertThat(conversion.waitFor(90, TimeUnit.SECONDS)).isTrue();
        try (PDDocument converted = Loader.loadPDF(Files.readAllBytes(home.resolve("bulletin.pdf")));
                PDDocument ours = Loader.loadPDF(Files.readAllBytes(folder.resolve("bulletin.pdf")))) {
            // upright, then across for the scores, then upright again, in about as many pages
            assertThat(converted.getNumberOfPages())
                    .isBetween(ours.getNumberOfPages() - 3, ours.getNumberOfPages() + 3);
            assertThat(converted.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
        }
    }
}

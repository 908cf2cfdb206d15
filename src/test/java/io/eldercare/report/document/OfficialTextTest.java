package io.eldercare.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** A small text with everything in it, read back from both documents by other programs than those that wrote them. */
final class OfficialTextTest {
    private static final String BODY = """
            <header><p class="mark">送审稿</p><h1>《测试地级市养老服务工作月度通报》（送审稿）</h1>
            <p class="issue"><span>2025年10月</span><span>数据截至2025年11月8日</span></p></header>
            <section><h2>一、总体判断</h2><p>民政工作月报：社工<b>䶮</b>、𬭊见面率61.3%%，较上月提高0.8个百分点。</p>
            <h3>（一）见面率</h3><p>第二行<br/>换行。</p></section>
            <section><h2>二、突出问题</h2><ol><li>甲<em>一</em>\u000b</li><li>乙</li></ol><p>间隔</p><ol><li>丙</li></ol>
            <ul><li>点</li></ul><dl><dt>术语</dt><dd>解释</dd></dl></section>
            <section class="annex first"><h2>附件</h2>
            <table><caption>县区得分</caption><thead><tr><th scope="col">档次</th><th scope="col" colspan="2">县区和得分</th></tr></thead>
            <tbody><tr><td rowspan="2">第1档</td><th scope="row">浮梁县<small>小字</small></th><td class="num">86.21</td></tr>
            <tr><th scope="row">珠山区</th><td class="num">84.05</td></tr>%s</tbody>
            <tfoot><tr><th scope="row">合计</th><td></td><td class="num">99.99</td></tr></tfoot></table>
            <figure><img src="charts/bar.svg" alt="得分：浮梁县居首"/><figcaption>图1　得分</figcaption></figure>
            <unknown>未知元素<other>之内</other></unknown><article><unknown><p>未知之内的段落</p></unknown></article></section>
            """;

    private static final OfficialText TEXT = text(BODY.formatted(rows(60)));
    private static DocumentFonts fonts;
    private static byte[] pdf;
    private static byte[] word;

    @BeforeAll
    static void make() throws IOException {
        fonts = DocumentFonts.load();
        pdf = pdf(TEXT);
        word = WordDocument.of(TEXT);
    }

    @AfterAll
    static void close() throws IOException {
        fonts.close();
    }

    private static byte[] pdf(OfficialText text) throws IOException {
        return PdfDocument.of(text, Files.readString(Path.of("reports/official.css")), fonts);
    }

    private static String rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(row -> "<tr><td>第" + (row + 1) + "档</td><th scope=\"row\">第" + row
                        + "县</th><td class=\"num\">" + row + "</td></tr>")
                .collect(Collectors.joining());
    }

    private static OfficialText text(String body) {
        return new OfficialText(
                new OfficialText.Head("测试方案　2025年10月", "测试市", LocalDate.of(2025, 11, 8)),
                body,
                Map.of("charts/bar.svg", picture()));
    }

    /** 800 × 400 in both forms. */
    private static OfficialText.Picture picture() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"400\" viewBox=\"0 0 800 400\">"
                + "<rect x=\"10\" y=\"10\" width=\"780\" height=\"380\" fill=\"#1F5F99\"/></svg>";
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
        return new OfficialText.Picture(svg.getBytes(StandardCharsets.UTF_8), png.toByteArray());
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(file);
        }
    }

    private static XWPFDocument word(byte[] file) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(file));
    }

    private static String wordText(byte[] file) throws IOException {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(word(file))) {
            return extractor.getText();
        }
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s　]+", "");
    }

    /** The words between tags: the bulletin's text as the template gives it. */
    private static List<String> pieces(String body) {
        return List.of(body.split("<[^>]*>")).stream()
                .map(OfficialTextTest::squeezed)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    @Test
    void passesTheValidatorsForArchivingAndAccessibility() {
        assertThat(Conformance.breachesOfArchiving(pdf)).isEmpty();
        assertThat(Conformance.breachesOfAccessibility(pdf)).isEmpty();
    }

    @Test
    void keepsTheWordsOfATargetWithItsFigure() throws IOException {
        byte[] file = WordDocument.of(text("""
                <section><div class="target"><h3>（一）入住率</h3><p>本月为57.0%。</p><figure><img src="charts/bar.svg" alt="入住率"/></figure></div>
                <div class="target"><h3>（二）队伍</h3><p>本月为296支。</p></div></section>"""));

        try (XWPFDocument document = word(file)) {
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText, XWPFParagraph::isKeepNext)
                    .containsExactly(
                            tuple("（一）入住率", true),
                            tuple("本月为57.0%。", true),
                            tuple("", false),
                            tuple("（二）队伍", true),
                            tuple("本月为296支。", false));
        }
    }

    @Test
    void losesNoWordEvenOfUnknownElements() throws IOException {
        String printed = squeezed(pdfText(pdf));
        String written = squeezed(wordText(word));
        assertThat(pieces(TEXT.body())).hasSizeGreaterThan(200).allSatisfy(piece -> {
            assertThat(written).contains(piece);
            assertThat(piece.codePointCount(0, piece.length()) > 20 || printed.contains(piece))
                    .as(piece)
                    .isTrue();
        });
        assertThat(printed).contains("未知元素之内").contains("未知之内的段落");
    }

    /** 民 is U+6C11; a careless font gives the radical U+2EA0 in its place. The serif lacks 䶮 and 𬭊. */
    @Test
    void givesNormalCharactersWhenCopiedAndRareNamesToo() throws IOException {
        String printed;
        try (PDDocument file = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            printed = stripper.getText(file);
        }
        assertThat(squeezed(printed)).contains("民政工作月报：社工䶮、𬭊见面率61.3%");
        assertThat(printed.codePoints().filter(character -> character >= 0x2E80 && character <= 0x2FDF))
                .isEmpty();
    }

    @Test
    void namesTitleLanguageAndDayOfThePdf() throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            assertThat(file.getDocumentInformation().getTitle()).isEqualTo("《测试地级市养老服务工作月度通报》（送审稿）");
            assertThat(file.getDocumentInformation().getAuthor()).isEqualTo("测试市");
            assertThat(file.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2025-11-07T16:00:00Z");
            assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem item :
                    file.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
                item.children().forEach(below -> bookmarks.add("　" + below.getTitle()));
            }
            assertThat(bookmarks).containsExactly("一、总体判断", "　（一）见面率", "二、突出问题", "附件");
            assertThat(file.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isBetween(209.9, 210.1);
        }
    }

    /** Sixty rows of at least 21 pt need two pages of 638 pt. */
    @Test
    void repeatsTheHeadOfATableOnEveryPageAndItsTotalOnce() throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            List<String> pages = new ArrayList<>();
            for (int page = 2; page <= file.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(squeezed(stripper.getText(file)));
            }
            List<String> withRows =
                    pages.stream().filter(page -> page.contains("档第")).toList();
            assertThat(withRows)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(page -> assertThat(page).contains("档次县区和得分"));
            assertThat(pages.stream().filter(page -> page.contains("99.99"))).hasSize(1);
            assertThat(pages.get(0)).startsWith("—2—");
        }
    }

    @Test
    void writesRealStylesIntoWord() throws IOException {
        try (XWPFDocument file = word(word)) {
            Map<String, String> styles = file.getParagraphs().stream()
                    .filter(paragraph -> !paragraph.getText().isBlank())
                    .collect(Collectors.toMap(
                            XWPFParagraph::getText,
                            paragraph -> file.getStyles()
                                    .getStyle(paragraph.getStyle())
                                    .getName(),
                            (first, second) -> first));
            assertThat(styles)
                    .containsEntry("《测试地级市养老服务工作月度通报》\n（送审稿）", "Title")
                    .containsEntry("一、总体判断", "heading 1")
                    .containsEntry("（一）见面率", "heading 2")
                    .containsEntry("县区得分", "caption")
                    .containsEntry("第二行\n换行。", "Body Text")
                    .containsEntry("图1　得分", "caption");
            var body =
                    file.getStyles().getStyle("BodyText").getCTStyle().getPPr().getInd();
            assertThat(body.getFirstLineChars()).isEqualTo(200);
            // two characters of 16 pt
            assertThat(body.getFirstLine()).hasToString("640");
        }
    }

    @Test
    void numbersEveryListFromOne() throws IOException {
        try (XWPFDocument file = word(word)) {
            Map<String, String> lists = file.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getNumID() != null)
                    .collect(Collectors.toMap(
                            XWPFParagraph::getText, paragraph -> paragraph.getNumID() + paragraph.getNumFmt()));
            assertThat(lists)
                    .containsOnlyKeys("甲一", "乙", "丙", "点")
                    .containsEntry("乙", lists.get("甲一"))
                    .containsEntry("甲一", "1decimal")
                    .containsEntry("丙", "2decimal")
                    .containsEntry("点", "3bullet");
        }
    }

    @Test
    void spansAndRepeatsInTablesOfWord() throws IOException {
        try (XWPFDocument file = word(word)) {
            XWPFTable table = file.getTables().get(0);
            assertThat(table.getNumberOfRows()).isEqualTo(64);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).isRepeatHeader()).isFalse();
            assertThat(table.getRows())
                    .allSatisfy(row -> assertThat(row.isCantSplitRow()).isTrue());
            assertThat(table.getRow(0)
                            .getCell(1)
                            .getCTTc()
                            .getTcPr()
                            .getGridSpan()
                            .getVal())
                    .hasToString("2");
            assertThat(table.getRow(1)
                            .getCell(0)
                            .getCTTc()
                            .getTcPr()
                            .getVMerge()
                            .getVal())
                    .hasToString("restart");
            assertThat(table.getRow(2).getCell(0).getCTTc().getTcPr().isSetVMerge())
                    .isTrue();
            assertThat(table.getRow(2).getCell(1).getText()).isEqualTo("珠山区");
        }
    }

    /** 37 mm = 2098 twentieths of a point, 28 mm = 1588, 26 mm = 1474, 35 mm = 1984; 22 lines of 28.95 pt = 225 mm. */
    @Test
    void laysThePageAsTheStandardSays() throws IOException {
        try (XWPFDocument file = word(word)) {
            CTSectPr section = file.getDocument().getBody().getSectPr();
            CTPageMar margins = section.getPgMar();
            assertThat(List.of(margins.getTop(), margins.getLeft(), margins.getRight(), margins.getBottom()))
                    .hasToString("[2098, 1588, 1474, 1984]");
            assertThat(section.getDocGrid().getLinePitch()).hasToString("579");
            assertThat(file.getSettings().getEvenAndOddHeadings()).isTrue();
            assertThat(file.getFooterList())
                    .hasSize(2)
                    .allSatisfy(footer -> assertThat(
                                    footer.getParagraphs().get(0).getCTP().xmlText())
                            .contains("PAGE"));
        }
    }

    @Test
    void describesPicturesAndNamesFontsInWord() throws IOException {
        try (XWPFDocument file = word(word)) {
            String picture = file.getParagraphs().stream()
                    .filter(paragraph -> "Picture".equals(paragraph.getStyle()))
                    .map(paragraph -> paragraph.getCTP().xmlText())
                    .findFirst()
                    .orElseThrow();
            // 156 mm wide, half as high, in 1/360 mm
            assertThat(picture).contains("descr=\"得分：浮梁县居首\"").contains("cx=\"5615940\" cy=\"2807970\"");
            assertThat(file.getProperties().getCoreProperties().getTitle()).isEqualTo("《测试地级市养老服务工作月度通报》（送审稿）");
            assertThat(file.getProperties().getCoreProperties().getCreated()).isEqualTo("2025-11-07T16:00:00Z");
            String fontTable = new String(
                    file.getPackage()
                            .getPartsByName(java.util.regex.Pattern.compile("/word/fontTable.xml"))
                            .get(0)
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(fontTable).contains("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "w:altName w:val=\"仿宋\"");
        }
    }

    /** Fourteen columns do not fit 156 mm: the section lies across, what follows stands upright again. */
    @Test
    void turnsThePageForAWideTable() throws IOException {
        String cells = IntStream.range(0, 14)
                .mapToObj(column -> "<td class=\"num\">12.34</td>")
                .collect(Collectors.joining());
        OfficialText wide =
                text("<h1>标题</h1><section><h2>前</h2><p>文字</p></section><section><h2>宽表</h2><table><tbody><tr>" + cells
                        + "</tr></tbody></table></section><section><h2>后</h2><p>文字</p></section>");
        byte[] printed = pdf(wide);
        try (PDDocument file = Loader.loadPDF(printed);
                XWPFDocument written = word(WordDocument.of(wide))) {
            assertThat(file.getPages()).hasSize(3);
            assertThat(file.getPage(1).getMediaBox().getWidth())
                    .isGreaterThan(file.getPage(1).getMediaBox().getHeight());
            assertThat(written.getParagraphs().stream()
                            .filter(paragraph -> paragraph.getCTP().isSetPPr()
                                    && paragraph.getCTP().getPPr().isSetSectPr())
                            .map(paragraph -> paragraph
                                    .getCTP()
                                    .getPPr()
                                    .getSectPr()
                                    .getPgSz()
                                    .getW()
                                    .toString()))
                    .containsExactly("11906", "16838");
        }
        assertThat(Conformance.breachesOfAccessibility(printed)).isEmpty();
    }

    @Test
    void givesTheSameBytesTwice() throws IOException {
        assertThat(pdf(TEXT)).isEqualTo(pdf);
        assertThat(WordDocument.of(TEXT)).isEqualTo(word);
    }

    @Test
    void saysWhereATextIsNotWellFormed() {
        assertThatThrownBy(() -> WordDocument.of(text("<p>一</p>\n<p>二")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot make 测试方案　2025年10月: its text is not well formed at line 2, column");
        assertThatThrownBy(() -> WordDocument.of(text("<figure><img src=\"none.svg\" alt=\"\"/></figure>")))
                .hasMessage("Cannot make 测试方案　2025年10月: its text shows picture none.svg, which was not given");
    }

    @Test
    void keepsTheCharactersOfTheNationalStandardInItsSerif() throws IOException {
        var characters = fonts.serif().getUnicodeCmapLookup();
        assertThat(SerifSubset.characters())
                .hasSizeGreaterThan(7445)
                .filteredOn(character -> characters.getGlyphId(character) == 0)
                .isEmpty();
    }
}

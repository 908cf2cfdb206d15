package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.definitions.Definitions;
import io.eldercare.form.TemplateWorkbook;
import io.eldercare.job.county.FileCheck;
import io.eldercare.job.county.FileCheck.Correction;
import io.eldercare.job.county.FileCheck.Spot;
import io.eldercare.job.county.FormMaking;
import io.eldercare.job.county.FormRequestException;
import io.eldercare.testing.FilledForm;
import io.eldercare.testing.IdNumbers;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a county office does in a month: take its workbook, fill it in, have it checked, send it. */
class CountyFormTest {
    private static final String FULIANG = "360222";
    private static final YearMonth NOVEMBER = FinishedHome.LAST.plusMonths(1);
    private static final String NAME = "workbook_360222_2025-11.xlsx";
    private static final Definitions DEFINITIONS = Definitions.load(TestHome.PROJECT);

    @TempDir
    private Path desk;

    /** The commands work in a session that is open; each would start one of its own. */
    @BeforeAll
    static void openTheSession() {
        TestSpark.session();
    }

    @Test
    void aWorkbookFilledInLikeAClerkIsTakenRowForRow() throws IOException {
        try (TestHome home = new TestHome(FinishedHome.copyTo(desk.resolve("home")))) {
            FormMaking.Outcome made = FormMaking.make(home.place(), request(List.of()), desk);
            Map<String, Integer> taken =
                    made.sheets().stream().collect(Collectors.toMap(FormMaking.Filled::feed, FormMaking.Filled::rows));

            assertThat(made.file()).hasFileName(NAME);
            assertThat(taken).containsKeys("bed_month", "special_roster", "visit", "family_bed", "family_bed_month");
            assertThat(taken.get("bed_month")).isPositive();
            assertThat(taken.get("visit")).isZero();
            // in force in October, and not ended before November
            assertThat(taken.get("special_roster"))
                    .isEqualTo((int) home.lake()
                            .read("silver", "special_roster", FinishedHome.LAST::equals)
                            .where("county_code = '360222' and is_in_force and is_accepted"
                                    + " and (valid_to is null or valid_to >= '2025-11-01')")
                            .count())
                    .isPositive();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file())))
                    .isEqualTo("rw-------");

            try (FilledForm form = FilledForm.open(made.file())) {
                for (int row = 0; row < taken.get("bed_month"); row++) {
                    // 40 built, 30 open, 12 residents: 5 able, 7 not assessed
                    form.put("机构床位月报", "核定床位数", row, 40)
                            .put("机构床位月报", "床位总数", row, 40)
                            .put("机构床位月报", "开放床位数", row, 30)
                            .put("机构床位月报", "护理型床位数", row, 20)
                            .put("机构床位月报", "月末入住人数", row, 12)
                            .put("机构床位月报", "能力完好人数", row, 5)
                            .put("机构床位月报", "未评估人数", row, 7);
                }
                made.sheets().stream()
                        .filter(sheet -> sheet.rows() == 0)
                        .forEach(sheet -> form.put(sheet.title(), "序号", 0, "无"));
                form.sign("机构床位月报", "填报人：", "甲乙").save(made.file());
            }

            FileCheck.Outcome outcome =
                    FileCheck.check(home.place(), List.of(made.file())).get(0);
            assertThat(outcome.corrections())
                    .filteredOn(correction -> !correction.severity().equals("warn"))
                    .isEmpty();
            assertThat(outcome.acceptable()).isTrue();

            home.deliver(made.file(), FULIANG + "/" + NAME);
            // at another minute than the night that filled the home
            Night.run(
                    TestHome.at(home.home().root()),
                    new NightRequest("nightly", false, List.of(), Optional.empty(), false).withoutDocuments());

            Map<String, Integer> accepted = home
                    .rows("select feed, accepted from ops.delivery where file_name = '" + NAME + "' and accepted > 0")
                    .stream()
                    .map(line -> line.split("\\|", -1))
                    .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
            taken.values().removeIf(rows -> rows == 0);
            assertThat(accepted).isEqualTo(taken);
            Path receipt = home.home().feedback().resolve(FULIANG + "/2025-11/" + NAME + ".receipt.txt");
            assertThat(Files.readString(receipt))
                    .contains("浮梁县（360222）", "填报人 甲*", "结果：已收\n")
                    .contains("机构床位月报 2025年11月：共 " + taken.get("bed_month") + " 行，收 " + taken.get("bed_month")
                            + " 行，退回 0 行")
                    .doesNotContain("369999");
        }
    }

    @Test
    void theListNamesExactlyTheFaultyCellsAndTheMarkedCopyShowsThem() throws IOException {
        Path file = blank(List.of("special_roster", "bed_month"));
        String truncated = IdNumbers.of("19500101", 12).substring(0, 15) + "000";
        try (FilledForm form = FilledForm.open(file)) {
            form.put("特殊困难老年人名册", "身份证号", 0, IdNumbers.of("19500101", 12))
                    .put("特殊困难老年人名册", "乡镇代码", 0, "360222100")
                    .put("特殊困难老年人名册", "人员类别", 0, "独居、空巢")
                    .put("特殊困难老年人名册", "列入日期", 0, "2025-01-01")
                    .put("特殊困难老年人名册", "身份证号", 1, IdNumbers.wrong("19510101", 14))
                    .put("特殊困难老年人名册", "乡镇代码", 1, "360222100")
                    .put("特殊困难老年人名册", "人员类别", 1, "独身")
                    .put("特殊困难老年人名册", "列入日期", 1, "2025-02-30")
                    .put("特殊困难老年人名册", "身份证号", 2, truncated)
                    .put("特殊困难老年人名册", "乡镇代码", 2, "360222100")
                    .put("特殊困难老年人名册", "人员类别", 2, "失能")
                    .put("特殊困难老年人名册", "列入日期", 2, "2025-01-01")
                    .put("机构床位月报", "机构编号", 0, "甲")
                    .put("机构床位月报", "核定床位数", 0, 40)
                    .put("机构床位月报", "床位总数", 0, "约40")
                    .put("机构床位月报", "开放床位数", 0, 30)
                    .put("机构床位月报", "月末入住人数", 0, 12)
                    .put("机构床位月报", "未评估人数", 0, 12)
                    .save(file);
        }
        Path marked = desk.resolve("marked.xlsx");

        FileCheck.Outcome outcome = FileCheck.mark(TestHome.at(desk.resolve("home")), file, marked);

        // the head takes six rows, the running number column A; 机构名称（参考） is column C of the beds
        assertThat(rejected(outcome))
                .containsExactlyInAnyOrder(
                        "机构床位月报!E7 TYPE_NOT_NUMBER",
                        "机构床位月报!G7 TYPE_MISSING_REQUIRED",
                        "特殊困难老年人名册!B8 ID_CHECKSUM",
                        "特殊困难老年人名册!B9 ID_PRECISION_LOST",
                        "特殊困难老年人名册!E8 DOM_UNKNOWN_CODE",
                        "特殊困难老年人名册!F8 DATE_INVALID");
        assertThat(outcome.toString()).doesNotContain("369999", truncated.substring(6, 15));
        assertThat(correction(outcome, "DOM_UNKNOWN_CODE").expected()).contains("独居、空巢、留守");
        assertThat(correction(outcome, "DOM_UNKNOWN_CODE").places().get(0).shown())
                .isEqualTo("独身");
        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(marked))) {
            assertThat(copy.getSheetName(0)).isEqualTo("核查结果");
            XSSFCell beds = cell(copy, "机构床位月报", 6, 4);
            assertThat(beds.getStringCellValue()).isEqualTo("约40");
            assertThat(beds.getCellComment().getString().getString()).contains("不是数字", "TYPE_NOT_NUMBER");
            assertThat(beds.getCellStyle().getFillForegroundColorColor().getARGBHex())
                    .isEqualTo("FFFFC9C9");
            assertThat(cell(copy, "机构床位月报", 6, 3).getCellComment()).isNull();
            assertThat(cell(copy, "特殊困难老年人名册", 7, 1).getCellComment()).isNotNull();
            assertThat(copy.getSheetAt(0).getHyperlinkList())
                    .extracting(link -> link.getAddress())
                    .contains("'特殊困难老年人名册'!B8", "'机构床位月报'!G7");
        }
        assertThat(rejected(recheck(marked))).isEqualTo(rejected(outcome));
    }

    /** A marked copy can be corrected and sent itself, under the name of the file. */
    private FileCheck.Outcome recheck(Path marked) throws IOException {
        Path again = Files.createDirectories(desk.resolve("again")).resolve(NAME);
        return FileCheck.check(TestHome.at(desk.resolve("home")), List.of(Files.copy(marked, again)))
                .get(0);
    }

    @Test
    void textFilesInGb18030GetAListAndAMarkedWorkbookToo() throws IOException {
        Path file = desk.resolve("special_roster_360222_2025-11.csv");
        Files.write(
                file,
                ("身份证号,乡镇代码,人员类别,列入日期\n" + IdNumbers.of("19500101", 12) + ",360222100,独居,2025-01-01\n"
                                + IdNumbers.wrong("19510101", 14) + ",360222100,独居,\n")
                        .getBytes(Charset.forName("GB18030")));
        Path marked = desk.resolve("marked.xlsx");

        FileCheck.Outcome outcome = FileCheck.mark(TestHome.at(desk.resolve("home")), file, marked);

        assertThat(rejected(outcome)).containsExactlyInAnyOrder("!A3 ID_CHECKSUM", "!D3 TYPE_MISSING_REQUIRED");
        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(marked))) {
            assertThat(cell(copy, "数据", 2, 0).getCellComment().getString().getString())
                    .contains("校验码不符");
            assertThat(cell(copy, "数据", 2, 3).getCellComment()).isNotNull();
            assertThat(cell(copy, "数据", 1, 2).getStringCellValue()).isEqualTo("独居");
        }
    }

    @Test
    void headersAreKnownToTheReaderAndListsAreTheContracts() throws IOException {
        List<Contract> contracts = List.copyOf(DEFINITIONS.contracts().values());
        Path file = blank(contracts.stream().map(Contract::feed).toList());

        FileCheck.Outcome outcome = FileCheck.check(TestHome.at(desk.resolve("home")), List.of(file))
                .get(0);
        // empty sheets are all there is to tell: no header is unknown, none is missing
        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.corrections())
                .hasSameSizeAs(contracts)
                .extracting(Correction::rule)
                .containsOnly("FILE_EMPTY_SHEET");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.isSheetHidden(workbook.getSheetIndex("代码表"))).isTrue();
            assertThat(workbook)
                    .extracting(sheet -> sheet.getSheetName())
                    .containsAll(TemplateWorkbook.ownSheets())
                    .containsAll(contracts.stream().map(Contract::title).toList());
            for (Contract contract : contracts) {
                XSSFSheet sheet = workbook.getSheet(contract.title());
                for (Column column : contract.columns()) {
                    if (!column.codes().isEmpty()) {
                        assertThat(FilledForm.list(sheet, column.label()))
                                .as(contract.feed() + "." + column.name())
                                .isEqualTo(List.copyOf(column.codes().keySet()));
                    }
                    if (column.type() == Type.PERSON) {
                        int place = FilledForm.column(sheet, column.label());
                        assertThat(sheet.getColumnStyle(place).getDataFormatString())
                                .isEqualTo("@");
                    }
                }
                assertThat(sheet.getDataValidations())
                        .filteredOn(DataValidation::getShowErrorBox)
                        .allSatisfy(rule -> assertThat(rule.getErrorBoxText()).startsWith("应填："));
            }
        }
    }

    @Test
    void aTableThatIsHiddenIsNotPassedOverInSilence() throws IOException {
        Path file = blank(List.of("visit", "bed_month"));
        try (FilledForm form = FilledForm.open(file)) {
            form.hide("探访关爱记录").save(file);
        }

        FileCheck.Outcome outcome = FileCheck.check(TestHome.at(desk.resolve("home")), List.of(file))
                .get(0);

        assertThat(outcome.refusal()).contains("XLSX_HIDDEN_SHEET");
        assertThat(outcome.message()).contains("探访关爱记录");
    }

    @Test
    void theSameFormHasTheSameBytesAndTheFaceFromSettings() throws IOException {
        Path first = blank(List.of("bed_month"));
        byte[] bytes = Files.readAllBytes(first);

        assertThat(Files.readAllBytes(blank(List.of("bed_month")))).isEqualTo(bytes);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(first))) {
            assertThat(FilledForm.texts(workbook.getSheet("机构床位月报"), 0, 3))
                    .contains(
                            "机构床位月报",
                            "填报单位：浮梁县民政局",
                            "报表月份：2025年11月",
                            "表号：养老2表",
                            "制定机关：景德镇市民政局",
                            "批准文号：",
                            "有效期至：",
                            "报送期限：2025年12月5日前",
                            "填报人：",
                            "审核人：",
                            "负责人：",
                            "报出日期：");
        }
    }

    @Test
    void aFormIsNeverWrittenIntoTheHomeNorForAPlaceThatIsNoCounty() throws IOException {
        Path home = Files.createDirectories(desk.resolve("home"));

        assertThatThrownBy(() -> FormMaking.make(TestHome.at(home), request(List.of()), home.resolve("inbox/x.xlsx")))
                .isInstanceOf(FormRequestException.class)
                .hasMessageContaining("不能写在");
        assertThatThrownBy(() -> FormMaking.make(
                        TestHome.at(home), new FormMaking.Request("360200", NOVEMBER, List.of(), false), desk))
                .isInstanceOf(FormRequestException.class)
                .hasMessageContaining("360200");
    }

    @Test
    void aWorkbookSavedByAnotherProgramIsStillTaken() throws IOException, InterruptedException {
        Assumptions.assumeTrue(onPath("soffice"), "LibreOffice is not here");
        Path file = blank(List.of("special_roster", "visit"));
        try (FilledForm form = FilledForm.open(file)) {
            form.put("特殊困难老年人名册", "身份证号", 0, IdNumbers.of("19500101", 12))
                    .put("特殊困难老年人名册", "乡镇代码", 0, "360222100")
                    .put("特殊困难老年人名册", "人员类别", 0, "独居")
                    .put("特殊困难老年人名册", "列入日期", 0, "2025-01-01")
                    .put("探访关爱记录", "序号", 0, "无")
                    .save(file);
        }
        Path saved = Files.createDirectories(desk.resolve("saved"));
        Process conversion = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + desk.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx",
                        "--outdir",
                        saved.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(desk.resolve("soffice.log").toFile())
                .start();
        assertThat(conversion.waitFor(3, TimeUnit.MINUTES)).isTrue();

        FileCheck.Outcome outcome = FileCheck.check(TestHome.at(desk.resolve("home")), List.of(saved.resolve(NAME)))
                .get(0);

        assertThat(outcome.corrections()).isEmpty();
        assertThat(outcome.accepted()).isEqualTo(1);
    }

    private static boolean onPath(String program) {
        return java.util.Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static FormMaking.Request request(List<String> feeds) {
        return new FormMaking.Request(FULIANG, NOVEMBER, feeds, true);
    }

    private Path blank(List<String> feeds) {
        return FormMaking.make(
                        TestHome.at(desk.resolve("home")),
                        new FormMaking.Request(FULIANG, NOVEMBER, feeds, false),
                        desk)
                .file();
    }

    private static List<String> rejected(FileCheck.Outcome outcome) {
        return outcome.corrections().stream()
                .filter(correction -> correction.severity().startsWith("reject"))
                .flatMap(correction -> correction.places().stream()
                        .map(Spot::cell)
                        .map(cell -> correction.sheet() + "!" + cell + " " + correction.rule()))
                .sorted()
                .toList();
    }

    private static Correction correction(FileCheck.Outcome outcome, String rule) {
        return outcome.corrections().stream()
                .filter(correction -> correction.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static XSSFCell cell(XSSFWorkbook workbook, String sheet, int row, int column) {
        return workbook.getSheet(sheet).getRow(row).getCell(column);
    }
}

package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** {@code allocate} on a small mart, from the first trial to the document number. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllocateCommandTest {
    private static final String POT = "1000000";

    private AllocationHome home;

    @BeforeAll
    void fillTheMart(@TempDir Path folder) throws IOException {
        home = new AllocationHome(folder);
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private static void assertRefused(CommandRun run, String... said) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said);
    }

    @Test
    @Order(1)
    void withoutTrialItSaysWhatIsMissing() {
        assertRefused(
                home.allocate(AllocationHome.DRAFT, "--pot", POT),
                "不能正式分配，还缺：规划文件尚未正式印发",
                "没有资金分配的文件依据",
                "资金份额和权重未经文件批准",
                "评分权重未经文件批准",
                "本月评分尚未随通报发布",
                "--trial");
        assertThat(home.rows("select count(*) from mart.allocation")).containsExactly("0");
    }

    @Test
    @Order(2)
    void aTrialIsMarkedEverywhere() throws IOException {
        CommandRun run = home.allocate(AllocationHome.DRAFT, "--pot", POT, "--trial");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("【试算】", "试算，不作为拨款依据", "规划文件尚未正式印发");
        assertThat(home.rows("select distinct trial from mart.allocation where plan_code = 'DRF3'"))
                .containsExactly("t");
        assertThat(Files.readString(home.reports("DRF3").resolve("allocation.html")))
                .contains("养老服务资金分配（试算）", "试算　不作为拨款依据");
        try (XSSFWorkbook workbook = workbook("DRF3", "allocation.xlsx")) {
            workbook.forEach(sheet -> assertThat(cell(sheet, 0, 0)).endsWith("（试算）"));
        }
    }

    @Test
    @Order(3)
    void aFormalAllocationNeedsTheReleasedBulletin() {
        assertRefused(home.allocate(AllocationHome.APPROVED, "--pot", POT), "还缺：本月评分尚未随通报发布。");
        home.release();

        CommandRun run = home.allocate(AllocationHome.APPROVED, "--pot", POT, "--step", "复核=2025-12-20");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("试算");
    }

    @Test
    @Order(4)
    void theMartHoldsWhatWasComputedByHand() {
        // need: 700 000 over 33 762, 68 089 and 123 262 of 225 113 residents aged 60 and over
        // performance: 200 000 over 55, 100 and 51.75 of 206.75 points
        // improvement: 100 000 over 50, 100 and 25 of 175
        assertThat(home.rows("select region_code, part, amount_yuan from mart.allocation_part where plan_code = 'APP3'"
                        + " order by region_code, sort_order"))
                .containsExactly(
                        "360202|need|104984.61",
                        "360202|performance|53204.35",
                        "360202|improvement|28571.43",
                        "360203|need|211726.11",
                        "360203|performance|96735.19",
                        "360203|improvement|57142.86",
                        "360281|need|383289.28",
                        "360281|performance|50060.46",
                        "360281|improvement|14285.71");
        // half the pot is paid in advance, by need
        assertThat(home.rows("select region_code, amount_yuan, share, trial, advance_yuan, settlement_yuan"
                        + " from mart.allocation where plan_code = 'APP3' order by region_code"))
                .containsExactly(
                        "360202|186760.39|0.186760|f|74989.00|111771.39",
                        "360203|365604.16|0.365604|f|151232.94|214371.22",
                        "360281|447635.45|0.447636|f|273778.06|173857.39");
        assertThat(home.rows("select formula_numbers from mart.allocation_part where plan_code = 'APP3'"
                        + " and region_code = '360281' and part = 'performance'"))
                .containsExactly("200,000.00 × 51.75 ÷ 206.75 = 50,060.4594… → 50,060.46（尾差补1分）");
        assertThat(home.rows("select step, done_on from mart.allocation_step")).containsExactly("复核|2025-12-20");
    }

    @Test
    @Order(5)
    void inputsNameTheDeliveriesInForce() {
        assertThat(home.rows("""
                select part, input_code, input_month, value, numerator, denominator, left(delivery_id, 4), remark
                from mart.allocation_input left join mart.allocation_delivery
                    using (plan_code, region_code, month, sort_order)
                where plan_code = 'APP3' and region_code = '360281' order by sort_order, delivery_id"""))
                .containsExactly(
                        "need|pop60|2025-10-01|123262.000000|null|null|c1c1|null",
                        "performance|score|2025-10-01|51.750000|null|null|null|评分表",
                        "performance|nursing_bed_share|2025-10-01|45.000000|90.000000|200.000000|null|null",
                        "performance|monthly_visit_rate|2025-10-01|98.000000|98.000000|100.000000|a1a1|null",
                        "performance|monthly_visit_rate|2025-10-01|98.000000|98.000000|100.000000|b1b1|null",
                        "performance|data_quality|2025-10-01|100.000000|null|null|a1a1|null",
                        "performance|data_quality|2025-10-01|100.000000|null|null|b1b1|null",
                        "improvement|improvement|2025-10-01|25.000000|null|null|null|null",
                        "improvement|nursing_bed_share|2024-10-01|45.000000|90.000000|200.000000|null|null",
                        "improvement|monthly_visit_rate|2024-10-01|96.000000|96.000000|100.000000|null|null");
        assertThat(home.rows(
                        "select remark from mart.allocation_input where plan_code = 'APP3' and region_code = '360202'"
                                + " and input_code = 'pop60'"))
                .containsExactly("2020年人口普查");
    }

    @Test
    @Order(6)
    void theSameAgainGivesTheSameBytesAndKeepsTheSteps() throws IOException {
        byte[] page = Files.readAllBytes(home.reports("APP3").resolve("allocation.html"));
        byte[] workbook = Files.readAllBytes(home.reports("APP3").resolve("allocation.xlsx"));
        String mart = home.mart().contentHash();

        assertThat(home.allocate(AllocationHome.APPROVED, "--pot", POT).code()).isZero();

        assertThat(home.mart().contentHash()).isEqualTo(mart);
        assertThat(Files.readAllBytes(home.reports("APP3").resolve("allocation.html")))
                .isEqualTo(page);
        assertThat(Files.readAllBytes(home.reports("APP3").resolve("allocation.xlsx")))
                .isEqualTo(workbook);
    }

    @Test
    @Order(7)
    void aWhatIfComparesAndStoresNothing() throws IOException {
        String mart = home.mart().contentHash();
        byte[] dossier = Files.readAllBytes(home.reports("APP3").resolve("allocation.html"));

        CommandRun run = home.allocate(
                AllocationHome.APPROVED, "--pot", POT, "--json", "--what-if", "360281,monthly_visit_rate,2025-10=100");

        // visits of 乐平市 at the target: 51.75 + 7 points for visits + 1.25 for improvement = 60, improvement 50 %:
        // 200 000 × 60/215 and 100 000 × 50/200; the pot stays, so the others pay
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode outcome = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .readTree(run.out());
        assertThat(outcome.get("stored").asBoolean()).isFalse();
        assertThat(outcome.get("what_if"))
                .extracting(line -> line.get("region_code").asText() + " "
                        + line.get("before").decimalValue() + " "
                        + line.get("after").decimalValue() + " "
                        + line.get("change").decimalValue())
                .containsExactly(
                        "360202 186760.39 181147.40 -5612.99",
                        "360203 365604.16 354749.37 -10854.79",
                        "360281 447635.45 464103.23 16467.78");
        assertThat(home.mart().contentHash()).isEqualTo(mart);
        assertThat(Files.readAllBytes(home.reports("APP3").resolve("allocation.html")))
                .isEqualTo(dossier);
        assertThat(Files.readString(home.reports("APP3").resolve("allocation-what-if.html")))
                .contains("假设更正", "已发布 98%，假设更正为 100%", "+16,467.78", "200,000.00 × 60 ÷ 215");
        try (XSSFWorkbook workbook = workbook("APP3", "allocation-what-if.xlsx")) {
            assertThat(workbook.getSheet("假设更正")).isNotNull();
        }
    }

    @Test
    @Order(8)
    void aWhatIfOfTheNeedBaseMovesTheNeedPart() {
        CommandRun run =
                home.allocate(AllocationHome.APPROVED, "--pot", POT, "--what-if", "360202,pop60,2025-10=225113");

        // 225 113 of 68 089 + 123 262 + 225 113 = 416 464: 700 000 × 225 113 / 416 464 = 378 373.88 for need,
        // and 53 204.35 for performance and 28 571.43 for improvement as before
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("测算结果没有入库").containsPattern("昌江区 +186,760.39 +460,149\\.66");
    }

    @Test
    @Order(9)
    void saysWhichCorrectionSaysNothing() {
        assertRefused(whatIf("360281;visits=1"), "应写成 县区代码,指标代码,月份=数值");
        assertRefused(whatIf("360702,pop60,2025-10=1"), "没有地区 360702");
        assertRefused(whatIf("360281,volunteer_count,2025-10=1"), "不影响本规划的分配", "nursing_bed_share");
        assertRefused(whatIf("360281,monthly_visit_rate,2025-09=100"), "2025-09 的数不影响 2025-10 的分配");
        assertRefused(whatIf("360281,pop60,2024-10=5"), "2024-10 的数不影响");
        assertRefused(whatIf("360281,monthly_visit_rate,2025-10=101"), "不能大于 100");
        assertRefused(whatIf("360281,pop60,2025-10=1.5"), "应为整数");
        assertRefused(home.allocate(AllocationHome.APPROVED, "--pot", "0"), "资金总额 0 无效");
        assertRefused(home.allocate(AllocationHome.APPROVED, "--pot", "1.001"), "资金总额 1.001 无效");
        assertRefused(home.allocate("JDZ1O1Y", "--pot", POT, "--trial"), "没有资金分配规则");
        assertRefused(home.allocate("JDZ3Y", "--pot", POT, "--trial"), "还没有评分");
    }

    private CommandRun whatIf(String correction) {
        return home.allocate(AllocationHome.APPROVED, "--pot", POT, "--what-if", correction);
    }

    @Test
    @Order(10)
    void theNightlyReportsKeepTheDossier() throws IOException {
        home.mart()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into mart.attainment (plan_code, target_id, region_code, month, status, reason)"
                                + " values ('APP3', 'T-1', '360202', date '2025-10-01', 'lagging', '')"));
        byte[] dossier = Files.readAllBytes(home.reports("APP3").resolve("allocation.xlsx"));

        CommandRun run = CommandRun.of(
                home.definitions(), "report", "--home", home.home().toString(), "--plan", "APP3", "--quiet");

        assertThat(run.code()).as(run.err()).isZero();
        // the month is released, so that its report is the draft of a revision
        Path revision = home.reports("APP3").resolve("revision-2");
        assertThat(revision.resolve("bulletin.html")).exists();
        assertThat(Files.readAllBytes(revision.resolve("allocation.xlsx"))).isEqualTo(dossier);
        assertThat(Files.readAllBytes(home.reports("APP3").resolve("allocation.xlsx")))
                .isEqualTo(dossier);
    }

    @Test
    @Order(11)
    void theProcedureRunsInItsOrderAndItsDocumentIsFinal() {
        assertRefused(home.allocate(AllocationHome.APPROVED, "--pot", POT, "--trial"), "已有正式分配，试算不能覆盖它");
        assertRefused(step("公示=2025-12-22"), "不能登记公示：已登记到复核");
        assertRefused(step("会商=2025-12-19"), "早于上一步");
        assertRefused(step("会商"), "应写成 步骤=日期");
        assertRefused(
                home.allocate(AllocationHome.DRAFT, "--pot", POT, "--trial", "--step", "复核=2025-12-20"), "试算不登记程序");
        for (String next : new String[] {"会商=2025-12-22", "集体研究=2025-12-23", "公示=2025-12-24"}) {
            assertThat(step(next).code()).isZero();
        }
        assertRefused(step("文号=2025-12-31"), "须写明文号");
        assertThat(step("文号=2025-12-31,测〔2025〕9号").code()).isZero();

        assertRefused(home.allocate(AllocationHome.APPROVED, "--pot", "2000000"), "已经发文，金额不能再变");
        assertThat(home.rows("select pot_yuan from mart.allocation_pot where plan_code = 'APP3'"))
                .containsExactly("1000000.00");
    }

    private CommandRun step(String text) {
        return home.allocate(AllocationHome.APPROVED, "--pot", POT, "--step", text);
    }

    @Test
    @Order(12)
    void theWorkbookAddsUpToThePot() throws IOException {
        try (XSSFWorkbook workbook = workbook("APP3", "allocation.xlsx")) {
            Sheet amounts = workbook.getSheet("分配结果");
            assertThat(cell(amounts, 2, 5)).isEqualTo("分配金额（元）");
            assertThat(cell(amounts, 3, 5)).isEqualTo("186,760.39");
            assertThat(cell(amounts, 6, 0)).isEqualTo("合计");
            assertThat(cell(amounts, 6, 5)).isEqualTo("1,000,000.00");
            Sheet inputs = workbook.getSheet("数据依据");
            boolean found = false;
            for (Row row : inputs) {
                found = found || cell(inputs, row.getRowNum(), 10).equals("a1".repeat(32));
            }
            assertThat(found).isTrue();
            assertThat(cell(
                            workbook.getSheet("规则与程序"),
                            workbook.getSheet("规则与程序").getLastRowNum(),
                            3))
                    .isEqualTo("测〔2025〕9号");
        }
    }

    private XSSFWorkbook workbook(String plan, String name) throws IOException {
        return new XSSFWorkbook(Files.newInputStream(home.reports(plan).resolve(name)));
    }

    private static String cell(Sheet sheet, int row, int column) {
        DataFormatter printed = new DataFormatter();
        printed.setUseCachedValuesForFormulaCells(true);
        return printed.formatCellValue(sheet.getRow(row).getCell(column));
    }
}

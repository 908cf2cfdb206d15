package io.eldercare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.report.chart.ChartModel;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {
    private static final Path TEMPLATES = Path.of("reports");

    @TempDir
    static Path home;

    private static Jdbi mart;
    private static Path edition;
    private static List<Path> files;
    private static String page;
    private static String text;

    @BeforeAll
    static void renderOnce() throws IOException {
        mart = MartFixture.filled();
        edition = home.resolve("JDZ3Y/2025-10");
        files = render(mart, edition, MartFixture.MONTH);
        page = Files.readString(edition.resolve("bulletin.html"));
        text = plain(page);
    }

    private static List<Path> render(Jdbi mart, Path directory, YearMonth month) {
        return Reports.render(
                new ReportRequest(mart, MartFixture.PLAN, month, directory, TEMPLATES, LocalDate.of(2025, 11, 8)));
    }

    /** The words of a page without style, pictures, tags and white space. */
    private static String plain(String html) {
        return html.replaceAll("(?s)<style>.*?</style>|<[^>]*>", "").replaceAll("[ \\t\\r\\n]+", "");
    }

    private static List<ChartModel> charts() {
        return ChartPlan.bulletin(MartReader.read(mart, MartFixture.PLAN, MartFixture.MONTH));
    }

    private static String chart(String file) {
        return charts().stream()
                .filter(model -> model.file().equals(file))
                .map(ChartModel::describe)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesEveryOutputAndNothingElse() {
        assertThat(files)
                .extracting(file -> edition.relativize(file).toString())
                .containsExactly(
                        "bulletin.html",
                        "charts/heatmap.png",
                        "charts/heatmap.svg",
                        "charts/progress-jdz3y-09.png",
                        "charts/progress-jdz3y-09.svg",
                        "charts/progress-jdz3y-10.png",
                        "charts/progress-jdz3y-10.svg",
                        "charts/progress-jdz3y-12.png",
                        "charts/progress-jdz3y-12.svg",
                        "charts/progress-jdz3y-16.png",
                        "charts/progress-jdz3y-16.svg",
                        "charts/progress-jdz3y-29.png",
                        "charts/progress-jdz3y-29.svg",
                        "charts/progress-jdz3y-30.png",
                        "charts/progress-jdz3y-30.svg",
                        "charts/ranking.png",
                        "charts/ranking.svg",
                        "charts/trend.png",
                        "charts/trend.svg",
                        "figures.csv",
                        "scorecard.xlsx",
                        "subsidies.xlsx",
                        "targets.html");
        assertThat(edition.resolve("..").toFile().list()).containsExactly("2025-10");
    }

    @Test
    void listsEveryPromiseWithItsStatusAndClause() throws IOException {
        String index = plain(Files.readString(edition.resolve("targets.html")));
        assertThat(index)
                .contains("共9项：按数值评6项，按是否完成评1项，逐个设施核对1项，仅列示1项")
                .contains("JDZ3Y-12一(二)养老机构护理型床位占比按数值评≥60%2025年12月底61.3%已达标")
                .contains("JDZ3Y-13一(二)县级失能失智专业照护机构按是否完成评每个县（市、区）至少1家未写期限，按2025年12月底")
                .contains("JDZ3Y-04一(二)城市15分钟养老服务圈仅列示15分钟未写期限，按2025年12月底24860人仅列示")
                .contains("文件未定覆盖比例。")
                .contains("省规划要求2022年达到。")
                .contains("月探访率的限期两级文件不一致");
    }

    @Test
    void namesTheFacilitiesThatBreakARule() throws IOException {
        String index = plain(Files.readString(edition.resolve("targets.html")));
        assertThat(index)
                .contains("≥1000平方米未写期限，按2025年12月底—违反1处单处设施的条件。")
                .contains("浮梁县（2025年10月）：湘湖镇综合养老服务中心")
                // the county's statement of the month no longer shows it
                .doesNotContain("已整改的中心");
    }

    @Test
    void tellsWhichDutiesItFulfils() throws IOException {
        assertThat(plain(Files.readString(edition.resolve("targets.html"))))
                .contains("JDZ3Y-D25五(十三)定期通报定期完成月度通报、养老机构护理型床位占比")
                .contains("JDZ3Y-D17四(十一)双随机、一公开定期不在本系统—检查由执法部门进行");
    }

    @Test
    void headsTheDraftWithItsMonthAndItsState() {
        assertThat(text).contains("送审稿　试评《景德镇市养老服务工作月度通报》（送审稿）景德镇市养老服务工作领导小组办公室2025年10月数据截至2025年11月8日｜未核对");
    }

    @Test
    void judgesInTwoSentences() {
        assertThat(text)
                .contains("本月6项目标中，2项达标，2项达到序时进度或基本达到，2项滞后或未达标（特殊困难老年人月探访率、乡镇敬老院入住率）。" + "昌江区尚有应报数据未报送，相关指标按已报地区计算。");
    }

    /** 2832 of 4620 beds = 61.30 %, 2795 of 4620 = 60.50 %; path 47 + 13 × 58/60 = 59.57. */
    @Test
    void printsTargetChangePathAndStatusInOneRow() {
        assertThat(text).contains("养老机构护理型床位占比2025年12月底≥60%61.3%提高0.8个百分点59.6%已达标");
        assertThat(text).contains("为老服务志愿组织（队伍）2025年12月底≥300支312支增加2支297支已达标");
    }

    /** 6844 of 7000 = 97.77 %, of all 9000 owed 77.78 %; bounds 6844/9000 and 8844/9000. */
    @Test
    void saysCoverageAndBoundsWhereACountyIsMissing() {
        assertThat(text)
                .contains("特殊困难老年人月探访率：已报地区为97.8%，覆盖应统计对象的77.8%；未报部分按0至100%测算，" + "景德镇市在76.0%至98.3%之间，不影响“本月未达标”的判断。");
        assertThat(text).contains("报送不全。昌江区探访记录未报送。");
    }

    /** 807 of 1660 = 48.61 %; path 35 + 25 × 58/60 = 59.17; gap 10.55. */
    @Test
    void namesGapPlaceDutyAndDeadlineOfAProblem() {
        assertThat(text)
                .contains("乡镇敬老院入住率明显滞后。景德镇市本月为48.6%，较上月提高0.9个百分点，比序时进度低10.6个百分点。"
                        + "差距较大的是昌江区40.0%、乐平市46.0%。如期完成需每月推进5.7个百分点，近半年每月实际推进0.9个百分点。"
                        + "责任单位：景德镇市民政局、昌江区、乐平市。时限：2025年12月底。");
    }

    @Test
    void saysWhereTheTargetsAreHeading() {
        assertThat(text)
                .contains("走势：每月需提高5.7个百分点，近6个月单月变化为0.9个百分点至1.1个百分点，所需速度超出此范围；按近期走势，")
                .contains("走势只供参考，不改变状态判断。");
    }

    @Test
    void opensAFanFromTheNewestFigureToTheDeadline() {
        assertThat(chart("progress-jdz3y-16").lines())
                .contains("forecast 2025-12=50.421687 48.913..51.930374 预计到期 50.4%");
        assertThat(chart("progress-jdz3y-12")).doesNotContain("forecast");
    }

    @Test
    void comparesNothingAcrossAChangeOfDefinition() throws IOException {
        mart.useHandle(handle -> handle.execute(
                "insert into mart.kpi_break values ('nursing_bed_share', date '2025-10-01', '床位总数按核定数')"));
        try {
            Path directory = home.resolve("redefined/2025-10");
            render(mart, directory, MartFixture.MONTH);
            assertThat(plain(Files.readString(directory.resolve("bulletin.html"))))
                    .contains("养老机构护理型床位占比2025年12月底≥60%61.3%不可比59.6%已达标");
            assertThat(chart("progress-jdz3y-12").lines())
                    .contains("景德镇市　基线 47%（2020年12月）　期限 2025年12月　2025年10月起口径调整", "redefined 2025-10");
        } finally {
            mart.useHandle(handle -> handle.execute("delete from mart.kpi_break"));
        }
    }

    @Test
    void changesItsVerbsWithTheFigures() {
        assertThat(text).contains("上门见面率质量指标81.4%不可比");
        assertThat(text).contains("在用床位占比质量指标90.2%持平");
        assertThat(text).contains("活跃志愿者质量指标10000人减少30人");
    }

    @Test
    void putsCountiesInBandsAndKeepsShownAndUnratedOnesOut() {
        assertThat(text)
                .contains("第1档珠山区84.05+0.31良好第1档浮梁县86.21+1.20良好第2档乐平市80.33-0.43良好第3档昌南新区71.920.00合格"
                        + "同档得分差异不足以区分先后，按行政区划代码排列。只列示、不排名：景德镇高新区68.50分。暂不评定：昌江区。");
        assertThat(text)
                .contains("第1档：珠山区、浮梁县；第2档：乐平市；第3档：昌南新区。同档得分差异不足以区分先后，按行政区划代码排列；"
                        + "得分见第八部分，名次区间见附件1。得分为试评，不作为考核依据。暂不评定：昌江区（月探访率缺报）。");
    }

    @Test
    void sumsFilingOfAllCounties() {
        assertThat(text).contains("应报36份，已报35份，按时34份；共35000行，退回45行，合格率99.9%");
        assertThat(text).contains("探访记录身份证号码校验位不符ID_CHECKSUM45珠山区、浮梁县、景德镇高新区、昌南新区、乐平市");
    }

    @Test
    void politelySaysThatAMonthHasNoData() throws IOException {
        Path empty = home.resolve("empty/2025-12");
        render(mart, empty, YearMonth.of(2025, 12));
        String words = plain(Files.readString(empty.resolve("bulletin.html")));
        assertThat(words)
                .contains("2025年12月尚无可用的报送数据，本期不作总体判断。")
                .contains("2025年12月尚无可用的报送数据，暂不列突出问题。")
                .contains("本期没有提请研究的事项。")
                .contains("本期没有县区得分。");
        assertThat(ChartPlan.bulletin(MartReader.read(mart, MartFixture.PLAN, YearMonth.of(2025, 12))))
                .extracting(ChartModel::title)
                .startsWith("各县区指标：本月没有可判断的县区指标，36项缺报", "十三个月走势：本月缺报", "养老机构护理型床位占比：本月缺报");
    }

    @Test
    void titlesChartsWithTheirFinding() {
        assertThat(charts())
                .extracting(ChartModel::title)
                .containsExactly(
                        "县区得分（试评）：浮梁县 86.21分居首，1个暂不评定",
                        "各县区指标：13项滞后或未达标，1项缺报",
                        "十三个月走势：2项已达标，2项滞后或未达标",
                        "养老机构护理型床位占比 61.3%，达到目标",
                        "特殊困难老年人月探访率 97.8%，本月未达标",
                        "乡镇敬老院入住率 48.6%，明显低于序时进度",
                        "困难失能老年人家庭养老床位 295张，达到序时进度",
                        "为老服务志愿组织（队伍） 312支，达到目标",
                        "为老服务志愿者 24860人，达到序时进度");
    }

    @Test
    void drawsActualPathAndTargetOfAProgressChart() {
        assertThat(chart("progress-jdz3y-29").lines())
                .containsExactly(
                        "progress progress-jdz3y-29",
                        "为老服务志愿组织（队伍） 312支，达到目标",
                        "景德镇市　基线 200支（2020年12月）　期限 2025年12月",
                        "actual 2024-10=288 2024-11=290 2024-12=292 2025-01=294 2025-02=296 2025-03=298 2025-04=300"
                                + " 2025-05=302 2025-06=304 2025-07=306 2025-08=308 2025-09=310 2025-10=312",
                        "path 2024-10=276.666667 2024-11=278.333333 2024-12=280 2025-01=281.666667 2025-02=283.333333"
                                + " 2025-03=285 2025-04=286.666667 2025-05=288.333333 2025-06=290 2025-07=291.666667"
                                + " 2025-08=293.333333 2025-09=295 2025-10=296.666667 2025-12=300",
                        "target 目标 ≥300支",
                        "last 312支");
    }

    @Test
    void marksMissingAndEmptyFieldsOfTheHeatMapApart() {
        assertThat(chart("heatmap").lines())
                .contains(
                        "昌江区: 56.7%/lagging | 缺报 | 40.0%/off_track | 50 | 60 | 5200",
                        "景德镇高新区: 50.0%/off_track | 94.0%/duty_missed | — | 5 | 8 | 560");
    }

    @Test
    void marksAPartialMonthInTheTrends() {
        assertThat(chart("trend")).contains("特殊困难老年人月探访率 97.8%（报送不全） 目标 100% 2024-10=");
    }

    @Test
    void listsRankedThenUnratedThenShownBars() {
        assertThat(chart("ranking").lines())
                .containsSubsequence(
                        "RANKED 1 浮梁县 86.21", "RANKED 4 昌南新区 71.92", "UNRATED  昌江区 暂不评定", "SHOWN  景德镇高新区 68.50");
    }

    @Test
    void storesNumbersAsNumbersInTheWorkbook() throws IOException {
        try (InputStream stream = Files.newInputStream(edition.resolve("scorecard.xlsx"));
                ReadableWorkbook workbook = new ReadableWorkbook(stream)) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("得分排名", "分项得分", "数据质量", "提分空间", "名次敏感性", "比率波动", "核实事项");
            List<Row> ranks = workbook.getFirstSheet().read();
            assertThat(ranks.get(0).getCellText(0)).isEqualTo("景德镇市2025年10月县区得分及名次（试评，送审稿）");
            assertThat(ranks.get(3).getCellAsNumber(0)).contains(BigDecimal.ONE);
            assertThat(ranks.get(3).getCellText(1)).isEqualTo("浮梁县");
            assertThat(ranks.get(3).getCellAsNumber(3)).contains(new BigDecimal("86.214000"));
            assertThat(ranks.get(3).getCellAsNumber(9)).contains(BigDecimal.valueOf(2));
            assertThat(ranks.get(3).getCellText(10)).isEqualTo("良好");
            assertThat(ranks.get(7).getCellText(6)).isEqualTo("暂不评定");
            assertThat(workbook.getSheet(1).orElseThrow().read()).hasSize(3 + 37);
            assertThat(workbook.getSheet(2).orElseThrow().read()).hasSize(3 + 36);
        }
    }

    /** 20 × 212.50 = 4250.00 in each of September and October; January's neighbour, December, is another year's. */
    @Test
    void addsUpSubsidiesAndSetsPaymentsBeside() throws IOException {
        try (InputStream stream = Files.newInputStream(edition.resolve("subsidies.xlsx"));
                ReadableWorkbook workbook = new ReadableWorkbook(stream)) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("补助测算", "与发放核对", "规则与缺项");
            List<Row> sums = workbook.getFirstSheet().read();
            assertThat(sums.get(0).getCellText(0)).isEqualTo("景德镇市2025年10月补助测算（试算）");
            assertThat(sums.get(1).getCellText(0)).endsWith("运营补助倍数（规划参数）：2级 1.0625　对象为个人而人数少于规定数的行，按规定不列");
            assertThat(texts(sums.get(3)))
                    .containsExactly(
                            "JDZ3Y-S04",
                            "重度失能老年人运营补助",
                            "三(九)",
                            "昌江区",
                            "1",
                            "20.000000",
                            "212.50",
                            "4250.00",
                            "8500.00");
            assertThat(texts(sums.get(4)).subList(3, 9))
                    .containsExactly("珠山区", "1", "10.000000", "100.00", "1000.00", "1000.00");
            assertThat(texts(sums.get(5)).subList(7, 9)).containsExactly("5250.00", "9500.00");
            List<Row> balances = workbook.getSheet(1).orElseThrow().read();
            assertThat(texts(balances.get(3)).subList(2, 9))
                    .containsExactly("昌江区", "1", "4250.00", "2", "500.00", "0", "1");
            assertThat(texts(balances.get(4)).subList(2, 9)).containsExactly("珠山区", "1", "1000.00", "0", "0", "1", "0");
            List<Row> rules = workbook.getSheet(2).orElseThrow().read();
            assertThat(texts(rules.get(3)).subList(3, 7)).containsExactly("200 元/人月", "测算", "完全失能按重度同等计", "");
            assertThat(texts(rules.get(4)).subList(3, 7)).containsExactly("没有写金额", "不能测算", "", "文件没有写补贴标准；报表没有保费");
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }

    @Test
    void listsWhatIsToBeVerified() throws IOException {
        assertThat(page)
                .contains("附件5　待核实清单", "线索不等于问题，也不影响得分")
                .contains("自2025年5月起连续6个月100%，每月应办210至233例", "同一老年人当月探访超过12次，请核实（26处）")
                .contains("探访关爱记录于2025-10-15重报")
                .doesNotContain("上月的规律", "别的规划");
        try (InputStream stream = Files.newInputStream(edition.resolve("scorecard.xlsx"));
                ReadableWorkbook workbook = new ReadableWorkbook(stream)) {
            List<Row> rows = workbook.getSheet(6).orElseThrow().read();
            assertThat(rows).hasSize(3 + 3);
            assertThat(rows.get(3).getCellText(0)).isEqualTo("浮梁县");
            assertThat(rows.get(3).getCellText(3)).isEqualTo("GAME_ALWAYS_FULL");
            assertThat(rows.get(5).getCellText(2)).isEqualTo("2025年9月");
        }
    }

    @Test
    void showsWhatStandsBehindTheScores() throws IOException {
        try (InputStream stream = Files.newInputStream(edition.resolve("scorecard.xlsx"));
                ReadableWorkbook workbook = new ReadableWorkbook(stream)) {
            Row deducted = workbook.getSheet(1).orElseThrow().read().stream()
                    .filter(row -> row.getCellText(3).equals("扣分"))
                    .findFirst()
                    .orElseThrow();
            assertThat(deducted.getCellText(0)).isEqualTo("昌南新区");
            assertThat(deducted.getCellAsNumber(8)).contains(new BigDecimal("-0.500000"));
            assertThat(deducted.getCellText(11)).isEqualTo("测督〔2025〕3号");
            Row lift = workbook.getSheet(3).orElseThrow().read().get(3);
            assertThat(lift.getCellText(2)).isEqualTo("护理型床位占比");
            assertThat(lift.getCellAsNumber(7)).contains(new BigDecimal(5));
            assertThat(lift.getCellAsNumber(9)).contains(new BigDecimal("9.615390"));
            assertThat(workbook.getSheet(4).orElseThrow().read().get(3).getCellText(0))
                    .isEqualTo("全部县区");
            assertThat(workbook.getSheet(5).orElseThrow().read().get(3).getCellText(11))
                    .isEqualTo("▼ 偏低");
        }
    }

    @Test
    void keepsFiguresAsStored() throws IOException {
        assertThat(Files.readAllLines(edition.resolve("figures.csv")))
                .startsWith(
                        "plan,month,vintage,kpi_code,region_code,value,unit,numerator,denominator,target,expected,status,flag,"
                                + "required_pace,recent_pace,forecast,forecast_low,forecast_high")
                .contains(
                        "JDZ3Y,2025-10,1,nursing_bed_share,360200,61.298701,percent,2832.000000,4620.000000,60.000000,59.566667,met,,,,,,",
                        "JDZ3Y,2025-10,1,nursing_bed_share.change,360200,0.800866,percentage_points,,,,,,,,,,,",
                        "JDZ3Y,2025-10,1,monthly_visit_rate,360200,97.771429,percent,6844.000000,7000.000000,100.000000,,duty_missed,,,,,,",
                        "JDZ3Y,2025-10,1,township_home_occupancy,360200,48.614458,percent,807.000000,1660.000000,60.000000,"
                                + "59.166667,off_track,,5.693000,0.903000,50.421687,48.913000,51.930374",
                        "JDZ3Y,2025-10,1,score,360222,86.214000,points,,,,,,,,,,,",
                        "JDZ3Y,2025-10,1,score.rank_high,360222,2,rank,,,,,,,,,,,");
    }

    @Test
    void givesTheSameBytesTwiceAndReplacesTheFormerEdition() throws IOException {
        Path again = home.resolve("again/2025-10");
        Files.createDirectories(again);
        Files.writeString(again.resolve("left-over.txt"), "of a former edition");
        render(mart, again, MartFixture.MONTH);
        assertThat(bytes(again)).isEqualTo(bytes(edition));
    }

    private static Map<String, String> bytes(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).collect(Collectors.toList())) {
                contents.put(
                        directory.relativize(file).toString(),
                        java.util.HexFormat.of().formatHex(sha256(Files.readAllBytes(file))));
            }
        }
        return contents;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(content);
        } catch (java.security.NoSuchAlgorithmException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void escapesAHostileNameEverywhere() throws IOException {
        String hostile = "=cmd|'<script>alert(1)</script>";
        mart.useHandle(
                handle -> handle.execute("update mart.region set name = ? where region_code = '360222'", hostile));
        try {
            Path directory = home.resolve("hostile/2025-10");
            render(mart, directory, MartFixture.MONTH);
            String html = Files.readString(directory.resolve("bulletin.html"));
            assertThat(html).doesNotContain("<script>").contains("=cmd|&#39;&lt;script&gt;alert(1)&lt;/script&gt;");
            assertThat(Files.readString(directory.resolve("charts/ranking.svg")))
                    .doesNotContain("<script>");
            try (InputStream stream = Files.newInputStream(directory.resolve("scorecard.xlsx"));
                    ReadableWorkbook workbook = new ReadableWorkbook(stream)) {
                var cell = workbook.getFirstSheet().read().get(3).getCell(1);
                assertThat(cell.getFormula()).isNull();
                assertThat(cell.getText()).isEqualTo(hostile);
            }
        } finally {
            mart.useHandle(
                    handle -> handle.execute("update mart.region set name = '浮梁县' where region_code = '360222'"));
        }
    }

    @Test
    void neverRoundsAShareUpToTheWholeNorAGapToNothing() {
        Edition.Kpi kpi =
                MartReader.read(mart, MartFixture.PLAN, MartFixture.MONTH).kpi("monthly_visit_rate");
        assertThat(Print.value(kpi, new BigDecimal("99.960000"))).isEqualTo("99.96%");
        assertThat(Print.value(kpi, new BigDecimal("100.000000"))).isEqualTo("100.0%");
        assertThat(Print.percentOf(new BigDecimal("0.999500"))).isEqualTo("99.95%");
        assertThat(Print.gap(kpi, new BigDecimal("-0.040000"))).isEqualTo("不足0.1个百分点");
        assertThat(Print.difference(kpi, new BigDecimal("0.6000000001"))).isEqualTo("0.6个百分点");
    }

    @Test
    void guardsTextOfTheTableAgainstFormulas() {
        assertThat(FigureTable.text("=1+1")).isEqualTo("'=1+1");
        assertThat(FigureTable.text("@a,\"b\"")).isEqualTo("\"'@a,\"\"b\"\"\"");
    }

    @Test
    void refusesAPlanThatTheMartLacks() {
        assertThatThrownBy(() -> Reports.render(new ReportRequest(
                        mart, "NONE", MartFixture.MONTH, home.resolve("none"), TEMPLATES, LocalDate.of(2025, 11, 8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot report on plan NONE: mart.plan does not hold it; run the nightly job first");
    }
}

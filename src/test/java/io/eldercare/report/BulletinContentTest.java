package io.eldercare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Imprint;
import io.eldercare.definitions.Messages;
import io.eldercare.report.Release.CountyAnswer;
import io.eldercare.report.Release.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What bulletins and letters say, on the mart of {@link MartFixture}: Jingdezhen in October 2025. */
final class BulletinContentTest {
    private static final Path TEMPLATES = Path.of("reports");
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 8);
    private static final YearMonth MONTH = MartFixture.MONTH;

    private static EmbeddedPostgres server;
    private static Jdbi mart;
    private static Edition october;
    private static HtmlPage page;
    private static String html;
    private static String text;
    private static SortedMap<String, byte[]> letters;

    @BeforeAll
    static void renderOnce() throws IOException {
        server = EmbeddedPostgres.start();
        mart = MartFixture.fill(server);
        mart.useHandle(handle -> {
            handle.execute("update mart.scorecard_part set points_change = 0.5"
                    + " where region_code = '360222' and item_code = 'township_home_occupancy'");
            handle.execute("update mart.scorecard_part set points_change = 0.31"
                    + " where region_code = '360203' and item_code = 'nursing_bed_share'");
            handle.execute(
                    "insert into mart.scorecard_target (plan_code, region_code, month, item_code, target_id, floor,"
                            + " sort_order) values ('JDZ3Y', '360222', '2025-10-01', 'township_home_occupancy', 'JDZ3Y-16', 0, 1)");
            handle.execute("insert into mart.allocation_pot values"
                    + " ('JDZ3Y', '2025-10-01', 300.00, true, null, null, 'hash')");
            handle.execute(
                    "insert into mart.allocation (plan_code, region_code, month, amount_yuan, share, trial) values"
                            + " ('JDZ3Y', '360202', '2025-10-01', 100.01, 0.333367, true),"
                            + " ('JDZ3Y', '360281', '2025-10-01', 199.99, 0.666633, true)");
        });
        october = MartReader.read(mart, MartFixture.PLAN, MONTH);
        page = new HtmlPage(TEMPLATES, HouseStyle.load());
        html = new String(Bulletins.html(request(EditionKind.MONTH, MONTH)), StandardCharsets.UTF_8);
        text = plain(html);
        letters = Letters.html(request(EditionKind.MONTH, MONTH), new Messages(Map.of()), Optional.empty());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static ReportRequest request(EditionKind kind, YearMonth month) {
        return new ReportRequest(
                mart, MartFixture.PLAN, month, Path.of("unused"), TEMPLATES, AS_OF, kind, Imprint.USUAL);
    }

    private static String plain(String html) {
        return html.replaceAll("(?s)<style>.*?</style>|<title>.*?</title>|<[^>]*>", "")
                .replaceAll("[ \\t\\r\\n]+", "");
    }

    private static String body(ReportRequest request, Edition edition) throws IOException {
        return page.evaluate("bulletin.body.peb", BulletinPage.context(request, edition, List.of()));
    }

    private static String words(Edition edition) throws IOException {
        return plain(body(request(EditionKind.MONTH, MONTH), edition));
    }

    private static String letter(String code) {
        return plain(new String(letters.get(code), StandardCharsets.UTF_8));
    }

    /** The same edition with one component put in another's place. */
    private static Edition with(Edition edition, String name, Object value) {
        try {
            RecordComponent[] components = Edition.class.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int index = 0; index < components.length; index++) {
                var accessor = components[index].getAccessor();
                accessor.setAccessible(true);
                values[index] = components[index].getName().equals(name) ? value : accessor.invoke(edition);
            }
            var constructor = Edition.class.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void isWellFormedXml() throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        assertThat(parser.parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("h2")
                        .getLength())
                .isEqualTo(9 + 8);
        for (byte[] letter : letters.values()) {
            assertThat(parser.parse(new ByteArrayInputStream(letter))
                            .getElementsByTagName("h2")
                            .getLength())
                    .isEqualTo(5);
        }
    }

    @Test
    void printsNoNumberThatFiguresLack() {
        PrintedNumbers numbers = new PrintedNumbers(Figures.of(october).csv());
        assertThat(numbers.unknown(html)).isEmpty();
        letters.values()
                .forEach(letter -> assertThat(numbers.unknown(new String(letter, StandardCharsets.UTF_8)))
                        .isEmpty());
        assertThat(numbers.seen()).isGreaterThan(350);
        assertThat(numbers.unknown("<p>护理型床位占比61.9%，提高0.8个百分点</p>"))
                .singleElement()
                .asString()
                .contains("61.9%");
        assertThat(numbers.unknown("<p>提高61.3个百分点</p>")).hasSize(1);
    }

    @Test
    void printsNoNumberOfAQuarterThatItsFiguresLack() throws IOException {
        ReportRequest quarter = request(EditionKind.QUARTER, YearMonth.of(2025, 9));
        Edition edition = Bulletins.edition(quarter);
        PrintedNumbers numbers = new PrintedNumbers(Figures.of(edition).csv());
        assertThat(numbers.unknown(body(quarter, edition))).isEmpty();
        assertThat(numbers.seen()).isGreaterThan(50);
    }

    /** 240 residents of 420 beds after 235: 57.14 − 55.95 = 1.19. 珠山区's nursing beds stay within their limits. */
    @Test
    void saysWhoMovedAndWhyAndThatTheOthersDidNot() {
        assertThat(text)
                .contains("浮梁县得分较上月提高1.20分，主要是敬老院入住率多得0.50分（乡镇敬老院入住率提高1.2个百分点，" + "其中在住老年人增加5人，影响为提高1.2个百分点；床位总数没有变化）。")
                .contains("珠山区、景德镇高新区、昌南新区、乐平市没有发现超出正常波动的变化，得分视为持平。");
    }

    @Test
    void callsAChangeWithinTheLimitsLevel() {
        assertThat(text)
                .contains("为老服务志愿者2025年12月底≥25000人24860人视为持平")
                .contains("本月为24860人，较上月变化在正常波动范围内，视为持平；目标为2025年12月底≥25000人，" + "序时进度24667人，比序时进度高193人，达到序时进度。");
    }

    /** 37 nursing beds more of the same 4620. */
    @Test
    void saysWhereATargetStandsAndWhatMovedIt() {
        assertThat(text)
                .contains("（一）养老机构护理型床位占比本月为61.3%，较上月提高0.8个百分点；目标为2025年12月底≥60%，序时进度59.6%，"
                        + "比序时进度高1.7个百分点，已达标。变动构成：护理型床位增加37张，影响为提高0.8个百分点；床位总数没有变化。");
    }

    /** 804 of 1684 = 47.74 %, 807 of 1660 = 48.61 %: 3 × (100/1684 + 100/1660) / 2 = 0.18 from residents, the rest of 0.87 from beds. */
    @Test
    void tellsTheEffectOfBedsFromThatOfResidents() throws IOException {
        Map<Edition.ValueKey, Edition.Value> values = new HashMap<>(october.values());
        values.put(
                new Edition.ValueKey("township_home_occupancy", MartFixture.CITY, YearMonth.of(2025, 9)),
                new Edition.Value(
                        BigDecimal.valueOf(804),
                        BigDecimal.valueOf(1684),
                        new BigDecimal("47.743468"),
                        null,
                        null,
                        BigDecimal.ONE,
                        null));
        assertThat(words(with(october, "values", values)))
                .contains("变动构成：在住老年人增加3人，影响为提高0.2个百分点；床位总数减少24张，影响为提高0.7个百分点。");
    }

    @Test
    void saysAFallAndAStandstill() throws IOException {
        Map<Edition.ValueKey, Edition.Value> values = new HashMap<>(october.values());
        values.put(
                new Edition.ValueKey("volunteer_team_count", MartFixture.CITY, YearMonth.of(2025, 9)),
                new Edition.Value(BigDecimal.valueOf(315), null, BigDecimal.valueOf(315), null, null, null, null));
        values.put(
                new Edition.ValueKey("family_bed_hardup_count", MartFixture.CITY, YearMonth.of(2025, 9)),
                new Edition.Value(BigDecimal.valueOf(295), null, BigDecimal.valueOf(295), null, null, null, null));
        assertThat(words(with(october, "values", values)))
                .contains("本月为312支，较上月减少3支；")
                .contains("本月为295张，与上月持平；");
    }

    @Test
    void printsAnObjectionAsSuch() throws IOException {
        Release release = new Release(
                Optional.of(3),
                Optional.of(LocalDate.of(2025, 11, 14)),
                List.of(
                        new CountyAnswer(
                                "360281", Verdict.OBJECTED, "敬老院床位应为600张", Optional.of(LocalDate.of(2025, 11, 11))),
                        new CountyAnswer("360222", Verdict.CONFIRMED, "", Optional.empty())));
        assertThat(words(with(october, "release", release)))
                .startsWith("试评《景德镇市养老服务工作月度通报》第3期景德镇市养老服务工作领导小组办公室2025年11月14日" + "2025年10月　数据截至2025年11月8日｜乐平市有异议，见九")
                .contains("以下县区有异议，尚未解决，照录如下：乐平市（2025年11月11日）：敬老院床位应为600张")
                .endsWith("景德镇市养老服务工作领导小组办公室2025年11月14日印发")
                .doesNotContain("送审稿");
    }

    @Test
    void namesTheCauseOfARevision() throws IOException {
        assertThat(words(with(
                        october,
                        "revisions",
                        List.of(new Edition.Revision(
                                "volunteer_count",
                                MartFixture.CITY,
                                BigDecimal.valueOf(25120),
                                BigDecimal.valueOf(24860),
                                "correction")))))
                .contains("上期为老服务志愿者由25120人订正为24860人（县区更正数据）。")
                .contains("为老服务志愿者25120人24860人县区更正数据已印发的名次和档次不因订正而改变。");
    }

    @Test
    void listsTheAllotmentWhenMoneyWasDivided() {
        assertThat(text).contains("资金分配（试算，不作拨款依据）（单位：元）地区金额占比昌江区100.0133.3%乐平市199.9966.7%合计300.00");
    }

    /** 2795 of 4620 at the end of September, 2684 at the end of June: 60.50 − 58.10. */
    @Test
    void comparesAQuarterWithTheEndOfTheOneBefore() throws IOException {
        ReportRequest quarter = request(EditionKind.QUARTER, YearMonth.of(2025, 9));
        String words = plain(body(quarter, Bulletins.edition(quarter)));
        assertThat(words)
                .contains("《景德镇市养老服务工作季度通报》（送审稿）景德镇市养老服务工作领导小组办公室2025年第三季度2025年第三季度　数据截至")
                .contains("目标本季末较上季末序时进度状态养老机构护理型床位占比2025年12月底≥60%60.5%提高2.4个百分点")
                .contains("本季末为60.5%，较上季末提高2.4个百分点；");
    }

    @Test
    void endsAYearlyEditionWithTheYear() throws IOException {
        ReportRequest year = request(EditionKind.YEAR, YearMonth.of(2024, 12));
        String words = plain(body(year, Bulletins.edition(year)));
        assertThat(words).contains("《景德镇市养老服务工作年度通报》（送审稿）").contains("2024年　数据截至", "无上年末数");
        assertThat(EditionKind.YEAR.lastMonth(YearMonth.of(2025, 10))).isEqualTo(YearMonth.of(2024, 12));
        assertThat(EditionKind.YEAR.lastMonth(YearMonth.of(2025, 12))).isEqualTo(YearMonth.of(2025, 12));
        assertThat(EditionKind.QUARTER.lastMonth(YearMonth.of(2025, 11))).isEqualTo(YearMonth.of(2025, 9));
        assertThat(EditionKind.QUARTER.suffix(YearMonth.of(2025, 9))).isEqualTo("-2025Q3");
    }

    @Test
    void tellsACountyItsFiguresRankMistakesAndWhatHelps() {
        assertThat(letter("360281"))
                .contains("请在收到之日起两个工作日内书面确认或者提出异议；逾期未答复的，按无异议处理。")
                .contains("乡镇敬老院入住率46.0%提高0.8个百分点约60%59.2%明显滞后")
                .contains("为老服务志愿者7600人增加60人未分解—仅列示")
                .contains("得分80.33分，较上月下降0.43分；列第2档，名次区间3；等次为良好。得分为试评，不作为考核依据。")
                .contains("应报6份，已报6份，按时5份。共6000行，退回15行，合格率99.8%，请改正后重报：")
                .contains("探访记录身份证号码校验位不符15核对证件原件")
                .contains("没有需要核实的线索。");
        assertThat(letter("360203")).contains("列第1档，名次区间1至2，与浮梁县不分先后");
        assertThat(letter("360222")).contains("请核实的线索特殊困难老年人月探访率：自2025年5月起连续6个月100%");
        assertThat(letter("360272")).contains("最能提高得分的是：养老机构护理型床位占比达到目标，可提高9.62分（按现有基数还差5张护理型床位）。");
    }

    @Test
    void asksACountyThatDidNotFile() {
        assertThat(letter("360202"))
                .contains("暂不评定（月探访率缺报）。", "未报探访记录，请随下月数据一并补报。", "特殊困难老年人月探访率—不可比100%每月任务缺报".replace("不可比", "—"));
    }

    @Test
    void politelyWritesToACountyWithoutFigures() throws IOException {
        ReportRequest december = request(EditionKind.MONTH, YearMonth.of(2025, 12));
        Edition empty = Bulletins.edition(december);
        Map<String, Object> context = Letters.context(
                december, empty, empty.units().get(2), new Messages(Map.of()), Optional.of(LocalDate.of(2026, 1, 14)));
        assertThat(plain(page.evaluate("letter.body.peb", context)))
                .contains("请于2026年1月14日前书面确认", "2025年12月没有收到可用的数据，以下各项均为缺报。", "本期没有浮梁县的得分。", "没有登记应报数据。");
    }

    @Test
    void comparesNothingWhereThereIsOneCounty() throws IOException {
        Edition alone = with(
                with(
                        october,
                        "units",
                        october.units().stream()
                                .filter(unit -> unit.name().equals("浮梁县"))
                                .toList()),
                "scores",
                october.scores().stream()
                        .filter(score -> score.region().equals("360222"))
                        .toList());
        assertThat(words(alone)).contains("第1档：浮梁县。得分见八").doesNotContain("不足以区分先后");
    }

    /** Eleven prefectures with 100 counties below them, of which ten owe a feed. */
    @Test
    void comparesThePrefecturesOfAProvinceAndWritesToAll() throws IOException {
        List<Edition.Unit> units = new ArrayList<>();
        List<Edition.Score> scores = new ArrayList<>();
        List<Edition.Filing> filings = new ArrayList<>();
        Edition.Score model = october.scores().get(0);
        for (int prefecture = 1; prefecture <= 11; prefecture++) {
            String code = "36%02d".formatted(prefecture);
            units.add(new Edition.Unit(code + "00", "设区市" + prefecture, true, "prefecture"));
            scores.add(score(model, code + "00", prefecture <= 3 ? 1 : 2));
        }
        for (int county = 0; county < 100; county++) {
            String code = "36%02d%02d".formatted(county % 11 + 1, county / 11 + 1);
            units.add(new Edition.Unit(code, "县" + county, false, "county"));
            filings.add(new Edition.Filing(
                    "visit", "探访记录", code, true, county >= 10, county >= 10, county >= 10, null, 100, 0));
        }
        Edition province = with(with(with(october, "units", units), "scores", scores), "filings", filings);
        String words = words(province);
        assertThat(words)
                .contains("10个县区尚有应报数据未报送，相关指标按已报地区计算。")
                .contains("四、设区市情况第1档：设区市1、设区市2、设区市3；第2档：设区市4、")
                .contains("10个县区有应报数据未报送，名单见附件3。");
        assertThat(Letters.receivers(province)).hasSize(111);
        assertThat(new LetterView(province, units.get(0), new Messages(Map.of()))
                        .context()
                        .get("filing"))
                .isEqualTo(new FilingTally(10, 9, 9, 9, 1000, 0, List.of("探访记录")));
    }

    private static Edition.Score score(Edition.Score model, String region, int band) {
        return new Edition.Score(
                region,
                true,
                model.score(),
                1,
                null,
                null,
                true,
                null,
                null,
                null,
                1,
                11,
                band,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}

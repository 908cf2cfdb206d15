package io.eldercare.report;

import static io.eldercare.report.ContentMart.numbers;
import static io.eldercare.report.ContentMart.plain;
import static io.eldercare.report.ContentMart.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Messages;
import io.eldercare.report.Release.CountyAnswer;
import io.eldercare.report.Release.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a bulletin says: Jingdezhen in October 2025, and variations of it. */
final class BulletinContentTest {
    private static ContentMart mart;
    private static Edition october;
    private static String html;
    private static String text;

    @BeforeAll
    static void fill() throws IOException {
        mart = new ContentMart();
        october = mart.october();
        html = new String(Bulletins.html(mart.request(EditionKind.MONTH, ContentMart.MONTH)), StandardCharsets.UTF_8);
        text = plain(html);
    }

    @Test
    void isWellFormedXml() throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        assertThat(parser.parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("h2")
                        .getLength())
                .isEqualTo(9 + 8);
    }

    @Test
    void printsNoNumberThatFiguresLack() {
        PrintedNumbers numbers = numbers(october);
        assertThat(numbers.unknown(html)).isEmpty();
        assertThat(numbers.seen()).isGreaterThan(200);
        assertThat(numbers.unknown("<p>护理型床位占比61.9%，提高0.8个百分点</p>"))
                .singleElement()
                .asString()
                .contains("61.9%");
        assertThat(numbers.unknown("<p>提高61.3个百分点</p>")).hasSize(1);
    }

    @Test
    void printsNoNumberOfAQuarterThatItsFiguresLack() throws IOException {
        ReportRequest quarter = mart.request(EditionKind.QUARTER, YearMonth.of(2025, 9));
        Edition edition = Bulletins.edition(quarter);
        PrintedNumbers numbers = numbers(edition);
        assertThat(numbers.unknown(mart.body(quarter, edition))).isEmpty();
        assertThat(numbers.seen()).isGreaterThan(50);
    }

    /** 240 residents of 420 beds after 235: 57.14 − 55.95 = 1.19. 珠山区's nursing beds stay within their limits; 0.10 do not tell why 乐平市 lost 0.43. */
    @Test
    void saysWhoMovedAndWhyAndThatTheOthersDidNot() {
        assertThat(text)
                .contains("浮梁县得分较上月提高1.20分，主要是敬老院入住率多得0.90分（乡镇敬老院入住率提高1.2个百分点，" + "其中在住老年人增加5人，影响为提高1.2个百分点；床位总数没有变化）。")
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
        assertThat(mart.words(with(october, "values", values)))
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
        assertThat(mart.words(with(october, "values", values)))
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
        assertThat(mart.words(with(october, "release", release)))
                .startsWith(
                        "试评《景德镇市养老服务工作月度通报》第3期景德镇市养老服务工作领导小组办公室2025年11月14日" + "2025年10月　数据截至2025年11月8日｜乐平市有异议，见第九部分")
                .contains("以下县区有异议，尚未解决，照录如下：乐平市（2025年11月11日）：敬老院床位应为600张")
                .endsWith("景德镇市养老服务工作领导小组办公室2025年11月14日印发")
                .doesNotContain("送审稿");
    }

    @Test
    void namesTheCauseOfARevision() throws IOException {
        assertThat(mart.words(with(
                        october,
                        "revisions",
                        List.of(new Edition.Revision(
                                "volunteer_count",
                                MartFixture.CITY,
                                BigDecimal.valueOf(25120),
                                BigDecimal.valueOf(24860),
                                "correction",
                                YearMonth.of(2025, 9))))))
                .contains("2025年9月为老服务志愿者由25120人订正为24860人（县区更正数据）。")
                .contains("2025年9月为老服务志愿者25120人24860人县区更正数据已印发的名次和档次不因订正而改变。");
    }

    @Test
    void listsTheAllotmentWhenMoneyWasDivided() {
        assertThat(text).contains("资金分配（试算，不作拨款依据）（单位：元）地区金额占比昌江区100.0133.3%乐平市199.9966.7%合计300.00");
    }

    /** 2795 of 4620 at the end of September, 2684 at the end of June: 60.50 − 58.10. */
    @Test
    void comparesAQuarterWithTheEndOfTheOneBefore() throws IOException {
        ReportRequest quarter = mart.request(EditionKind.QUARTER, YearMonth.of(2025, 9));
        String words = plain(mart.body(quarter, Bulletins.edition(quarter)));
        assertThat(words)
                .contains("《景德镇市养老服务工作季度通报》（送审稿）景德镇市养老服务工作领导小组办公室2025年第三季度数据截至")
                .contains("目标本季末较上季末序时进度状态养老机构护理型床位占比2025年12月底≥60%60.5%提高2.4个百分点")
                .contains("本季末为60.5%，较上季末提高2.4个百分点；");
    }

    @Test
    void endsAYearlyEditionWithTheYear() throws IOException {
        ReportRequest year = mart.request(EditionKind.YEAR, YearMonth.of(2024, 12));
        String words = plain(mart.body(year, Bulletins.edition(year)));
        assertThat(words).contains("《景德镇市养老服务工作年度通报》（送审稿）").contains("2024年数据截至", "无上年末数");
        assertThat(EditionKind.YEAR.lastMonth(YearMonth.of(2025, 10))).isEqualTo(YearMonth.of(2024, 12));
        assertThat(EditionKind.YEAR.lastMonth(YearMonth.of(2025, 12))).isEqualTo(YearMonth.of(2025, 12));
        assertThat(EditionKind.QUARTER.lastMonth(YearMonth.of(2025, 11))).isEqualTo(YearMonth.of(2025, 9));
        assertThat(EditionKind.QUARTER.suffix(YearMonth.of(2025, 9))).isEqualTo("-2025Q3");
    }

    @Test
    void speaksOfASingleTargetInTheSingular() throws IOException {
        List<Edition.Target> one = october.targets().stream()
                .filter(target -> target.id().equals("JDZ3Y-16"))
                .toList();
        assertThat(mart.words(with(october, "targets", one))).contains("一、总体判断本月1项目标滞后或未达标（乡镇敬老院入住率）。");
        assertThat(mart.words(with(october, "targets", List.of()))).contains("本计划尚无可按月统计的目标，本期不作总体判断。");
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
        assertThat(mart.words(alone)).contains("第1档：浮梁县。得分见第八部分").doesNotContain("不足以区分先后");
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
        String words = mart.words(province);
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

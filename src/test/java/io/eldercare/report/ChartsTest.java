package io.eldercare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.report.chart.Behaviour;
import io.eldercare.report.chart.ChartFile;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.HouseStyle;
import io.eldercare.report.chart.LegibleChart;
import io.eldercare.report.chart.RankSlope;
import io.eldercare.report.chart.TileMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every chart says of Jingdezhen's six units and of a hundred counties, and that it can be read on half a page. */
final class ChartsTest {
    private static List<ChartModel> six;
    private static List<ChartModel> hundred;
    private static HouseStyle style;

    @BeforeAll
    static void plan() throws IOException {
        Jdbi mart = MartFixture.filled();
        mart.useHandle(handle -> {
            handle.execute("update mart.attainment set xmr_signal = null");
            handle.execute("""
                    update mart.attainment set xmr_centre = 47.5, xmr_low = 46.2, xmr_high = 48.4, xmr_signal = 'improvement',
                        xmr_rule = 'trend', assurance = 'consistently_fail'
                    where plan_code = 'JDZ3Y' and target_id = 'JDZ3Y-16' and region_code = '360200' and month = '2025-10-01'""");
            handle.execute("""
                    insert into mart.scorecard (plan_code, region_code, month, role, score, rank, rank_low, rank_high, tie_band, trial)
                    values ('JDZ3Y', '360203', '2025-09-01', 'ranked', 84, 1, 1, 2, 1, true),
                        ('JDZ3Y', '360281', '2025-09-01', 'ranked', 83, 2, 1, 2, 1, true),
                        ('JDZ3Y', '360222', '2025-09-01', 'ranked', 80, 3, 3, 3, 2, true),
                        ('JDZ3Y', '360202', '2025-09-01', 'ranked', 79, 4, 4, 4, 3, true)""");
        });
        TileLayout layout = TileLayout.read(Path.of("reports"));
        six = ChartPlan.all(MartReader.read(mart, MartFixture.PLAN, MartFixture.MONTH), layout);
        mart.useHandle(HundredCounties::fill);
        hundred = ChartPlan.all(MartReader.read(mart, HundredCounties.PLAN, MartFixture.MONTH), layout);
        style = HouseStyle.load();
    }

    private static List<String> lines(List<ChartModel> charts, String file) {
        return charts.stream()
                .filter(chart -> chart.file().equals(file))
                .findFirst()
                .orElseThrow()
                .describe()
                .lines()
                .toList();
    }

    /** Floor 47 of 昌南新区 as mart.scorecard_target has it; 510 of 900 beds are 56.7 %; a quarter of the path from 47 behind is off track. */
    @Test
    void setsEveryUnitBesideTargetPathAndFloor() {
        assertThat(lines(six, "bullets"))
                .startsWith(
                        "bullets bullets",
                        "各县区距目标：18项中3项达到目标或序时进度",
                        "景德镇市　2025年10月　各县区本月值与目标、序时进度",
                        "养老机构护理型床位占比 目标 ≥60% 0..100 | 特殊困难老年人月探访率 目标 100% 0..100 | 乡镇敬老院入住率 目标 约60% 0..100",
                        "昌江区: 56.7%/lagging target=60 path=59.566667 | 缺报 target=100"
                                + " | 40.0%/off_track target=60 path=59.166667")
                .contains("昌南新区: 55.8%/off_track target=60 path=59.566667 floor=47 | 98.7%/duty_missed target=100"
                        + " | 53.3%/lagging target=60 path=59.166667");
    }

    @Test
    void drawsRanksAsIntervalsInBands() {
        assertThat(lines(six, "rank-intervals"))
                .containsExactly(
                        "intervals rank-intervals",
                        "县区名次（试评）：可分3档，浮梁县、珠山区在第1档",
                        "景德镇市　2025年10月　横线为九成模拟名次所在区间，同档先后不足以区分",
                        "1 浮梁县 1 [1, 2] 86.21",
                        "1 珠山区 2 [1, 2] 84.05",
                        "2 乐平市 3 [3, 3] 80.33",
                        "3 昌南新区 4 [4, 4] 71.92");
    }

    /** 乐平市 fell from [1, 2] to [3, 3], 浮梁县 rose from [3, 3] to [1, 2]; 珠山区 stayed in its band though its rank fell. */
    @Test
    void showsAMoveOnlyWhereTheIntervalsOfBothMonthsLieApart() {
        assertThat(lines(six, "rank-slope"))
                .containsExactly(
                        "slope rank-slope",
                        "县区名次较上月（试评）：1个升档，1个降档，1个持平",
                        "景德镇市　2025年10月　同一框内先后不足以区分，按行政区划代码排列；只列两月都有名次的",
                        "2025年9月 | 2025年10月",
                        "珠山区 1->1 0->0 LEVEL",
                        "浮梁县 2->1 2->1 UP",
                        "乐平市 1->2 1->2 DOWN");
    }

    /** Every one of the last seven months of occupancy is higher than the one before. */
    @Test
    void tellsVariationAndAssuranceAsTheMartJudgedThem() {
        Behaviour behaviour = six.stream()
                .filter(Behaviour.class::isInstance)
                .map(Behaviour.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(behaviour.title()).isEqualTo("指标变化：1项好转");
        assertThat(behaviour.alternative())
                .isEqualTo("指标变化：1项好转。乡镇敬老院入住率 48.6%，正常范围 46.2%至48.4%，好转：连续7个月逐月上升，照此波动，达不到目标。");
        assertThat(behaviour.panels().get(0).apart())
                .extracting(apart -> apart.month().toString())
                .containsExactly("2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10");
    }

    @Test
    void namesWhoLiesOutsideTheFunnel() {
        assertThat(lines(six, "funnel-nursing_bed_share"))
                .containsExactly(
                        "funnel funnel-nursing_bed_share",
                        "养老机构护理型床位占比：1个县区偏低，其余属偶然波动",
                        "景德镇市　2025年10月　实线为95%界限，虚线为99.8%界限，界限之内视为偶然波动",
                        "target 目标 ≥60%",
                        " 合计 61.3%",
                        "昌江区 900 56.666667 BELOW_95");
    }

    /** 昌江区: 56.7 % lagging, 40.0 % off track; 珠山区: 65.0 % met, 98.7 % missed, 50.0 % off track. */
    @Test
    void countsLaggingTargetsOnTheTileMap() {
        assertThat(lines(six, "tiles")).contains("0,1 浮梁县 2项 FAR_BEHIND", "1,0 昌江区 2项 FAR_BEHIND");
        assertThat(lines(six, "tiles-jdz3y-12")).contains("1,1 珠山区 65.0% REACHED");
    }

    /** 18 of 50 values lie below 58; of county 1 to 99 that are 35. */
    @Test
    void splitsAHundredCountiesIntoPages() {
        assertThat(hundred)
                .extracting(ChartModel::file)
                .containsSubsequence(
                        "ranking",
                        "ranking-2",
                        "ranking-3",
                        "ranking-4",
                        "heatmap",
                        "heatmap-2",
                        "heatmap-3",
                        "heatmap-4")
                .contains("rank-intervals-4", "bullets-4", "rank-slope", "tiles");
        assertThat(hundred).extracting(ChartModel::title).contains("各县区指标：35项滞后或未达标，2项缺报（1/4）");
    }

    /** The bands of last month began three places later: of county 10 … 12 of each ten, and all else level. */
    @Test
    void comparesAHundredRanksInOnePicture() {
        RankSlope slope = hundred.stream()
                .filter(RankSlope.class::isInstance)
                .map(RankSlope.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(slope.title()).isEqualTo("县区名次较上月：27个降档，73个持平");
    }

    @Test
    void laysAHundredCountiesOutWithTheNamesOfThePrefectures() {
        TileMap tiles = hundred.stream()
                .filter(chart -> chart.file().equals("tiles"))
                .map(TileMap.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(tiles.tiles()).hasSize(100);
        assertThat(tiles.labels()).extracting(TileMap.Label::text).contains("赣州", "景德镇");
        assertThat(tiles.tiles().get(0).text()).isEqualTo("缺报");
    }

    /** On 78 mm of paper 480 units wide, 13 units are 6 points. */
    @Test
    void canBeReadOnHalfAPage() {
        for (List<ChartModel> charts : List.of(six, hundred)) {
            for (ChartModel chart : charts) {
                LegibleChart.check(chart, style);
            }
        }
    }

    @Test
    void writesPictures() throws IOException {
        ChartFile file = new ChartFile(style);
        ChartModel tiles = six.stream()
                .filter(chart -> chart.file().equals("tiles"))
                .findFirst()
                .orElseThrow();
        assertThat(ImageIO.read(new ByteArrayInputStream(file.png(tiles))).getWidth())
                .isEqualTo(1440);
        assertThat(new String(file.svg(tiles), java.nio.charset.StandardCharsets.UTF_8))
                .contains("role=\"img\"", "<title", "各县区滞后项数")
                .doesNotContain("<text");
    }

    @Test
    void givesEveryChartItsOwnFile() {
        for (List<ChartModel> charts : List.of(six, hundred)) {
            Set<String> files = new HashSet<>();
            assertThat(charts)
                    .allSatisfy(chart -> assertThat(files.add(chart.file())).isTrue());
        }
    }

    @Test
    void putsEveryCountyOfJiangxiOnATileOfItsOwn() throws IOException {
        List<String> codes =
                HundredCounties.counties().stream().map(row -> row[0]).toList();
        assertThat(codes).hasSize(100);
        var seats = TileLayout.read(Path.of("reports")).of("360000", codes).orElseThrow();
        assertThat(new HashSet<>(seats.values())).hasSameSizeAs(seats.keySet());
        assertThat(seats.keySet()).containsAll(codes);
    }
}

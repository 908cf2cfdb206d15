package io.eldercare.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.report.site.Chart.TargetLine;
import io.eldercare.report.site.Plan.Standing;
import io.eldercare.report.site.TrendChart.Series;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scales, charts and wording of figures, by hand. */
final class SitePartsTest {
    private static final Indicator SHARE =
            new Indicator("visit", "月探访率", "percent", "%", "up", 1, "microdata", true, "");
    private static final Indicator COUNT = new Indicator("beds", "床位", "beds", "张", "up", 0, "microdata", true, "");

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** A tenth of 8 as room on both sides: 91.2 to 100.8; five steps of 1.76, rounded up to 2; a share ends at 100. */
    @Test
    void scalesHaveRoundSteps() {
        Axis axis = Axis.around(number("92"), number("100"), true);

        assertThat(axis.ticks()).extracting(Axis::label).containsExactly("90", "92", "94", "96", "98", "100");
        assertThat(axis.place(number("95"))).isEqualTo(0.5);
        assertThat(Axis.fromZero(number("40"), number("66"), true).low()).isZero();
    }

    /** A month without figure interrupts the line: two pieces, the second of one point only. */
    @Test
    void aTrendKeepsTheGapAndDrawsTheTarget() {
        Chart chart = new TrendChart(
                        "走势",
                        SHARE,
                        List.of(YearMonth.of(2025, 8), YearMonth.of(2025, 9), YearMonth.of(2025, 10)),
                        List.of(new Series("昌江区", Arrays.asList(number("95.0"), null, number("97.5")))),
                        List.of(new TargetLine("目标 100%", number("100"))),
                        List.of())
                .chart()
                .orElseThrow();

        assertThat(chart.picture())
                .contains(">目标 100%</text>", ">昌江区 97.5%</text>")
                .containsPattern("<path d=\"M[\\d. ]+h0M[\\d. ]+h0\" fill=\"none\" stroke=\"#1f5f99\"");
        assertThat(chart.data()).contains("\"values\":[95,null,97.5]", "{\"name\":\"目标 100%\",\"value\":100}");
    }

    @Test
    void figuresReadAsInTheBulletin() {
        assertThat(SHARE.print(number("99.960000"))).isEqualTo("99.96%");
        assertThat(SHARE.print(number("61.298701"))).isEqualTo("61.3%");
        assertThat(SHARE.change(number("61.3"), number("60.5"))).isEqualTo("提高0.8个百分点");
        assertThat(COUNT.change(number("310"), number("312"))).isEqualTo("减少2张");
        assertThat(COUNT.change(number("310"), number("310"))).isEqualTo("持平");
    }

    /** Reported by 80 %: the mart has judged with both bounds; what it leaves open is open here. */
    @Test
    void aFigureWithCountiesMissingIsJudgedAsTheMartDoes() {
        Figure partial =
                new Figure(null, null, number("97.8"), number("78.2"), number("98.2"), number("0.8"), "incomplete");

        assertThat(Judgement.of(partial, standing("duty_missed"))).isEqualTo("duty_missed");
        assertThat(Judgement.of(partial, standing("no_data"))).isEqualTo(Judgement.NOT_JUDGED);
        assertThat(Judgement.of(Figure.NONE, standing("no_data"))).isEqualTo(Judgement.NO_DATA);
        assertThat(partial.remark(SHARE)).isEqualTo("报送不全，覆盖80.0%，在78.2%至98.2%之间");
    }

    private static Optional<Standing> standing(String status) {
        return Optional.of(new Standing(number("97.8"), null, status, "", null, null, null, ""));
    }
}

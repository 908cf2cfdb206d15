package io.eldercare.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StyleTest {
    private static final HouseStyle STYLE = HouseStyle.load();

    @Test
    void tellsEveryStatusFromEveryOtherByAMarkAndByItsGrey() {
        List<Tone> tones = Arrays.asList(Tone.values());
        for (Tone one : tones) {
            for (Tone other : tones) {
                if (one != other) {
                    assertThat(one.mark()).isNotEqualTo(other.mark());
                    assertThat(Math.abs(luminance(one.colour()) - luminance(other.colour())))
                            .as(one + " " + other)
                            .isGreaterThan(0.1);
                }
            }
        }
    }

    /** WCAG 2.2, 1.4.3: text has a contrast of 4.5 at least. */
    @Test
    void writesReadablyOnEveryGround() {
        for (Tone tone : Tone.values()) {
            assertThat(contrast(tone.colour(), tone.ink())).as(tone.name()).isGreaterThanOrEqualTo(4.5);
        }
        for (Color colour : List.of(HouseStyle.INK, HouseStyle.SOFT, HouseStyle.ACTUAL, HouseStyle.TARGET)) {
            assertThat(contrast(colour, Color.WHITE)).isGreaterThanOrEqualTo(4.5);
        }
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        return (lighter + 0.05) / (Math.min(luminance(one), luminance(other)) + 0.05);
    }

    /** Relative luminance of WCAG 2.2. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** 10, 11 and 12 would touch at a gap of 5: they stand around their middle, 11; 40 stays. */
    @Test
    void movesLabelsApartAsLittleAsNeeded() {
        assertThat(Labels.apart(new double[] {12, 40, 10, 11}, 5, 0, 100)).containsExactly(16, 40, 6, 11);
    }

    @Test
    void keepsLabelsWithinTheirBounds() {
        assertThat(Labels.apart(new double[] {1, 2, 99}, 10, 0, 95)).containsExactly(0, 10, 95);
    }

    @Test
    void breaksLinesNeitherInNumbersNorBeforeAClosingMark() {
        List<String> lines = TextLines.of(STYLE.text(), "目标约60.5%，预计到期25000人（区间）", 60);
        assertThat(String.join("", lines)).isEqualTo("目标约60.5%，预计到期25000人（区间）");
        assertThat(lines).noneMatch(line -> line.startsWith("，") || line.startsWith("）") || line.endsWith("（"));
        assertThat(lines).anyMatch(line -> line.contains("60.5%")).anyMatch(line -> line.contains("25000"));
    }

    @Test
    void breaksATitleAfterAMarkNearItsMiddle() {
        String title = "各县区滞后项数：20个没有滞后项，42个有1项，38个有2项以上";
        assertThat(TextLines.title(STYLE.text(), title, 260)).containsExactly("各县区滞后项数：20个没有滞后项，", "42个有1项，38个有2项以上");
    }

    @Test
    void countsByOnesTwosAndFives() {
        assertThat(new Scale(0, 100, 0, 1).ticks(5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(new Scale(46.4, 61, 0, 1).ticks(4)).containsExactly(50.0, 55.0, 60.0);
        assertThat(new Scale(0, 100, 0, 1).text(20, 5)).isEqualTo("20");
    }

    /** Six indicators are as many as stand beside each other; an ellipsis in a number would be taken for its end. */
    @Test
    void everyNumberOfAFieldIsWhole() {
        List<String> values = List.of("100.0%", "98.55%", "25000", "—", "97.1%", "6");
        HeatMap map = new HeatMap(
                "heatmap",
                "各县区指标",
                "",
                values.stream().map(value -> new HeatMap.Column("指标", "100%")).toList(),
                List.of(new HeatMap.Row(
                        "景德镇高新区",
                        "*",
                        values.stream()
                                .map(value -> new HeatMap.Cell(value, "met", Tone.REACHED, false))
                                .toList())));

        assertThat(LegibleChart.texts(map, STYLE)).contains("100%", "98.55%", "25000", "—", "97.1%", "6");
    }
}

package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Process behaviour charts (XmR; Wheeler, Understanding Variation) of the targets, with the two questions of NHS England's Making Data
 * Count: does the month differ from usual variation, and does usual variation meet the target?
 */
public record Behaviour(String file, String title, String subtitle, List<Panel> panels) implements ChartModel {
    public Behaviour {
        panels = List.copyOf(panels);
    }

    public enum Variation {
        COMMON_CAUSE,
        IMPROVEMENT,
        CONCERN
    }

    public enum Assurance {
        CONSISTENTLY_PASS,
        CONSISTENTLY_FAIL,
        HIT_AND_MISS
    }

    /**
     * @param low lower natural process limit; {@code high} the upper one
     * @param above whether the signal lies above the centre
     * @param variationLabel in words, with the rule behind a signal
     * @param apart months that a rule sets apart from usual variation, in the colour of the month's signal
     */
    public record Panel(
            String title,
            String lastLabel,
            List<Point> actual,
            BigDecimal centre,
            BigDecimal low,
            BigDecimal high,
            BigDecimal target,
            String rangeLabel,
            String targetLabel,
            Variation variation,
            boolean above,
            String variationLabel,
            Assurance assurance,
            String assuranceLabel,
            List<Apart> apart,
            boolean share) {
        public Panel {
            actual = List.copyOf(actual);
            apart = List.copyOf(apart);
        }

        private String describe() {
            return title + " " + lastLabel + " " + targetLabel + " " + Point.plain(low) + ".." + Point.plain(centre)
                    + ".." + Point.plain(high) + " " + variation + (above ? "/above " : "/below ") + variationLabel
                    + " " + assurance + " " + assuranceLabel + " apart="
                    + apart.stream()
                            .map(one -> one.month() + "/" + one.variation())
                            .collect(Collectors.joining(","))
                    + " " + Point.series(actual);
        }
    }

    /** A month that a rule sets apart. */
    public record Apart(YearMonth month, Variation variation) {}

    @Override
    public String alternative() {
        return title + "。"
                + panels.stream()
                        .map(panel -> panel.title() + " " + panel.lastLabel() + "，" + panel.rangeLabel() + "，"
                                + panel.variationLabel() + "，" + panel.assuranceLabel())
                        .collect(Collectors.joining("；"))
                + "。";
    }

    @Override
    public String describe() {
        return "behaviour " + file + "\n" + title + "\n" + subtitle + "\n"
                + panels.stream().map(Panel::describe).collect(Collectors.joining("\n"));
    }
}

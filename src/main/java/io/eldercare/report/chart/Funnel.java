package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Funnel plots of a share (Spiegelhalter, Statist. Med. 24, 2005): places against the limits of chance, a panel for each group of peers
 * with a common share of its own.
 *
 * @param target as the plan states it, 0–100; null where it states none
 */
public record Funnel(
        String file,
        String title,
        String subtitle,
        @Nullable BigDecimal target,
        String targetLabel,
        String casesLabel,
        List<Panel> panels)
        implements ChartModel {
    public Funnel {
        panels = List.copyOf(panels);
    }

    public enum Verdict {
        WITHIN,
        BELOW_95,
        BELOW_998,
        ABOVE_95,
        ABOVE_998;

        public static Verdict parse(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Limits of chance of a share of so many cases, 0–100. */
    public record Limits(long cases, double low998, double low95, double high95, double high998) {}

    /** @param label name and value, written beside an outlier */
    public record Place(String name, BigDecimal cases, BigDecimal value, Verdict verdict, String label) {}

    /** @param title empty for the only group */
    public record Panel(String title, BigDecimal centre, String centreLabel, List<Place> places, List<Limits> limits) {
        public Panel {
            places = List.copyOf(places);
            limits = List.copyOf(limits);
        }
    }

    @Override
    public String alternative() {
        String outliers = panels.stream()
                .flatMap(panel -> panel.places().stream())
                .filter(place -> place.verdict() != Verdict.WITHIN)
                .map(Place::label)
                .collect(Collectors.joining("、"));
        return title + "。" + subtitle + "。" + (outliers.isEmpty() ? "各地都在偶然波动范围内。" : "范围之外：" + outliers + "。");
    }

    @Override
    public String describe() {
        return "funnel " + file + "\n" + title + "\n" + subtitle + "\ntarget " + targetLabel + "\n"
                + panels.stream().map(Funnel::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(Panel panel) {
        return panel.title() + " " + panel.centreLabel() + "\n"
                + panel.places().stream()
                        .map(place -> place.name() + " " + Point.plain(place.cases()) + " " + Point.plain(place.value())
                                + " " + place.verdict())
                        .collect(Collectors.joining("\n"));
    }
}

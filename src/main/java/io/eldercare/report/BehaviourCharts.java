package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.chart.Behaviour;
import io.eldercare.report.chart.Behaviour.Apart;
import io.eldercare.report.chart.Behaviour.Assurance;
import io.eldercare.report.chart.Behaviour.Panel;
import io.eldercare.report.chart.Behaviour.Variation;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.Point;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Process behaviour charts of the headline targets, as the mart judged their months. */
final class BehaviourCharts {
    private static final int PANELS = 3;

    private final Edition edition;
    private final List<TargetLine> lines;

    BehaviourCharts(Edition edition, List<TargetLine> lines) {
        this.edition = edition;
        this.lines = lines;
    }

    /** Of the targets whose series is long enough for limits. */
    List<ChartModel> charts() {
        List<Panel> panels = new ArrayList<>();
        for (TargetLine line : lines) {
            Optional.ofNullable(line.outlook().behaviour())
                    .filter(behaviour -> line.target().numberPrinted())
                    .ifPresent(behaviour -> panels.add(panel(line, behaviour)));
        }
        List<ChartModel> charts = new ArrayList<>();
        List<List<Panel>> pages = Pages.of(panels, PANELS);
        for (List<Panel> page : panels.isEmpty() ? List.<List<Panel>>of() : pages) {
            charts.add(new Behaviour(
                    Pages.file("behaviour", charts.size()),
                    Pages.title(title(panels), charts.size(), pages.size()),
                    edition.jurisdiction().name() + "　" + Print.month(edition.month()) + "　灰底为正常波动范围，按最近24个月以内的数据计算",
                    page));
        }
        return charts;
    }

    private static String title(List<Panel> panels) {
        long better = panels.stream()
                .filter(panel -> panel.variation() == Variation.IMPROVEMENT)
                .count();
        long worse = panels.stream()
                .filter(panel -> panel.variation() == Variation.CONCERN)
                .count();
        return better + worse == 0
                ? "指标变化：都在正常波动范围内"
                : "指标变化："
                        + Counts.of("，")
                                .add(better, "项好转")
                                .add(worse, "项转差")
                                .add(panels.size() - better - worse, "项在正常波动范围内");
    }

    private Panel panel(TargetLine line, Edition.Behaviour behaviour) {
        Kpi kpi = line.kpi();
        Variation variation = variation(behaviour);
        boolean above = (variation == Variation.IMPROVEMENT) == upward(line);
        Assurance assurance = Assurance.valueOf(behaviour.assurance().toUpperCase(Locale.ROOT));
        return new Panel(
                kpi.name(),
                Print.value(kpi, line.value().value()),
                Series.complete(edition, kpi, line.target().region()),
                behaviour.centre(),
                behaviour.low(),
                behaviour.high(),
                line.target().value(),
                "正常范围 " + Print.value(kpi, behaviour.low()) + "至" + Print.value(kpi, behaviour.high()),
                TrendCharts.targetLabel(line),
                variation,
                above,
                variationLabel(behaviour, variation, above),
                assurance,
                assuranceLabel(assurance),
                apart(line),
                kpi.share());
    }

    private static Variation variation(Edition.Behaviour behaviour) {
        return Variation.valueOf(behaviour.signal().toUpperCase(Locale.ROOT));
    }

    private static boolean upward(TargetLine line) {
        return !line.target().comparator().startsWith("<");
    }

    private static String variationLabel(Edition.Behaviour behaviour, Variation variation, boolean above) {
        if (variation == Variation.COMMON_CAUSE || behaviour.rule() == null) {
            return "在正常波动范围内，视为持平";
        }
        String reason = switch (behaviour.rule()) {
            case "near_limit" -> above ? "接近上限" : "接近下限";
            case "shift" -> above ? "连续7个月高于均值" : "连续7个月低于均值";
            case "trend" -> above ? "连续7个月逐月上升" : "连续7个月逐月下降";
            default -> above ? "高于正常范围" : "低于正常范围";
        };
        return (variation == Variation.IMPROVEMENT ? "好转：" : "转差：") + reason;
    }

    private static String assuranceLabel(Assurance assurance) {
        return switch (assurance) {
            case CONSISTENTLY_PASS -> "照此波动，每月都能达到目标";
            case CONSISTENTLY_FAIL -> "照此波动，达不到目标";
            case HIT_AND_MISS -> "照此波动，目标时达时不达";
        };
    }

    /** The months that the signals of this and former months rest on. */
    private List<Apart> apart(TargetLine line) {
        List<YearMonth> months = Series.complete(
                        edition, line.kpi(), line.target().region())
                .stream()
                .map(Point::month)
                .toList();
        TreeMap<YearMonth, Variation> apart = new TreeMap<>();
        for (int index = 0; index < months.size(); index++) {
            Optional<Edition.Behaviour> behaviour = edition.standing(
                            line.target().id(), line.target().region(), months.get(index))
                    .flatMap(standing -> Optional.ofNullable(standing.outlook().behaviour()))
                    .filter(seen -> variation(seen) != Variation.COMMON_CAUSE);
            if (behaviour.isPresent()) {
                int first = Math.max(0, index + 1 - months(behaviour.get()));
                months.subList(first, index + 1).forEach(month -> apart.put(month, variation(behaviour.get())));
            }
        }
        return apart.entrySet().stream()
                .map(entry -> new Apart(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** How many months a rule looks at. */
    private static int months(Edition.Behaviour behaviour) {
        return "shift".equals(behaviour.rule()) || "trend".equals(behaviour.rule()) ? 7 : 1;
    }
}

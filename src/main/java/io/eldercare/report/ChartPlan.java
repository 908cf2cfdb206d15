package io.eldercare.report;

import io.eldercare.report.chart.ChartModel;
import java.util.ArrayList;
import java.util.List;

/** Which charts an edition has. */
final class ChartPlan {
    private ChartPlan() {}

    /** The charts that the bulletin prints, in the order of its annex: ranks, heat map, trends, then one a target. */
    static List<ChartModel> bulletin(Edition edition) {
        List<TargetLine> lines = lines(edition);
        List<ChartModel> charts = new ArrayList<>();
        charts.addAll(new ScoreCharts(edition).ranking());
        charts.addAll(new UnitCharts(edition, lines).heatMap());
        charts.addAll(new TrendCharts(edition, lines).charts());
        return charts;
    }

    /** Those of the bulletin and what only documents and pages show: bullets, tiles, ranks as intervals and moves, variation, funnels. */
    static List<ChartModel> all(Edition edition, TileLayout layout) {
        List<TargetLine> lines = lines(edition);
        List<ChartModel> charts = new ArrayList<>(bulletin(edition));
        charts.addAll(new ScoreCharts(edition).intervals());
        new ScoreCharts(edition).slope().ifPresent(charts::add);
        charts.addAll(new UnitCharts(edition, lines).bullets());
        charts.addAll(new TileCharts(edition, lines, layout).charts());
        charts.addAll(new BehaviourCharts(edition, lines).charts());
        charts.addAll(new FunnelCharts(edition).charts());
        return charts;
    }

    private static List<TargetLine> lines(Edition edition) {
        return edition.headTargets().stream()
                .map(target -> TargetLine.of(edition, target))
                .toList();
    }
}

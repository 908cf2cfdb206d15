package io.eldercare.report.chart;

/**
 * What a chart says, before it is drawn: title with the finding, labels and numbers. Plain values: texts are as printed, numbers as
 * stored, so that a page can draw the same chart by itself. Tests and alternative texts read this.
 */
public sealed interface ChartModel
        permits Progress, Trend, Ranking, HeatMap, Bullets, RankSlope, RankIntervals, Behaviour, Funnel, TileMap {
    /** File name without extension. */
    String file();

    /** The finding. */
    String title();

    String subtitle();

    /** The text for those who cannot see the picture. */
    String alternative();

    /** Every word and series of the chart, a line each. */
    String describe();
}

package io.eldercare.report.chart;

/** What stands below title and subtitle of a chart. */
interface Body {
    double height();

    /** @param top where the body begins */
    void paint(Canvas canvas, double top);

    static Body of(ChartModel model, HouseStyle style) {
        if (model instanceof Progress progress) {
            return new ProgressPainter(progress, style);
        } else if (model instanceof Trend trend) {
            return new TrendPainter(trend, style);
        } else if (model instanceof Ranking ranking) {
            return new RankingPainter(ranking, style);
        } else if (model instanceof HeatMap heatMap) {
            return new HeatMapPainter(heatMap, style);
        } else if (model instanceof Bullets bullets) {
            return new BulletPainter(bullets, style);
        } else if (model instanceof RankSlope slope) {
            return new SlopePainter(slope, style);
        } else if (model instanceof RankIntervals intervals) {
            return new IntervalPainter(intervals, style);
        } else if (model instanceof Behaviour behaviour) {
            return new BehaviourPainter(behaviour, style);
        } else if (model instanceof Funnel funnel) {
            return new FunnelPainter(funnel, style);
        }
        return new TilePainter((TileMap) model, style);
    }
}

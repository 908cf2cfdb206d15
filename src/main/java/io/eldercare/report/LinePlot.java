package io.eldercare.report;

import io.eldercare.report.ChartModel.Point;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** A JFreeChart line plot over months in the house style; says where a value lies, so that labels can stand beside it. */
final class LinePlot {
    /** Room for half of the last month's label. */
    private static final double RIGHT_ROOM = 16;

    private final NumberAxis months = new NumberAxis();
    private final NumberAxis values = new NumberAxis();
    private final XYSeriesCollection series = new XYSeriesCollection();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final XYPlot plot = new XYPlot(series, months, values, renderer);
    private Rectangle2D area = new Rectangle2D.Double();

    LinePlot(Font labels, int monthStep) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(HouseStyle.FAINT);
        plot.setRangeGridlineStroke(HouseStyle.THIN);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(0, 0, 0, RIGHT_ROOM));
        for (NumberAxis axis : List.of(months, values)) {
            axis.setTickLabelFont(labels);
            axis.setTickLabelPaint(HouseStyle.SOFT);
            axis.setTickMarksVisible(false);
            axis.setAxisLinePaint(HouseStyle.FAINT);
            axis.setAutoRangeIncludesZero(false);
        }
        values.setAxisLineVisible(false);
        months.setNumberFormatOverride(new MonthFormat());
        months.setTickUnit(new NumberTickUnit(monthStep));
    }

    void months(YearMonth first, YearMonth last) {
        months.setRange(index(first) - 0.4, index(last) + 0.4);
    }

    /** Sets the range and even ticks: about {@code ticks} lines. */
    void values(double low, double high, int ticks, String unitLabel) {
        values.setRange(low, high);
        double step = step((high - low) / ticks);
        values.setTickUnit(new NumberTickUnit(step));
        int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
        String pattern = decimals == 0 ? "0" : decimals == 1 ? "0.0" : "0.00";
        String suffix = unitLabel.isEmpty() ? "" : "'" + unitLabel + "'";
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        values.setNumberFormatOverride(new DecimalFormat(pattern + suffix, symbols));
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    void line(String name, List<Point> points, Paint paint, Stroke stroke) {
        XYSeries line = new XYSeries(name);
        points.forEach(point -> line.add(Double.valueOf(index(point.month())), point.value()));
        series.addSeries(line);
        int number = series.getSeriesCount() - 1;
        renderer.setSeriesPaint(number, paint);
        renderer.setSeriesStroke(number, stroke);
    }

    /** Cuts the first line between a month and the one before. */
    void cutBefore(@Nullable YearMonth month) {
        if (month != null) {
            series.getSeries(0).add(Double.valueOf(index(month) - 0.5), null);
        }
    }

    /** Marks single points, needed where a value stands alone between two gaps. */
    void dots(int number) {
        renderer.setSeriesShapesVisible(number, true);
        renderer.setSeriesShape(number, new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2));
    }

    void level(BigDecimal value, Color colour, Stroke stroke) {
        plot.addRangeMarker(new ValueMarker(value.doubleValue(), colour, stroke));
    }

    void draw(Graphics2D graphics, Rectangle2D bounds) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(graphics, bounds, info);
        area = info.getPlotInfo().getDataArea();
        HouseStyle.prepare(graphics);
    }

    Rectangle2D area() {
        return area;
    }

    Point2D place(Point point, BigDecimal value) {
        return new Point2D.Double(
                months.valueToJava2D(index(point.month()), area, plot.getDomainAxisEdge()), height(value));
    }

    double height(BigDecimal value) {
        return values.valueToJava2D(value.doubleValue(), area, plot.getRangeAxisEdge());
    }

    private static double index(YearMonth month) {
        return month.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /** Every January carries its year. */
    private static final class MonthFormat extends NumberFormat {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double number, StringBuffer target, FieldPosition position) {
            YearMonth month = YearMonth.of(0, 1).plusMonths((long) number);
            return target.append(month.getMonthValue() == 1 ? month.getYear() + "年1月" : month.getMonthValue() + "月");
        }

        @Override
        public StringBuffer format(long number, StringBuffer target, FieldPosition position) {
            return format((double) number, target, position);
        }

        @Override
        public @Nullable Number parse(String source, ParsePosition position) {
            return null;
        }
    }
}

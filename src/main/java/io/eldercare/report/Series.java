package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.chart.Point;
import java.util.List;

/** The months of an indicator as charts draw them. */
final class Series {
    private Series() {}

    /** All months of the window, with gaps. */
    static List<Point> actual(Edition edition, Kpi kpi, String region) {
        return edition.window().stream()
                .map(month -> new Point(
                        month, edition.value(kpi.code(), region, month).value()))
                .toList();
    }

    /** Months in which everybody reported. */
    static List<Point> complete(Edition edition, Kpi kpi, String region) {
        return edition.window().stream()
                .filter(month -> !edition.value(kpi.code(), region, month).partial())
                .map(month -> new Point(
                        month, edition.value(kpi.code(), region, month).value()))
                .filter(point -> point.value() != null)
                .toList();
    }
}

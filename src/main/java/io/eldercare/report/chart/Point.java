package io.eldercare.report.chart;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** @param value null where the month is missing */
public record Point(YearMonth month, @Nullable BigDecimal value) {

    static String series(List<Point> points) {
        return points.stream().map(Point::describe).collect(Collectors.joining(" "));
    }

    private String describe() {
        return month + "=" + (value == null ? "-" : plain(value));
    }

    /** A number without trailing noughts. */
    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}

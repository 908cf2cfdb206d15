package io.eldercare.report;

import io.eldercare.report.Edition.Standing;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of an edition, as stored: the content of {@code figures.csv}. A derived figure carries the indicator's code with a
 * suffix ({@code .change .gap .baseline .low .high .coverage .required_pace .recent_pace .pace_low .pace_high .sdg_ratio .xmr_low
 * .xmr_high .funnel_centre}); scores stand as {@code score…}, filing counts as {@code reporting…}, rejected rows as {@code
 * rejection…}, counts of targets as {@code targets…}; what an earlier month's bulletin printed and how it reads now, as
 * {@code .printed_before.yyyy-MM} and {@code .revised.yyyy-MM}.
 */
final class FigureTable {
    private static final String HEAD =
            "plan,month,vintage,kpi_code,region_code,value,unit,numerator,denominator,target,expected,status,flag,"
                    + "required_pace,recent_pace,forecast,forecast_low,forecast_high";

    private final String plan;
    private final YearMonth month;
    private final int vintage;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    FigureTable(String plan, YearMonth month, int vintage) {
        this.plan = plan;
        this.month = month;
        this.vintage = vintage;
    }

    record Figure(
            String code,
            String region,
            @Nullable BigDecimal value,
            String unit,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            @Nullable BigDecimal target,
            @Nullable BigDecimal expected,
            @Nullable String status,
            @Nullable String flag,
            @Nullable Standing standing) {

        static Figure of(String code, String region, @Nullable BigDecimal value, String unit) {
            return new Figure(code, region, value, unit, null, null, null, null, null, null, null);
        }
    }

    /** Adds a figure; the same code, region and target twice is one row. */
    void add(Figure figure) {
        figures.putIfAbsent(figure.code() + "|" + figure.region() + "|" + figure.target(), figure);
    }

    /** Adds a derived figure where there is one. */
    void add(String code, String region, @Nullable BigDecimal value, String unit) {
        if (value != null) {
            add(Figure.of(code, region, value, unit));
        }
    }

    void count(String code, String region, long value, String unit) {
        add(code, region, BigDecimal.valueOf(value), unit);
    }

    List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    String csv() {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        figures.values().forEach(figure -> lines.add(line(figure)));
        return String.join("\n", lines) + "\n";
    }

    private String line(Figure figure) {
        return String.join(
                ",",
                text(plan),
                month.toString(),
                Integer.toString(vintage),
                text(figure.code()),
                text(figure.region()),
                number(figure.value()),
                text(figure.unit()),
                number(figure.numerator()),
                number(figure.denominator()),
                number(figure.target()),
                number(figure.expected()),
                text(Optional.ofNullable(figure.status()).orElse("")),
                text(Optional.ofNullable(figure.flag()).orElse("")),
                ahead(figure.standing()));
    }

    /** The last five columns: where a target's figure is heading. */
    private static String ahead(@Nullable Standing standing) {
        return standing == null
                ? ",,,,"
                : String.join(
                        ",",
                        number(standing.requiredPace()),
                        number(standing.recentPace()),
                        number(standing.outlook().forecast()),
                        number(standing.outlook().forecastLow()),
                        number(standing.outlook().forecastHigh()));
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    /** Text that a spreadsheet would take for a formula gets an apostrophe before it. */
    static String text(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

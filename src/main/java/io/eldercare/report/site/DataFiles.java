package io.eldercare.report.site;

import io.eldercare.report.site.Plan.Standing;
import io.eldercare.report.site.Plan.Target;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All figures as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need for Chinese). Values as stored; text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
final class DataFiles {
    private static final String MARK = "\uFEFF";
    private static final String PLAN_HEAD =
            "plan,month,target_id,target_name,kpi_code,region_code,region_name,value,unit,numerator,denominator,target,expected,status,flag";
    private static final String INDICATOR_HEAD =
            "kpi_code,region_code,region_name,level,month,value,unit,numerator,denominator,low,high,coverage,flag";

    private final MartContent mart;

    DataFiles(MartContent mart) {
        this.mart = mart;
    }

    /** One row per target and region of the plan at the month. */
    String plan(Plan plan, YearMonth month) {
        StringBuilder out = new StringBuilder(MARK).append(PLAN_HEAD).append('\n');
        for (Target head : plan.jurisdictionTargets()) {
            row(out, plan, head, plan.jurisdiction(), month);
            plan.units().stream()
                    .filter(unit -> !unit.equals(plan.jurisdiction()))
                    .forEach(unit -> row(out, plan, head, unit, month));
        }
        return out.toString();
    }

    private void row(StringBuilder out, Plan plan, Target head, Region region, YearMonth month) {
        Optional<Standing> standing = plan.standing(head.id(), region.code(), month);
        if (standing.isEmpty()) {
            return;
        }
        Target target = plan.targetOf(head, region.code());
        Indicator indicator = mart.indicator(target.indicator());
        Figure figure = mart.figure(indicator.code(), region.code(), month);
        line(
                out,
                plan.code(),
                month.toString(),
                target.id(),
                target.name(),
                indicator.code(),
                region.code(),
                region.name(),
                number(standing.get().value()),
                indicator.unitLabel(),
                number(figure.numerator()),
                number(figure.denominator()),
                number(target.value()),
                number(standing.get().expected()),
                standing.get().status(),
                Optional.ofNullable(figure.flag()).orElse(""));
    }

    /** One row per region and month. */
    String indicator(Indicator indicator) {
        StringBuilder out = new StringBuilder(MARK).append(INDICATOR_HEAD).append('\n');
        for (Region region : mart.regionsOf(indicator.code())) {
            mart.series(indicator.code(), region.code())
                    .forEach((month, figure) -> line(
                            out,
                            indicator.code(),
                            region.code(),
                            region.name(),
                            region.level(),
                            month.toString(),
                            number(figure.value()),
                            indicator.unitLabel(),
                            number(figure.numerator()),
                            number(figure.denominator()),
                            number(figure.low()),
                            number(figure.high()),
                            number(figure.coverage()),
                            Optional.ofNullable(figure.flag()).orElse("")));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String... fields) {
        out.append(String.join(
                        ",", List.of(fields).stream().map(DataFiles::field).toList()))
                .append('\n');
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    static String field(String value) {
        boolean number = value.matches("-?[0-9.]+");
        String safe = !number && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(sign -> ",\"\n\r".indexOf(sign) >= 0);
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}

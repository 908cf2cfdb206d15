package io.eldercare.job.money;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure as it would be: "what if this figure is corrected".
 *
 * @param value a share of 0–100, or the count
 */
public record Correction(String regionCode, String kpiCode, YearMonth month, BigDecimal value) {
    private static final Pattern FORM = Pattern.compile("([^,=]+),([^,=]+),([^,=]+)=(\\d+(?:\\.\\d+)?)");

    /** {@code county,kpi,month=value}; empty for another form. */
    public static Optional<Correction> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Correction(
                    form.group(1).strip(),
                    form.group(2).strip(),
                    YearMonth.parse(form.group(3).strip()),
                    new BigDecimal(form.group(4))));
        } catch (DateTimeException noMonth) {
            return Optional.empty();
        }
    }
}

package io.eldercare.report.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a figure, as readers of the site may see it: sums of files, never a line of a person.
 *
 * @param formula in SQL; {@code worked} with its numbers, empty where the figure is not shown
 * @param isReproduced whether the files' rows add up to the figure
 * @param isSuppressed few persons are behind the figure or its neighbours: nothing but the formula is shown
 * @param parts what the regions below bring; empty for a county
 * @param files what each file brings; for a county only
 * @param deliveries everything that was sent for the county's reports; for a county only
 * @param checks that rows failed; {@code passed} how many rules no row broke
 */
public record Evidence(
        String indicator,
        String region,
        YearMonth month,
        String formula,
        String worked,
        boolean isReproduced,
        boolean isSuppressed,
        List<Part> parts,
        List<File> files,
        List<Delivery> deliveries,
        List<Check> checks,
        int passed,
        List<Printed> printed) {

    /** Which figure. */
    public record Wanted(String indicator, String region, YearMonth month) {}

    /** Works out what is behind figures. */
    public interface Source {
        /** Of a site that is made where the rows are not at hand. */
        Source NONE = wanted -> List.of();

        /** @return of those figures that there is something to say of */
        List<Evidence> of(List<Wanted> wanted);
    }

    /** @param depth 0 for a child, 1 for its own; {@code sum} as 518 ÷ 776 */
    public record Part(String region, String name, int depth, String sum, String value, String remark) {}

    /** @param name with its sheet; {@code denominator} null for counts */
    public record File(
            String name,
            long rows,
            BigDecimal numerator,
            @Nullable BigDecimal denominator) {}

    /** @param standing in words; {@code revision} with its mode; {@code sha256} of the file's bytes */
    public record Delivery(
            String feed,
            YearMonth month,
            String file,
            String standing,
            String revision,
            LocalDateTime receivedAt,
            int accepted,
            int rejected,
            String reason,
            String sha256) {}

    public record Check(String rule, String feed, String column, String message, long rows) {}

    /** A released bulletin's value. @param isSame as the figure now */
    public record Printed(
            String plan,
            YearMonth month,
            int vintage,
            LocalDate releasedOn,
            @Nullable BigDecimal value,
            boolean isSame) {}
}

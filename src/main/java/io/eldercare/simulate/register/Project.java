package io.eldercare.simulate.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A building project with the days on which things will have happened; a register of a month shows those that lie behind it.
 *
 * @param beds 0 where the project makes none
 * @param investment yuan
 * @param listed stands in the annex of a plan
 */
public record Project(
        String id,
        String name,
        String kind,
        @Nullable String institution,
        String owner,
        String adminLevel,
        boolean isPublic,
        int beds,
        int nursingBeds,
        int area,
        BigDecimal investment,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        LocalDate startedOn,
        LocalDate completedOn,
        LocalDate acceptedOn,
        LocalDate inUseOn,
        boolean cancelled,
        boolean listed) {
    private static final int PERCENT = 100;

    /** Registered three months before it should begin. */
    public boolean isListed(YearMonth month) {
        return !YearMonth.from(plannedStart).minusMonths(3).isAfter(month);
    }

    public boolean isConversion() {
        return kind.equals("改建") || kind.equals("扩建") || kind.equals("改造");
    }

    /** The day, where it has come by the end of the month and the project was not given up. */
    public @Nullable LocalDate shown(LocalDate day, YearMonth month) {
        return cancelled || day.isAfter(month.atEndOfMonth()) ? null : day;
    }

    public String status(YearMonth month) {
        if (cancelled) {
            return "取消";
        }
        LocalDate end = month.atEndOfMonth();
        return !inUseOn.isAfter(end)
                ? "投用"
                : !acceptedOn.isAfter(end)
                        ? "验收"
                        : !completedOn.isAfter(end) ? "完工" : !startedOn.isAfter(end) ? "在建" : "前期";
    }

    /** Of the works, in whole percent at the end of the month. */
    public int progress(YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        if (cancelled || startedOn.isAfter(end)) {
            return 0;
        }
        if (!completedOn.isAfter(end)) {
            return PERCENT;
        }
        long whole = ChronoUnit.DAYS.between(startedOn, completedOn);
        return (int) (PERCENT * ChronoUnit.DAYS.between(startedOn, end) / whole);
    }

    public BigDecimal paid(YearMonth month) {
        return investment
                .multiply(BigDecimal.valueOf(progress(month)))
                .multiply(new BigDecimal("0.009"))
                .setScale(2, RoundingMode.HALF_UP);
    }
}

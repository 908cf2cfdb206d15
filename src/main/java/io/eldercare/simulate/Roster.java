package io.eldercare.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A spell of a person on a county's special-care roster. {@code validTo} is the last day on it. */
final class Roster {
    /** Spells less than this many days apart are one. */
    private static final int ONE_SPELL_DAYS = 31;

    private static final int OWED_DAYS = 15;

    final Elder elder;
    final String county;
    final String township;
    final List<String> categories;
    final LocalDate validFrom;
    final String responsibleVisitor;
    /** The earlier spell that this one continues. */
    final @Nullable Roster before;

    @Nullable
    LocalDate validTo;

    @Nullable
    String exitReason;

    @Nullable
    Roster next;

    Roster(
            Elder elder,
            String county,
            String township,
            List<String> categories,
            LocalDate validFrom,
            String responsibleVisitor,
            @Nullable Roster before) {
        this.elder = elder;
        this.county = county;
        this.township = township;
        this.categories = categories;
        this.validFrom = validFrom;
        this.responsibleVisitor = responsibleVisitor;
        this.before = before;
    }

    /** First day of the spell when short gaps are closed, looking back. */
    private LocalDate start() {
        if (before == null || before.validTo == null) {
            return validFrom;
        }
        return ChronoUnit.DAYS.between(before.validTo, validFrom) < ONE_SPELL_DAYS ? before.start() : validFrom;
    }

    /** A later spell of the same person has begun by the end of the month and stands for both. */
    boolean isContinuedBy(YearMonth month) {
        return next != null && !next.validFrom.isAfter(month.atEndOfMonth());
    }

    LocalDate firstDay(YearMonth month) {
        return validFrom.isAfter(month.atDay(1)) ? validFrom : month.atDay(1);
    }

    LocalDate lastDay(YearMonth month) {
        return validTo == null || validTo.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : validTo;
    }

    /** On the roster on at least 15 days of the month. */
    boolean isOwed(YearMonth month) {
        LocalDate first = start().isAfter(month.atDay(1)) ? start() : month.atDay(1);
        return ChronoUnit.DAYS.between(first, lastDay(month)) + 1 >= OWED_DAYS;
    }
}

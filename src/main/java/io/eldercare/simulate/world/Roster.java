package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Elder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A spell of a person on a county's special-care roster. {@code validTo} is the last day on it. */
public final class Roster {
    /** Spells less than this many days apart are one. */
    private static final int ONE_SPELL_DAYS = 31;

    private static final int OWED_DAYS = 15;

    public final Elder elder;
    public final String county;
    public final String township;
    public final List<String> categories;
    public final LocalDate validFrom;
    public final String responsibleVisitor;
    /** The earlier spell that this one continues. */
    public final @Nullable Roster before;

    @Nullable
    public LocalDate validTo;

    @Nullable
    public String exitReason;

    @Nullable
    public Roster next;

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
    public boolean isContinuedBy(YearMonth month) {
        return next != null && !next.validFrom.isAfter(month.atEndOfMonth());
    }

    public LocalDate firstDay(YearMonth month) {
        return validFrom.isAfter(month.atDay(1)) ? validFrom : month.atDay(1);
    }

    public LocalDate lastDay(YearMonth month) {
        return validTo == null || validTo.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : validTo;
    }

    /** On the roster on at least 15 days of the month. */
    public boolean isOwed(YearMonth month) {
        LocalDate first = start().isAfter(month.atDay(1)) ? start() : month.atDay(1);
        return ChronoUnit.DAYS.between(first, lastDay(month)) + 1 >= OWED_DAYS;
    }
}

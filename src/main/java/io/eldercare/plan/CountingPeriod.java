package io.eldercare.plan;

import java.time.LocalDate;
import java.time.YearMonth;

/** In which months' scorecards an entry counts. */
public enum CountingPeriod {
    /** the month of its date only */
    MONTH,
    /** from the month of its date to the December after it (考核年度) */
    YEAR;

    boolean covers(LocalDate date, YearMonth month) {
        YearMonth own = YearMonth.from(date);
        return this == MONTH ? own.equals(month) : own.getYear() == month.getYear() && !own.isAfter(month);
    }
}

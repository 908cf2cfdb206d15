package io.eldercare.plan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days on which Chinese offices work: Monday to Friday, without the days off and with the make-up days (调休) of the yearly notices
 * of the General Office of the State Council (国务院办公厅关于部分节假日安排的通知).
 *
 * @param daysOff days off work, weekends among them or not
 * @param makeUpDays days at a weekend on which offices work
 */
public record WorkingDays(Set<LocalDate> daysOff, Set<LocalDate> makeUpDays) {
    public WorkingDays {
        daysOff = Set.copyOf(daysOff);
        makeUpDays = Set.copyOf(makeUpDays);
    }

    /** Weekends alone. */
    public static WorkingDays weekdays() {
        return new WorkingDays(Set.of(), Set.of());
    }

    public boolean isWorking(LocalDate day) {
        if (makeUpDays.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !daysOff.contains(day);
    }

    /** The last day of a term of {@code count} working days, the day of the event not counted. */
    public LocalDate after(LocalDate event, int count) {
        LocalDate day = event;
        int left = count;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorking(day)) {
                left--;
            }
        }
        return day;
    }

    /** Whether the notice of the day's year is known; else only weekends are. */
    public boolean knows(LocalDate day) {
        return years().contains(day.getYear());
    }

    private Set<Integer> years() {
        return Stream.concat(daysOff.stream(), makeUpDays.stream())
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
    }
}

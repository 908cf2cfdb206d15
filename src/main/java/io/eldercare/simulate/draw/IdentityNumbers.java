package io.eldercare.simulate.draw;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Synthetic resident ID numbers after GB 11643-1999: region 369999 (unallocated, so that no such person exists), birth date,
 * sequence (odd: male), check character. Every number is handed out once.
 */
public final class IdentityNumbers {
    private static final String REGION = "369999";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final int SEQUENCES = 999;
    /** Sequences of a day that the first series leaves to the second. */
    private static final int LATER_SEQUENCES = 299;

    private static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST, LocalDate.of(2030, 1, 1));

    private final short[] used = new short[DAYS];
    private final short[] usedLater = new short[DAYS];

    /**
     * @param first how many numbers of each day the first series leaves to other worlds
     * @param later the same of the second series
     */
    public IdentityNumbers(int first, int later) {
        Arrays.fill(used, (short) first);
        Arrays.fill(usedLater, (short) later);
    }

    /** A person born between the two days; the nearest later day is taken when all numbers of a day are gone. */
    public Elder born(LocalDate earliest, LocalDate latest, Chance chance) {
        int day = (int) ChronoUnit.DAYS.between(FIRST, chance.day(earliest, latest));
        while (used[day] >= SEQUENCES - LATER_SEQUENCES) {
            day++;
        }
        return person(day, used[day]++);
    }

    /** The same, out of a second series of numbers, so that one purpose does not change the numbers of another. */
    public Elder bornLater(LocalDate earliest, LocalDate latest, Chance chance) {
        int day = (int) ChronoUnit.DAYS.between(FIRST, chance.day(earliest, latest));
        while (usedLater[day] >= LATER_SEQUENCES) {
            day++;
        }
        return person(day, SEQUENCES - 1 - usedLater[day]++);
    }

    private static Elder person(int day, int ordinal) {
        int sequence = (int) ((ordinal * 617L + day * 31L) % SEQUENCES) + 1;
        LocalDate birth = FIRST.plusDays(day);
        String body = REGION + compact(birth) + threeDigits(sequence);
        return new Elder(body + check(body), birth, sequence % 2 == 0);
    }

    public static char check(String body) {
        int sum = 0;
        for (int position = 0; position < WEIGHTS.length; position++) {
            sum += WEIGHTS[position] * (body.charAt(position) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }

    private static String compact(LocalDate date) {
        int number = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        return Integer.toString(number);
    }

    private static String threeDigits(int number) {
        return Integer.toString(1000 + number).substring(1);
    }
}

package io.eldercare.bench.postgres;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * A delivered file, as far as its name and time of arrival tell.
 *
 * @param number rises with the time of arrival, then the SHA-256 of the bytes
 * @param mode 0 full, 1 delta, 2 void
 */
public record Delivery(
        Path file,
        long bytes,
        int number,
        String feed,
        YearMonth month,
        String region,
        boolean isCounty,
        int revision,
        int mode,
        LocalDateTime receivedAt) {

    static final int VOID = 2;

    LocalDate receivedOn() {
        return receivedAt.toLocalDate();
    }

    Delivery numbered(int place) {
        return new Delivery(file, bytes, place, feed, month, region, isCounty, revision, mode, receivedAt);
    }

    Object[] row() {
        return new Object[] {
            number,
            feed,
            java.sql.Date.valueOf(month.atDay(1)),
            region,
            isCounty,
            revision,
            mode,
            java.sql.Date.valueOf(receivedOn())
        };
    }
}

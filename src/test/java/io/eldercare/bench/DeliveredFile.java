package io.eldercare.bench;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * A file of the inbox as its name and first lines tell it.
 *
 * @param number place in the order in which files are loaded, from 0
 * @param mode 0 full, 1 delta, 2 void
 * @param sha256 of its bytes where another file of the same revision came in the same second, else empty
 * @param layout columns of its header; without columns where nothing is to be read
 * @param refused whether the file as a whole does not count
 * @param declaredEmpty whether it says that there is nothing to report
 */
record DeliveredFile(
        int number,
        Path path,
        String feed,
        int county,
        YearMonth month,
        int revision,
        int mode,
        LocalDateTime receivedAt,
        String sha256,
        CsvLayout layout,
        boolean refused,
        boolean declaredEmpty) {

    boolean isCity() {
        return county % 100 == 0;
    }

    boolean isProvince() {
        return county % 10_000 == 0;
    }

    boolean isRead() {
        return !refused && mode != 2 && !layout.columns().isEmpty();
    }

    DeliveredFile numbered(int place, String hash) {
        return new DeliveredFile(
                place, path, feed, county, month, revision, mode, receivedAt, hash, layout, refused, declaredEmpty);
    }
}

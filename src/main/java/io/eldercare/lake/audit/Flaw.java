package io.eldercare.lake.audit;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Something of a table that is not as its own log says.
 *
 * @param table with its layer, such as {@code silver.visit}
 * @param place the log entry or data file
 * @param month of the data file, where the table has months
 */
public record Flaw(Kind kind, String table, String place, Optional<YearMonth> month) {
    public enum Kind {
        /** the log holds no version that can be read */
        NO_LOG,
        /** a commit between others is not there */
        COMMIT_MISSING,
        /** a commit cannot be read to its end, or names other files than were counted when it was written */
        COMMIT_CUT,
        FILE_MISSING,
        /** other length than the log states */
        FILE_CUT,
        /** its bytes are not those that were written */
        FILE_DAMAGED
    }
}

package io.eldercare.mart;

import java.time.Duration;

/**
 * What one ad-hoc query may take.
 *
 * @param rows more are cut off
 */
public record QueryLimits(Duration time, int rows) {
    public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30), 10_000);

    /** For a result that goes into a file: all rows of a sheet less its head. */
    public static final QueryLimits FILE = new QueryLimits(Duration.ofSeconds(30), 1_048_575);

    public QueryLimits {
        if (time.isNegative() || time.toMillis() < 1 || rows < 1) {
            throw new IllegalArgumentException("Invalid limits: " + time + ", " + rows + " rows");
        }
    }
}

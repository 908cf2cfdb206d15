package io.eldercare.plan.trend;

import java.math.BigDecimal;

/** Which way a figure should go. */
public enum Direction {
    UP,
    DOWN;

    /** Whether {@code actual} is at {@code level} or on its good side. */
    public boolean reaches(BigDecimal actual, BigDecimal level) {
        int compared = actual.compareTo(level);
        return this == UP ? compared >= 0 : compared <= 0;
    }
}

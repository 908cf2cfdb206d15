package io.eldercare.plan.trend;

import java.math.BigDecimal;
import java.util.Locale;

/** Whether usual variation alone meets a target (the assurance icon of NHS England's Making Data Count). */
public enum Assurance {
    /** both limits reach the target: every month will */
    CONSISTENTLY_PASS,
    /** neither limit reaches it: no month will without a change of the process */
    CONSISTENTLY_FAIL,
    /** the target lies between the limits: by chance */
    HIT_AND_MISS;

    static Assurance of(ProcessLimits limits, BigDecimal target, Direction direction) {
        BigDecimal best = direction == Direction.UP ? limits.upper() : limits.lower();
        BigDecimal worst = direction == Direction.UP ? limits.lower() : limits.upper();
        if (direction.reaches(worst, target)) {
            return CONSISTENTLY_PASS;
        }
        return direction.reaches(best, target) ? HIT_AND_MISS : CONSISTENTLY_FAIL;
    }

    /** As stored: the name in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.eldercare.job.disclosure;

import io.eldercare.plan.disclosure.Reason;

/**
 * A figure that is not published: its value, and the parts of it that count few persons or give such a count away.
 *
 * @param reason for those who look after the system; readers are not told
 */
record Hidden(String kpiCode, String regionCode, boolean numerator, boolean denominator, Reason reason) {
    /** Both together hide what either hides. */
    Hidden and(Hidden other) {
        return new Hidden(
                kpiCode,
                regionCode,
                numerator || other.numerator,
                denominator || other.denominator,
                reason.compareTo(other.reason) < 0 ? reason : other.reason);
    }
}

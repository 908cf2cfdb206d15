package io.eldercare.job.audit;

import io.eldercare.job.audit.Breach.Finding;
import java.util.List;

/**
 * What a check looked at and found.
 *
 * @param looked how many things it looked into
 * @param all how many there are
 */
public record CheckResult(Check check, long looked, long all, List<Finding> findings) {
    /** What is checked, in the order in which it is told. */
    public enum Check {
        RECEIPTS,
        ORIGINALS,
        TABLES,
        ROWS,
        REPLAY,
        VERSIONS,
        FIGURES,
        READERS,
        REPORTS,
        RELEASES,
        MONEY
    }

    public CheckResult {
        findings = List.copyOf(findings);
    }
}

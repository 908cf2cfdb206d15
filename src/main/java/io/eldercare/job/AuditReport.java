package io.eldercare.job;

import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.Depth;
import java.time.Duration;
import java.util.List;

/**
 * What a proof of a home looked at and found.
 *
 * @param seed that drew the sample
 * @param pending deliveries that the figures do not hold yet: what differs on their account is no breach, the next night brings it in
 */
public record AuditReport(Depth depth, String seed, int pending, List<CheckResult> checks, Duration duration) {
    public AuditReport {
        checks = List.copyOf(checks);
    }

    public List<Finding> findings() {
        return checks.stream().flatMap(check -> check.findings().stream()).toList();
    }

    public boolean isSound() {
        return findings().stream().allMatch(finding -> finding.breach().isNotice());
    }
}

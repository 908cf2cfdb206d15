package io.eldercare.job;

import io.eldercare.job.audit.Breach.Finding;
import java.util.List;

/** What was about to be published does not hold; nothing was. */
public final class AuditStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    AuditStoppedException(List<Finding> findings) {
        super(findings.stream()
                .map(finding -> finding.breach().code() + " " + String.join(" ", finding.subject()))
                .reduce((left, right) -> left + "; " + right)
                .orElse(""));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}

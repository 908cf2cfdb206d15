package io.eldercare.job;

import io.eldercare.job.audit.Depth;
import java.util.Optional;

/** @param seed draws the sample; empty: the day's, so that day after day all comes up */
public record AuditRequest(Depth depth, Optional<String> seed) {}

package io.eldercare.job;

import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.mart.RunTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/**
 * What a night did.
 *
 * @param deliveries files taken from the inbox (or read again from the archive)
 * @param repeated files that had been delivered before, byte for byte
 * @param refused files refused as a whole
 * @param slices feed × county × month replaced
 * @param findings what the home as it lies there does not keep of its promises
 */
public record NightSummary(
        String runId,
        int deliveries,
        int repeated,
        int refused,
        int slices,
        long rows,
        long accepted,
        long rejected,
        List<Bulletin> bulletins,
        Duration duration,
        List<Finding> findings) {

    NightSummary with(List<Finding> found) {
        return new NightSummary(
                runId, deliveries, repeated, refused, slices, rows, accepted, rejected, bulletins, duration, found);
    }

    /** Nothing that a night proves of its home was found broken. */
    public boolean isSound() {
        return findings.stream().allMatch(finding -> finding.breach().isNotice());
    }

    RunTotals totals() {
        return new RunTotals(deliveries, repeated, refused, rows, accepted, rejected);
    }

    /**
     * @param headlines the plan's targets at its jurisdiction, in the plan's order
     * @param released the latest released vintage of the month, whose documents stay as they are; 0 before the first
     */
    public record Bulletin(
            String planCode, String planName, YearMonth month, Path folder, List<Headline> headlines, int released) {}

    /** Values are printed with their unit, such as {@code 61.3%}; an em dash where there is none. */
    public record Headline(String name, String value, String target, String status, String reason) {}
}

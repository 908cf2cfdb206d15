package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.Region;
import io.eldercare.plan.ShareChange;
import io.eldercare.transform.SliceIssues.Issue;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Everything behind one figure.
 *
 * @param change against the month before
 * @param parts what the regions below bring, for regions above the counties
 * @param sources what each delivery brings; the sums are the figure's numerator and denominator
 * @param slices every delivery of the feeds that the figure needs
 * @param checks of the feeds' rows, first those that failed
 * @param issues rows that were rejected, warned about or found; empty where only counts were asked for
 * @param former values with deliveries that were replaced
 * @param printed values in released bulletins
 * @param isSuppressed whether readers outside do not see it, since few persons are behind it
 */
record FigureProof(
        Kpi kpi,
        Region region,
        YearMonth month,
        PublishedValue published,
        Optional<ShareChange> change,
        List<RegionPart> parts,
        List<Source> sources,
        List<SliceProof> slices,
        List<CheckResult> checks,
        List<Issue> issues,
        List<FormerValue> former,
        List<PrintedValue> printed,
        List<ExplainedTarget> targets,
        Optional<FunnelPlace> funnel,
        boolean isSuppressed) {

    BigDecimal numeratorOfRows() {
        return sources.stream().map(Source::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Optional<BigDecimal> denominatorOfRows() {
        return published
                .value()
                .denominator()
                .map(base -> sources.stream()
                        .flatMap(source -> source.denominator().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Whether the rows add up to the published figure. */
    boolean isReproduced() {
        return numeratorOfRows().compareTo(published.value().numerator()) == 0
                && published
                        .value()
                        .denominator()
                        .map(base -> base.compareTo(denominatorOfRows().orElseThrow()) == 0)
                        .orElse(true);
    }

    long rows() {
        return sources.stream().mapToLong(Source::rows).sum();
    }

    FigureProof with(List<FormerValue> found) {
        return new FigureProof(
                kpi,
                region,
                month,
                published,
                change,
                parts,
                sources,
                slices,
                checks,
                issues,
                found,
                printed,
                targets,
                funnel,
                isSuppressed);
    }
}

package io.eldercare.report;

import io.eldercare.definitions.Imprint;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/**
 * One edition to render.
 *
 * @param mart the mart, read in one repeatable-read transaction
 * @param planCode the plan, as in {@code mart.plan}
 * @param month the month reported on; of a quarter or year its last
 * @param outputDirectory the directory replaced by the edition, {@code reports/<plan>/<month>} of the home
 * @param templatesDirectory the templates and styles, {@code reports/} of the checkout
 * @param dataAsOf the day up to which deliveries were counted; printed in the head
 * @param kind month, quarter or year
 * @param imprint who issues it and who gets it
 * @param release how far it is on its way to its readers
 * @param vintage the vintage it is or will be; empty: the one after the latest released
 */
public record ReportRequest(
        Jdbi mart,
        String planCode,
        YearMonth month,
        Path outputDirectory,
        Path templatesDirectory,
        LocalDate dataAsOf,
        EditionKind kind,
        Imprint imprint,
        Release release,
        OptionalInt vintage) {

    /** An edition of which nobody was told yet. */
    public ReportRequest(
            Jdbi mart,
            String planCode,
            YearMonth month,
            Path outputDirectory,
            Path templatesDirectory,
            LocalDate dataAsOf,
            EditionKind kind,
            Imprint imprint) {
        this(
                mart,
                planCode,
                month,
                outputDirectory,
                templatesDirectory,
                dataAsOf,
                kind,
                imprint,
                Release.draft(),
                OptionalInt.empty());
    }

    /** A monthly edition with the usual imprint. */
    public ReportRequest(
            Jdbi mart,
            String planCode,
            YearMonth month,
            Path outputDirectory,
            Path templatesDirectory,
            LocalDate dataAsOf) {
        this(mart, planCode, month, outputDirectory, templatesDirectory, dataAsOf, EditionKind.MONTH, Imprint.USUAL);
    }

    /** The same edition at another stage. */
    public ReportRequest released(Release stage, int asVintage) {
        return new ReportRequest(
                mart,
                planCode,
                month,
                outputDirectory,
                templatesDirectory,
                dataAsOf,
                kind,
                imprint,
                stage,
                OptionalInt.of(asVintage));
    }

    /** The same edition in another directory. */
    public ReportRequest into(Path directory) {
        return new ReportRequest(
                mart, planCode, month, directory, templatesDirectory, dataAsOf, kind, imprint, release, vintage);
    }
}

package io.eldercare.report;

import io.eldercare.definitions.Imprint;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
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
 */
public record ReportRequest(
        Jdbi mart,
        String planCode,
        YearMonth month,
        Path outputDirectory,
        Path templatesDirectory,
        LocalDate dataAsOf,
        EditionKind kind,
        Imprint imprint) {

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
}

package io.eldercare.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jdbi.v3.core.Jdbi;

/**
 * One edition to render.
 *
 * @param mart the mart, read in one repeatable-read transaction
 * @param planCode the plan, as in {@code mart.plan}
 * @param month the month reported on
 * @param outputDirectory the directory replaced by the edition, {@code reports/<plan>/<month>} of the home
 * @param templatesDirectory the templates and styles, {@code reports/} of the checkout
 * @param dataAsOf the day up to which deliveries were counted; printed in the head
 */
public record ReportRequest(
        Jdbi mart,
        String planCode,
        YearMonth month,
        Path outputDirectory,
        Path templatesDirectory,
        LocalDate dataAsOf) {}

package io.eldercare.report.site;

import io.eldercare.definitions.Definitions;
import io.eldercare.lineage.LineageGraph;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * One site to make.
 *
 * @param mart the mart, read in one repeatable-read transaction
 * @param definitions contracts and models, for the data dictionary
 * @param directory the directory replaced by the site, {@code site/} of the home
 * @param reports finished documents by plan and month, {@code reports/} of the home
 * @param templates templates, style and scripts: {@code reports/site} of the checkout
 * @param evidence what is behind the figures, asked once for all
 * @param lineage what comes from what, for the data dictionary; left out where it is empty
 */
public record SiteRequest(
        Jdbi mart,
        Definitions definitions,
        Path directory,
        Path reports,
        Path templates,
        Evidence.Source evidence,
        Optional<LineageGraph> lineage) {

    /** Without the pages that lead from figures to files, and without lineage. */
    public SiteRequest(Jdbi mart, Definitions definitions, Path directory, Path reports, Path templates) {
        this(mart, definitions, directory, reports, templates, Evidence.Source.NONE, Optional.empty());
    }
}

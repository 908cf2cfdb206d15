package io.eldercare.report;

import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Lets whatever is printed read what may be published: statements that name a table of the mart whose figures can be too few persons get the
 * masked view of the same name and columns instead (schema {@code publish}, sql/mart/V11__suppression.sql). The one place where it is decided.
 */
public final class PublishedViews implements TemplateEngine {
    private static final Pattern MASKED = Pattern.compile(
            "\\bmart\\.(kpi_value|attainment|scorecard|scorecard_part"
                    + "|scorecard_target|funnel|signal|bed_month|institution_month|allocation_input|allocation_part|subsidy_balance)\\b");

    private PublishedViews() {}

    /** @return the same handle */
    public static Handle on(Handle handle) {
        handle.getConfig(SqlStatements.class).setTemplateEngine(new PublishedViews());
        return handle;
    }

    @Override
    public String render(String template, StatementContext context) {
        return MASKED.matcher(template).replaceAll("publish.$1");
    }
}

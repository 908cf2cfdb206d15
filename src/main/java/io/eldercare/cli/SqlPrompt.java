package io.eldercare.cli;

import io.eldercare.job.MartQuery;
import io.eldercare.job.Workplace;
import io.eldercare.mart.QueryException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Queries typed one after another; a statement ends with a semicolon. */
final class SqlPrompt {
    private static final String TABLES = """
            select table_schema || '.' || table_name as name
            from information_schema.tables
            where table_schema in ('mart', 'county')
            order by 1
            """;
    private static final String COLUMNS = """
            select column_name, data_type
            from information_schema.columns
            where '%s' in (table_name, table_schema || '.' || table_name)
            order by table_schema, ordinal_position
            """;

    private final Invocation invocation;
    private final MartQuery query;
    private final String format;

    private SqlPrompt(Invocation invocation, MartQuery query, String format) {
        this.invocation = invocation;
        this.query = query;
        this.format = format;
    }

    static int converse(Invocation invocation, Workplace place, String role, String format) throws Exception {
        try (MartQuery query = MartQuery.open(place, role)) {
            invocation.note(invocation.text("sql.welcome"));
            new SqlPrompt(invocation, query, format).readAll();
        }
        return ExitCode.DONE;
    }

    private void readAll() throws Exception {
        StringBuilder statement = new StringBuilder();
        while (true) {
            @Nullable String line = ask(statement.isEmpty() ? "eldercare> " : "       ...> ");
            if (line == null || statement.isEmpty() && line.strip().equals("\\q")) {
                return;
            }
            if (statement.isEmpty() && line.strip().startsWith("\\d")) {
                describe(line.strip().substring(2).strip());
            } else if (!line.isBlank()) {
                statement.append(line).append('\n');
                if (line.stripTrailing().endsWith(";")) {
                    run(statement.toString());
                    statement.setLength(0);
                }
            }
        }
    }

    private @Nullable String ask(String prompt) throws IOException {
        invocation.console().err().print(prompt);
        invocation.console().err().flush();
        return invocation.console().in().readLine();
    }

    private void describe(String name) throws Exception {
        if (name.isEmpty()) {
            run(TABLES);
        } else if (name.matches("[a-z0-9_.]+")) {
            run(COLUMNS.formatted(name));
        } else {
            invocation.console().err().println(invocation.text("sql.bad-name", name));
        }
    }

    /** A wrong query is told and the prompt comes back. */
    private void run(String statement) throws Exception {
        try {
            SqlCommand.tell(
                    invocation,
                    query.execute(statement, format, invocation.console().out()));
        } catch (QueryException wrong) {
            invocation.console().err().println(wrong.getMessage());
        }
    }
}

package io.eldercare.report.site;

import io.eldercare.definitions.question.Question;
import io.eldercare.export.OutputFormat;
import io.eldercare.export.ResultColumn;
import io.eldercare.export.ResultWriter;
import io.eldercare.mart.ResultRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What a ready-made question finds in the tables as readers see them, with what is suppressed left out.
 *
 * @param rows up to {@link #MOST_ROWS} and one more, which tells that there are more
 * @param stopped whether it took too long; then there are no rows
 */
record QuestionAnswer(List<ResultColumn> columns, List<@Nullable String[]> rows, boolean stopped) {
    static final int MOST_ROWS = 10_000;

    private static final String MARK = "\uFEFF";
    private static final String QUERY_CANCELED = "57014";

    static QuestionAnswer to(Question question, Jdbi mart) {
        try {
            return mart.inTransaction(handle -> ask(question, handle.getConnection()));
        } catch (SQLException failure) {
            if (QUERY_CANCELED.equals(failure.getSQLState())) {
                return new QuestionAnswer(List.of(), List.of(), true);
            }
            throw new IllegalStateException(
                    "Cannot answer sql/examples/" + question.name() + ".sql: " + failure.getMessage(), failure);
        }
    }

    private static QuestionAnswer ask(Question question, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction read only");
            statement.execute("set local search_path = publish");
            statement.execute("set local statement_timeout = '20s'");
            statement.setEscapeProcessing(false);
            statement.setMaxRows(MOST_ROWS + 1);
            try (ResultSet found = statement.executeQuery(question.sql())) {
                ResultRows rows = new ResultRows(found);
                List<@Nullable String[]> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.values());
                }
                return new QuestionAnswer(rows.columns(), values, false);
            }
        }
    }

    boolean isCut() {
        return rows.size() > MOST_ROWS;
    }

    /** For Excel: UTF-8 with a byte order mark, no formulas. */
    String csv() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ResultWriter writer = ResultWriter.open(OutputFormat.CSV, out, columns, MOST_ROWS)) {
            for (@Nullable String[] row : rows) {
                if (!writer.add(row)) {
                    break;
                }
            }
            writer.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return MARK + out.toString(StandardCharsets.UTF_8);
    }
}

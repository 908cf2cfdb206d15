package io.eldercare.mart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Ad-hoc queries on the mart. They run as a role of their own that may read, in a read-only transaction that is always rolled
 * back: rights do the work, not the reading of the statement.
 */
public final class ReadOnlySql {
    private static final String CURSOR = "declare result no scroll cursor for ";
    private static final int FETCH_ROWS = 2_000;
    private static final Pattern ROLE = Pattern.compile("leader|statistician|steward|county_[0-9]{6}");
    private static final String NO_SUCH_ROLE = "22023";

    private final Connections reader;
    private final QueryLimits limits;

    /**
     * @param server with migrations applied
     * @param role whose rights count: statistician, leader, steward or county_ and a county's code
     */
    public ReadOnlySql(MartServer server, String role, QueryLimits limits) {
        if (!ROLE.matcher(role).matches()) {
            throw new QueryException("没有角色 " + role + "：可用 leader、statistician、steward、county_ 加六位县区代码");
        }
        this.limits = limits;
        this.reader = server.reader();
        int milliseconds = Math.toIntExact(limits.time().toMillis());
        reader.setOptions("-c role=" + role + " -c statement_timeout=" + milliseconds
                + " -c default_transaction_read_only=on" + " -c cursor_tuple_fraction=1 -c datestyle=ISO,YMD");
        reader.setSocketTimeout(milliseconds / 1000 + 30);
        reader.setBinaryTransfer(false);
        reader.setApplicationName("eldercare sql as " + role);
    }

    /**
     * Writes the result; the stream stays open.
     *
     * @throws QueryException for a statement that is wrong, not allowed, or takes too long
     */
    public QuerySummary run(String sql, OutputFormat format, OutputStream out) throws IOException {
        SqlText statement = SqlText.parse(sql);
        try (Connection connection = reader.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return statement.isQuery()
                        ? query(connection, statement, format, out)
                        : note(connection, statement, format, out);
            } catch (PSQLException failure) {
                throw explain(failure, statement);
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            if (NO_SUCH_ROLE.equals(failure.getSQLState())) {
                throw new QueryException("没有这个角色，或数据集市里还没有这个县区：" + reader.getApplicationName());
            }
            throw new MartException("查询时与数据集市的连接中断：" + failure.getMessage(), failure);
        }
    }

    /** Writes the result to a file, which appears only when it is whole. */
    public QuerySummary run(String sql, OutputFormat format, Path file) throws IOException {
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), ".query-", ".part");
        try {
            QuerySummary summary;
            try (OutputStream out = Files.newOutputStream(aside)) {
                summary = run(sql, format, out);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private QuerySummary query(Connection connection, SqlText sql, OutputFormat format, OutputStream out)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(CURSOR + sql.text());
            ResultSet rows = fetch(statement, 0);
            RowLimit target = new RowLimit(format.open(out), columns(rows.getMetaData()), limits.rows());
            while (target.take(rows)) {
                rows = fetch(statement, target.written());
            }
            return target.end();
        }
    }

    /** The next rows; with the last of them one more than may be written, which tells that the result is cut. */
    private ResultSet fetch(Statement statement, long written) throws SQLException {
        return statement.executeQuery(
                "fetch forward " + Math.min(FETCH_ROWS, limits.rows() + 1L - written) + " from result");
    }

    private QuerySummary note(Connection connection, SqlText sql, OutputFormat format, OutputStream out)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            ResultSet rows = statement.executeQuery(sql.text());
            RowLimit target = new RowLimit(format.open(out), columns(rows.getMetaData()), limits.rows());
            target.take(rows);
            return target.end();
        }
    }

    private static List<ResultColumn> columns(ResultSetMetaData description) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int index = 1; index <= description.getColumnCount(); index++) {
            columns.add(ResultColumn.of(
                    description.getColumnLabel(index),
                    description.getColumnType(index),
                    description.getColumnTypeName(index)));
        }
        return columns;
    }

    private RuntimeException explain(PSQLException failure, SqlText sql) {
        ServerErrorMessage server = failure.getServerErrorMessage();
        if (server == null) {
            return new MartException("查询时与数据集市的连接中断：" + failure.getMessage(), failure);
        }
        return new QueryException(
                switch (String.valueOf(failure.getSQLState())) {
                    case "57014" ->
                        "查询超过 " + limits.time().toMillis() / 1000 + " 秒，已停止：请缩小范围，例如加 where month = date '2025-10-01'";
                    case "42501" -> "没有权限，只能读给该角色的表：" + server.getMessage();
                    case "25006" -> "只能查询，不能修改：" + server.getMessage();
                    case "53400" -> "查询占用的临时空间太多，已停止：请缩小范围";
                    default ->
                        "查询有误：" + server.getMessage() + place(server.getPosition(), sql) + hint(server.getHint());
                });
    }

    /** Line and character of the statement as typed. */
    private static String place(int position, SqlText sql) {
        int typed = position - (sql.isQuery() ? CURSOR.length() : 0);
        int length = sql.text().codePointCount(0, sql.text().length());
        if (position <= 0 || typed < 1 || typed > length + 1) {
            return "";
        }
        String before = sql.text().substring(0, sql.text().offsetByCodePoints(0, typed - 1));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        int character = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return "（第 " + line + " 行第 " + character + " 个字符）";
    }

    private static String hint(@Nullable String hint) {
        return hint == null ? "" : "。" + hint;
    }
}

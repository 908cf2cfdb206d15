package io.eldercare.mart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Clears replaced rows away and brings the planner's statistics up to date in a whole database, beside readers. The server's own housekeeping does it in
 * passing where it runs all day; a private server mostly runs for a night only.
 */
public final class DatabaseUpkeep {

    private DatabaseUpkeep() {}

    /**
     * Sizes in bytes.
     *
     * @param deadRows replaced rows that were still kept
     */
    public record Change(String database, long deadRows, long before, long after) {}

    /** What there is to do; nothing is touched. @throws MartException when the database cannot be asked */
    public static Change look(DataSource database) {
        try (Connection connection = database.getConnection()) {
            long size = size(connection);
            return new Change(connection.getCatalog(), deadRows(connection), size, size);
        } catch (SQLException failure) {
            throw new MartException("不能查看数据库的大小：" + failure.getMessage(), failure);
        }
    }

    /** Does it. @throws MartException when it fails; a table is either done or as it was */
    public static Change tidy(DataSource database) {
        try (Connection connection = database.getConnection()) {
            long dead = deadRows(connection);
            long before = size(connection);
            execute(connection, "vacuum (analyze, skip_locked)");
            return new Change(connection.getCatalog(), dead, before, size(connection));
        } catch (SQLException failure) {
            throw new MartException("数据库清理失败，数据未受影响：" + failure.getMessage(), failure);
        }
    }

    private static long size(Connection connection) throws SQLException {
        return number(connection, "select pg_database_size(current_database())");
    }

    private static long deadRows(Connection connection) throws SQLException {
        execute(connection, "select pg_stat_force_next_flush()");
        return number(connection, "select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.eldercare.mart;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The months of each table that a transaction changes, noted in {@code ops.publication_change} with the next publication number, so that the copy for
 * readers follows without reading everything.
 */
final class TouchedMonths {
    private static final String ANY_MONTH = "";

    private final Connection connection;
    private final Map<String, Set<String>> months = new java.util.TreeMap<>();
    private final Map<String, Boolean> monthly = new HashMap<>();

    TouchedMonths(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement that changes rows of the table. @param sql insert, update or delete without {@code returning} */
    void execute(String table, String sql, Binding binding) throws SQLException {
        boolean byMonth = isMonthly(table);
        String counted = byMonth
                ? "with touched as (" + sql + " returning month) select distinct month from touched"
                : "with touched as (" + sql + " returning 1) select null::date from touched limit 1";
        try (PreparedStatement statement = connection.prepareStatement(counted)) {
            binding.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    add(table, Optional.ofNullable(rows.getObject(1, LocalDate.class)));
                }
            }
        }
    }

    /** Notes rows that are copied in. @param month of the row; empty where the table has none */
    void add(String table, Optional<LocalDate> month) {
        months.computeIfAbsent(table, key -> new TreeSet<>())
                .add(month.map(LocalDate::toString).orElse(ANY_MONTH));
    }

    boolean isMonthly(String table) throws SQLException {
        Boolean known = monthly.get(table);
        if (known == null) {
            try (PreparedStatement statement = connection.prepareStatement("""
                    select count(*) from pg_attribute
                    where attrelid = ?::regclass and attname = 'month' and not attisdropped
                    """)) {
                statement.setString(1, table);
                try (ResultSet found = statement.executeQuery()) {
                    found.next();
                    known = found.getInt(1) > 0;
                }
            }
            monthly.put(table, known);
        }
        return known;
    }

    /** Writes the notes and counts the publication. */
    void record() throws SQLException {
        long publication;
        try (Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery(
                        "update ops.door set publication_id = publication_id + 1 returning publication_id")) {
            number.next();
            publication = number.getLong(1);
        }
        add("ops.door", Optional.empty()); // readers see the number
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into ops.publication_change (publication_id, relation, month) values (?, ?, ?)")) {
            for (Map.Entry<String, Set<String>> table : months.entrySet()) {
                for (String month : table.getValue()) {
                    insert.setLong(1, publication);
                    insert.setString(2, table.getKey());
                    insert.setDate(3, month.equals(ANY_MONTH) ? null : Date.valueOf(month));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** Sets the parameters of a statement. */
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}

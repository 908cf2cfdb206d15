package io.eldercare.mart.door;

import io.eldercare.mart.MartException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The readers' database against the mart it was copied from: the same publication, and the same rows in every published table and month. */
public final class CopyProof {
    private final DataSource mart;
    private final DataSource readers;

    public CopyProof(DataSource mart, DataSource readers) {
        this.mart = mart;
        this.readers = readers;
    }

    /**
     * A table and month in which the two differ.
     *
     * @param month ISO date of its first day; empty for rows without month
     */
    public record Difference(String table, String month) {}

    private record Print(long rows, BigDecimal hash) {}

    /** Whether the copy carries the mart's present publication. */
    public boolean isCurrent() {
        try (Connection from = mart.getConnection();
                Connection to = readers.getConnection()) {
            return CopyStamp.wanted(from, to).equals(CopyStamp.copied(to));
        } catch (SQLException failure) {
            throw new MartException("核对读者的副本失败：" + failure.getMessage(), failure);
        }
    }

    /** Months that published tables hold, the latest first. */
    public List<String> months() {
        try (Connection from = mart.getConnection()) {
            return texts(from, "select distinct month::text from publish.kpi_value order by 1 desc");
        } catch (SQLException failure) {
            throw new MartException("核对读者的副本失败：" + failure.getMessage(), failure);
        }
    }

    /** @param months to compare; rows without month are compared whole */
    public List<Difference> differences(List<String> months) {
        List<Difference> differences = new ArrayList<>();
        try (Connection from = mart.getConnection();
                Connection to = readers.getConnection()) {
            for (ViewCopy view : ViewCopy.all(from)) {
                boolean monthly = List.of(view.columns().split(", ", -1)).contains("month");
                String columns = typed(to, view);
                Map<String, Print> wanted = prints(from, columns, view.schema() + "." + view.name(), monthly, months);
                Map<String, Print> copied = prints(to, columns, view.target(), monthly, months);
                TreeMap<String, Print> either = new TreeMap<>(wanted);
                either.putAll(copied);
                either.keySet().stream()
                        .filter(month ->
                                !(wanted.containsKey(month) && wanted.get(month).equals(copied.get(month))))
                        .forEach(month -> differences.add(new Difference(view.target(), month)));
            }
        } catch (SQLException failure) {
            throw new MartException("核对读者的副本失败：" + failure.getMessage(), failure);
        }
        return differences;
    }

    /** The columns as the readers' table types them: a rounded number is the same number with fewer digits. */
    private static String typed(Connection readers, ViewCopy view) throws SQLException {
        return String.join(
                ", ",
                texts(
                        readers,
                        "select quote_ident(attname) || '::' || format_type(atttypid, atttypmod) from pg_attribute"
                                + " where attrelid = '" + view.target()
                                + "'::regclass and attnum > 0 and not attisdropped"
                                + " order by attnum"));
    }

    private static Map<String, Print> prints(
            Connection connection, String columns, String relation, boolean monthly, List<String> months)
            throws SQLException {
        String month = monthly ? "month::text" : "''";
        Map<String, Print> prints = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("select " + month
                + ", count(*), sum(hashtextextended(row(" + columns + ")::text, 0)::numeric) from " + relation
                + (monthly ? " where month = any(?::date[])" : "") + " group by 1")) {
            if (monthly) {
                select.setArray(1, connection.createArrayOf("text", months.toArray()));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    prints.put(rows.getString(1), new Print(rows.getLong(2), rows.getBigDecimal(3)));
                }
            }
        }
        return prints;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

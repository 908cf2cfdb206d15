package io.eldercare.mart.door;

import io.eldercare.mart.MartException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * One view of schemas {@code publish} and {@code publish_county}, and which of its rows go into the table of the same name (schemas {@code mart} and
 * {@code county}) of the readers' database.
 *
 * @param schema of the view
 * @param columns of the view, joined by commas
 * @param whole all rows; else those of the months
 */
record ViewCopy(String schema, String name, String columns, boolean whole, List<LocalDate> months) {
    private static final int BUFFER_BYTES = 1 << 16;

    private static final String VIEWS = """
            select
                view.oid,
                view.relnamespace::regnamespace::text as schema,
                view.relname as name,
                string_agg(quote_ident(attname), ', ' order by attnum) as columns,
                bool_or(attname = 'month') as is_monthly
            from pg_class as view
            inner join pg_attribute on attrelid = view.oid and attnum > 0 and not attisdropped
            where view.relkind = 'v' and view.relnamespace::regnamespace::text in ('publish', 'publish_county')
            group by view.oid, view.relnamespace, view.relname
            """;

    // a table without months touches all rows of the views that read it, and of tables that lose rows with it
    private static final String TOUCHED = """
            with recursive view as (
            """ + VIEWS + """
            ),

            reads as (
                select view.oid as view_oid, refobjid as relation
                from view
                inner join pg_rewrite on ev_class = view.oid
                inner join pg_depend on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid
                where refclassid = 'pg_class'::regclass and refobjid <> view.oid
                union
                select reads.view_oid, refobjid
                from reads
                inner join pg_rewrite on ev_class = reads.relation
                inner join pg_depend on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid
                where refclassid = 'pg_class'::regclass and refobjid <> reads.relation
            ),

            changed as (
                select relation::regclass::oid as relation, month
                from ops.publication_change
                where publication_id > ?
                union
                select conrelid, null::date
                from changed
                inner join pg_constraint on confrelid = changed.relation and confdeltype = 'c'
                where changed.month is null
            )

            select
                schema, name, columns,
                bool_or(month is null or not is_monthly) as whole,
                coalesce(array_agg(distinct month order by month) filter (where month is not null), '{}') as months
            from view
            inner join reads on view.oid = view_oid
            inner join changed using (relation)
            group by schema, name, columns
            order by schema, name
            """;

    static List<ViewCopy> all(Connection mart) throws SQLException {
        List<ViewCopy> copies = new ArrayList<>();
        try (Statement statement = mart.createStatement();
                ResultSet row = statement.executeQuery(VIEWS + " order by schema, name")) {
            while (row.next()) {
                copies.add(new ViewCopy(
                        row.getString("schema"), row.getString("name"), row.getString("columns"), true, List.of()));
            }
        }
        return copies;
    }

    /** What publications after the given one changed. */
    static List<ViewCopy> touched(Connection mart, long publication) throws SQLException {
        List<ViewCopy> copies = new ArrayList<>();
        try (PreparedStatement statement = mart.prepareStatement(TOUCHED)) {
            statement.setLong(1, publication);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    java.sql.Date[] months =
                            (java.sql.Date[]) row.getArray("months").getArray();
                    copies.add(new ViewCopy(
                            row.getString("schema"),
                            row.getString("name"),
                            row.getString("columns"),
                            row.getBoolean("whole"),
                            Arrays.stream(months)
                                    .map(java.sql.Date::toLocalDate)
                                    .toList()));
                }
            }
        }
        return copies;
    }

    /** The table of the readers' database. */
    String target() {
        return (schema.equals("publish") ? "mart." : "county.") + name;
    }

    /** Replaces the rows, within the callers' transactions; returns how many came. */
    long run(Connection mart, Connection readers) throws SQLException {
        String target = target();
        String where = whole ? "" : " where month in (" + quoted() + ")";
        try (Statement delete = readers.createStatement()) {
            delete.executeUpdate("delete from " + target + where);
        }
        try (OutputStream rows = new PGCopyOutputStream(
                readers.unwrap(PGConnection.class), "copy " + target + " (" + columns + ") from stdin", BUFFER_BYTES)) {
            return mart.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + columns + " from " + schema + "." + name + where + ") to stdout", rows);
        } catch (IOException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new MartException("向读者的副本写入 " + target + " 时中断：" + failure.getMessage(), failure);
        }
    }

    private String quoted() {
        return months.stream().map(month -> "'" + month + "'").collect(Collectors.joining(", "));
    }
}

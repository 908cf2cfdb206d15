package io.eldercare.report.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Tables and views of schema {@code mart} with what the database, or else the migrations' comments, say of them. */
final class MartTables {
    private static final Pattern HEAD = Pattern.compile("(?:create table|alter table|create view) mart\\.(\\w+).*");
    private static final Pattern COLUMN =
            Pattern.compile("\\s+(?:add column )?(\\w+)\\s+[a-z][^-]*?,?;?\\s*--\\s*(.+)");

    private final Jdbi mart;
    private final Path migrations;

    MartTables(Jdbi mart, Path migrations) {
        this.mart = mart;
        this.migrations = migrations;
    }

    /** @param id names it on a page */
    record Table(String id, String name, String comment, List<Column> columns) {}

    record Column(String name, String type, String comment) {}

    private record Row(String table, String tableComment, String column, String type, String comment) {}

    Collection<Table> tables() {
        Map<String, String> written = written();
        List<Row> rows = mart.withHandle(handle -> handle.createQuery("""
                        select relname, coalesce(obj_description(pg_class.oid), '') as table_comment, attname,
                            format_type(atttypid, atttypmod) as type,
                            coalesce(col_description(pg_class.oid, attnum), '') as comment
                        from pg_class
                        inner join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
                        where relnamespace = 'mart'::regnamespace and relkind in ('r', 'v')
                        order by relname, attnum
                        """)
                .map((row, context) -> new Row(
                        row.getString("relname"),
                        row.getString("table_comment"),
                        row.getString("attname"),
                        row.getString("type"),
                        row.getString("comment")))
                .list());
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Row row : rows) {
            tables.computeIfAbsent(
                            row.table(),
                            name -> new Table(
                                    "mart-" + name,
                                    name,
                                    row.tableComment().isEmpty() ? written.getOrDefault(name, "") : row.tableComment(),
                                    new ArrayList<>()))
                    .columns()
                    .add(new Column(
                            row.column(),
                            row.type(),
                            row.comment().isEmpty()
                                    ? written.getOrDefault(row.table() + "." + row.column(), "")
                                    : row.comment()));
        }
        return tables.values();
    }

    /** Comments of the migrations by {@code table} (the lines above it) and {@code table.column} (behind it). */
    private Map<String, String> written() {
        Map<String, String> comments = new HashMap<>();
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                read(Files.readAllLines(file), comments);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + migrations, failure);
        }
        return comments;
    }

    private static void read(List<String> lines, Map<String, String> comments) {
        String table = "";
        StringBuilder above = new StringBuilder();
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (line.startsWith("--")) {
                above.append(above.isEmpty() ? "" : " ")
                        .append(line.substring(2).strip());
                continue;
            }
            if (head.matches()) {
                table = head.group(1);
                if (!above.isEmpty() && line.startsWith("create")) {
                    comments.putIfAbsent(table, above.toString());
                }
            } else if (column.matches()) {
                comments.putIfAbsent(
                        table + "." + column.group(1), column.group(2).strip());
            }
            above.setLength(0);
        }
    }
}

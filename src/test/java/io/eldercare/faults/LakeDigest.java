package io.eldercare.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lake by DuckDB over its Parquet files. */
final class LakeDigest {
    private LakeDigest() {}

    static Connection duck() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:");
    }

    /** Rows and their hash, in any order, by table. */
    static Map<String, String> of(Path lake) throws IOException, SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection duck = duck();
                Statement statement = duck.createStatement()) {
            for (Path table : tables(lake)) {
                List<Path> files = DeltaLog.files(table);
                String name = lake.relativize(table).toString();
                if (files.isEmpty()) {
                    digests.put(name, "0 rows");
                    continue;
                }
                String source = source(files);
                List<String> columns = new ArrayList<>();
                try (ResultSet described = statement.executeQuery(
                        "select column_name from (describe select * from " + source + ") order by column_name")) {
                    while (described.next()) {
                        columns.add("\"" + described.getString(1) + "\"");
                    }
                }
                try (ResultSet row = statement.executeQuery(
                        "select count(*) || ' rows ' || md5(string_agg(line, '' order by line)) from (select md5(cast(row("
                                + String.join(", ", columns) + ") as varchar)) as line from " + source + ")")) {
                    row.next();
                    digests.put(name, row.getString(1));
                }
            }
        }
        return digests;
    }

    static String source(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file + "'")
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = true)"));
    }

    /** Folders of tables below a layer, sorted. */
    static List<Path> tables(Path lake) throws IOException {
        List<Path> tables = new ArrayList<>();
        for (String layer : List.of("bronze", "silver", "gold")) {
            if (Files.isDirectory(lake.resolve(layer))) {
                try (Stream<Path> folders = Files.list(lake.resolve(layer))) {
                    folders.filter(folder -> Files.exists(folder.resolve("_delta_log")))
                            .sorted()
                            .forEach(tables::add);
                }
            }
        }
        return tables;
    }
}

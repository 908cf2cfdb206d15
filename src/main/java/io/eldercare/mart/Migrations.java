package io.eldercare.mart;

import io.eldercare.lake.NewerHomeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the mart's schema to the scripts of {@code sql/mart} ({@code V<version>__<name>.sql}). Costs one query when it is there already. */
public final class Migrations {
    private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__\\w+\\.sql");
    private static final String HISTORY = "schema_history";

    private Migrations() {}

    /**
     * @param scripts folder {@code sql/mart}
     * @throws MartException when a script fails, or one that was applied has been changed since
     * @throws NewerHomeException when a newer program has brought the schema further
     */
    public static void apply(DataSource mart, Path scripts) {
        SortedMap<Integer, Integer> wanted = wanted(scripts);
        SortedMap<Integer, Integer> applied = applied(mart);
        if (wanted.equals(applied)) {
            return;
        }
        // Flyway takes tables of the future for granted
        if (!applied.isEmpty() && !wanted.isEmpty() && applied.lastKey() > wanted.lastKey()) {
            throw new NewerHomeException("数据集市", applied.lastKey(), wanted.lastKey());
        }
        try {
            Flyway.configure()
                    .dataSource(mart)
                    .locations("filesystem:" + scripts.toAbsolutePath())
                    .defaultSchema("public")
                    .table(HISTORY)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new MartException(
                    "数据集市的表结构升级失败（sql/" + scripts.getFileName() + "）：" + firstLine(failure)
                            + "。已执行过的脚本不可修改：请另加新的 V<n>__….sql",
                    failure);
        }
    }

    private static String firstLine(FlywayException failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message.strip().replace('\n', ' ');
    }

    /** How many scripts there are; 0 without the folder. */
    public static int count(Path scripts) {
        return Files.isDirectory(scripts) ? wanted(scripts).size() : 0;
    }

    private static SortedMap<Integer, Integer> wanted(Path scripts) {
        SortedMap<Integer, Integer> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.list(scripts)) {
            for (Path file : files.toList()) {
                Matcher name = SCRIPT.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    checksums.put(Integer.parseInt(name.group(1)), checksum(Files.readString(file)));
                }
            }
        } catch (IOException failure) {
            throw new MartException("读不出数据集市的建表脚本（sql/" + scripts.getFileName() + "）：" + failure.getMessage(), failure);
        }
        return checksums;
    }

    private static SortedMap<Integer, Integer> applied(DataSource mart) {
        SortedMap<Integer, Integer> checksums = new TreeMap<>();
        try (Connection connection = mart.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet known = statement.executeQuery("select to_regclass('public." + HISTORY + "') is not null")) {
                if (!known.next() || !known.getBoolean(1)) {
                    return checksums;
                }
            }
            try (ResultSet rows = statement.executeQuery("select version::integer, checksum from public." + HISTORY
                    + " where success and version is not null and checksum is not null")) {
                while (rows.next()) {
                    checksums.put(rows.getInt(1), rows.getInt(2));
                }
            }
            return checksums;
        } catch (SQLException failure) {
            throw new MartException("读不出数据集市的表结构版本：" + failure.getMessage(), failure);
        }
    }

    /** Flyway's own check sum: CRC-32 of the lines without their ends. */
    private static int checksum(String script) throws IOException {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new StringReader(script))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.lake.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a home holds, comparable with another home: a hash of the sorted rows of each table of the lake, the content hash of the
 * mart, its deliveries without the run that took them, and the bytes of the reports.
 */
record Content(Map<String, String> lake, String mart, List<String> deliveries, Map<String, String> reports) {

    static Content of(TestHome home) {
        return new Content(
                lake(home),
                home.mart().contentHash(),
                home.rows(
                        "select delivery_id, feed, county_code, month, revision, mode, sheet, file_name, sender, sha256,"
                                + " received_at, verdict, reason, rows, accepted, rejected, skipped, warned from ops.delivery"
                                + " order by delivery_id, feed, county_code, month"),
                hashes(home.home().reports()));
    }

    /** Fails where the tables, figures or reports of a home are not these; earlier nights may have left reports of other months. */
    void assertStandsIn(TestHome home) {
        Content found = of(home);
        assertThat(found.lake()).containsExactlyInAnyOrderEntriesOf(lake);
        assertThat(found.deliveries()).isEqualTo(deliveries);
        assertThat(found.mart()).isEqualTo(mart);
        assertThat(found.reports()).containsAllEntriesOf(reports);
    }

    /** The rows of each table of the lake that has any, as sorted lines of JSON, by name such as {@code silver.visit}. */
    static Map<String, List<String>> lines(TestHome home) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String layer : List.of("bronze", "silver", "gold")) {
            for (String table : folders(home.home().lake().resolve(layer))) {
                List<String> rows = lines(home.lake().read(layer, table, month -> true));
                if (!rows.isEmpty()) {
                    lines.put(layer + "." + table, rows);
                }
            }
        }
        return lines;
    }

    /** Each row as JSON, sorted. */
    static List<String> lines(Dataset<Row> rows) {
        return rows.selectExpr("to_json(struct(*))").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private static Map<String, String> lake(TestHome home) {
        Map<String, String> hashes = new TreeMap<>();
        lines(home).forEach((table, rows) -> {
            byte[] text = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
            hashes.put(table, rows.size() + " rows " + Archive.sha256(text));
        });
        return hashes;
    }

    private static List<String> folders(Path folder) {
        try (Stream<Path> tables = Files.list(folder)) {
            return tables.map(table -> String.valueOf(table.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SHA-256 by path of the files below a folder. */
    static Map<String, String> hashes(Path folder) {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : TestHome.files(folder)) {
            try {
                hashes.put(folder.relativize(file).toString(), Archive.sha256(Files.readAllBytes(file)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return hashes;
    }
}

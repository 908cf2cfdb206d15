package io.eldercare.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.exceptions.TableNotFoundException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** The Delta tables of a lake, by layer and name. Writes replace what they state and nothing else. */
public final class DeltaFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern MONTH_FOLDER = Pattern.compile("/month=(\\d{4}-\\d{2})-01/[^/]+$");

    private final SparkSession spark;
    private final Path root;

    public DeltaFiles(SparkSession spark, Path root) {
        this.spark = spark;
        this.root = root;
    }

    public SparkSession spark() {
        return spark;
    }

    public String path(String layer, String table) {
        return root + "/" + layer + "/" + table;
    }

    public boolean exists(String layer, String table) {
        org.apache.hadoop.fs.Path log = new org.apache.hadoop.fs.Path(path(layer, table), "_delta_log");
        try {
            return log.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(log);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot look for " + layer + "." + table, failure);
        }
    }

    /**
     * The rows of a table at its present version, bound to its files: later commits do not change what it reads.
     *
     * @param months which months of a table that is partitioned by month; other tables are read whole
     */
    public Dataset<Row> read(String layer, String table, Predicate<YearMonth> months) {
        return fitted(LiveFiles.of(spark, path(layer, table), months).rows(spark));
    }

    /** A small night's rows come in one partition, see {@link Sessions#fitTo}; a table without files stays as it is. */
    public Dataset<Row> fitted(Dataset<Row> rows) {
        return Sessions.readsWholeTables(spark) && !rows.isLocal() ? rows.coalesce(1) : rows;
    }

    /** Whether a query is one task over whole tables, see {@link Sessions#fitTo}. */
    public boolean readsWholeTables() {
        return Sessions.readsWholeTables(spark);
    }

    /** Whether many rows of many months are best taken month by month, see {@link Sessions#fitTo}. */
    public boolean takesMonthsApart() {
        return !Sessions.readsWholeTables(spark) && spark.sparkContext().isLocal();
    }

    /** Few rows from many places, to be written into one file a month. The places are read side by side where that pays. */
    public Dataset<Row> gathered(Dataset<Row> rows) {
        return Sessions.readsWholeTables(spark) ? rows.coalesce(1) : rows.repartition(1);
    }

    /**
     * Replaces the rows that match {@code where} by {@code rows} in one commit of a table that is partitioned by month; creates
     * the table when it is new. Months that the table has never seen are appended, since there is nothing to look for.
     *
     * @param months months that {@code where} can match
     */
    public void replace(String layer, String table, Dataset<Row> rows, String where, Collection<YearMonth> months) {
        boolean fresh = months.stream().noneMatch(month -> Files.exists(folder(layer, table, month)));
        write(layer, table, rows, fresh && exists(layer, table) ? "" : where, List.of("month"));
    }

    /**
     * Which of the months a table that is partitioned by month holds rows of, by one reading of its log. What a run that died wrote
     * and never committed is none.
     */
    public Set<YearMonth> monthsHeld(String layer, String table, Collection<YearMonth> asked) {
        Set<YearMonth> begun = asked.stream()
                .filter(month -> Files.exists(folder(layer, table, month)))
                .collect(Collectors.toSet());
        if (begun.isEmpty() || !exists(layer, table)) {
            return Set.of();
        }
        try {
            return files(layer, table, begun::contains).stream()
                    .map(DeltaFiles::month)
                    .collect(Collectors.toSet());
        } catch (TableNotFoundException withoutCommit) {
            return Set.of();
        }
    }

    private static YearMonth month(String file) {
        Matcher month = MONTH_FOLDER.matcher(file);
        if (!month.find()) {
            throw new IllegalStateException("No month in " + file);
        }
        return YearMonth.parse(month.group(1));
    }

    private Path folder(String layer, String table, YearMonth month) {
        return root.resolve(layer).resolve(table).resolve("month=" + month.atDay(1));
    }

    /** Replaces the rows that match {@code where} by {@code rows} in one commit; creates the table when it is new. */
    public void replace(String layer, String table, Dataset<Row> rows, String where) {
        write(layer, table, rows, where, List.of());
    }

    private void write(String layer, String table, Dataset<Row> rows, String where, List<String> partitionColumns) {
        String path = path(layer, table);
        List<String> statistics = new ArrayList<>();
        for (String column : List.of("month", "county_code")) {
            if (List.of(rows.columns()).contains(column) && !partitionColumns.contains(column)) {
                statistics.add(column);
            }
        }
        var writer = rows.write()
                .format("delta")
                .mode(where.isEmpty() ? SaveMode.Append : SaveMode.Overwrite)
                .option("delta.dataSkippingStatsColumns", String.join(",", statistics))
                .partitionBy(partitionColumns.toArray(String[]::new));
        if (!where.isEmpty() && exists(layer, table)) {
            writer = writer.option("replaceWhere", where);
        }
        Failpoint.COMMIT_BEFORE.hit();
        writer.save(path);
        Failpoint.COMMIT_AFTER.hit();
    }

    /** Adds rows to a table that is there, in one commit. */
    public void append(String layer, String table, Dataset<Row> rows) {
        write(layer, table, rows, "", List.of("month"));
    }

    /** Data files of the months at the table's present version, as full paths like {@link #latestFiles}. */
    public List<String> files(String layer, String table, Predicate<YearMonth> months) {
        LiveFiles live = LiveFiles.of(spark, path(layer, table), months);
        org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(path(layer, table));
        return live.files().stream()
                .map(file -> root + "/"
                        + live.root().toUri().relativize(file.getPath().toUri()).getPath())
                .toList();
    }

    /** Data files that the latest commit of a table added, as full paths: what a run has just written, without a table scan. */
    public List<String> latestFiles(String layer, String table) {
        org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(path(layer, table));
        org.apache.hadoop.fs.Path log = new org.apache.hadoop.fs.Path(root, "_delta_log");
        try {
            FileSystem files = log.getFileSystem(spark.sparkContext().hadoopConfiguration());
            org.apache.hadoop.fs.Path latest = Arrays.stream(files.listStatus(log))
                    .map(FileStatus::getPath)
                    .filter(file -> file.getName().matches("\\d{20}\\.json"))
                    .max(Comparator.comparing(org.apache.hadoop.fs.Path::getName))
                    .orElseThrow(() -> new IOException("the log of " + layer + "." + table + " holds no commit"));
            List<String> added = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(files.open(latest), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode add = JSON.readTree(line).path("add");
                    if (!add.isMissingNode()) {
                        added.add(root + "/"
                                + URI.create(add.path("path").asText()).getPath());
                    }
                }
            }
            return added;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the log of " + layer + "." + table, failure);
        }
    }

    /** Forces to disk what this process has written to tables; on a store such as HDFS what is closed has been forced already. */
    public static void force() throws IOException {
        UnforcedFiles.force();
    }

    /** Forgets what this process knows of tables whose folders were moved or deleted under it. */
    public static void forgetAll() {
        DeltaLog.clearCache();
    }

    /** Replaces the whole table. */
    public void overwrite(String layer, String table, Dataset<Row> rows) {
        Failpoint.COMMIT_BEFORE.hit();
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", "true")
                .option("delta.dataSkippingNumIndexedCols", "0")
                .save(path(layer, table));
        Failpoint.COMMIT_AFTER.hit();
    }
}

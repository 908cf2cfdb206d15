package io.eldercare.lake;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** The Delta tables of a lake, by layer and name. Writes replace what they state and nothing else. */
public final class DeltaFiles {
    private final SparkSession spark;
    private final String root;

    public DeltaFiles(SparkSession spark, Path root) {
        this.spark = spark;
        this.root = root.toString();
    }

    public SparkSession spark() {
        return spark;
    }

    public String path(String layer, String table) {
        return root + "/" + layer + "/" + table;
    }

    public boolean exists(String layer, String table) {
        return DeltaTable.isDeltaTable(spark, path(layer, table));
    }

    public Dataset<Row> read(String layer, String table) {
        return spark.read().format("delta").load(path(layer, table));
    }

    public Optional<Dataset<Row>> find(String layer, String table) {
        return exists(layer, table) ? Optional.of(read(layer, table)) : Optional.empty();
    }

    /**
     * Replaces the rows that match {@code where} by {@code rows} in one commit; creates the table when it is new.
     *
     * @param partitionColumns used when the table is created
     */
    public void replace(String layer, String table, Dataset<Row> rows, String where, List<String> partitionColumns) {
        String path = path(layer, table);
        List<String> statistics = new ArrayList<>();
        for (String column : List.of("month", "county_code")) {
            if (List.of(rows.columns()).contains(column) && !partitionColumns.contains(column)) {
                statistics.add(column);
            }
        }
        var writer = rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("delta.dataSkippingStatsColumns", String.join(",", statistics))
                .partitionBy(partitionColumns.toArray(String[]::new));
        if (exists(layer, table)) {
            writer = writer.option("replaceWhere", where);
        }
        writer.save(path);
    }

    /** Forgets what this process knows of tables whose folders were moved or deleted under it. */
    public static void forgetAll() {
        DeltaLog.clearCache();
    }

    /** Replaces the whole table. */
    public void overwrite(String layer, String table, Dataset<Row> rows) {
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", "true")
                .option("delta.dataSkippingNumIndexedCols", "0")
                .save(path(layer, table));
    }
}

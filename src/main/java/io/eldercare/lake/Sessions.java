package io.eldercare.lake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a run: local by default, the cluster's when a master is configured outside. */
public final class Sessions {
    private static final long COMPILE_FROM_BYTES = 16L << 20;
    private static final String WHOLE_TABLES = "spark.eldercare.wholeTables";
    private static final String BROADCAST = "64MB";

    private Sessions() {}

    /**
     * @param scratch folder for shuffles and the session catalog's warehouse
     */
    public static SparkSession open(Path scratch) {
        SparkSession.Builder builder = SparkSession.builder().appName("eldercare-warehouse");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[*]");
        }
        settings(scratch).forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                builder.config(key, value);
            }
        });
        return builder.getOrCreate();
    }

    /**
     * Compiled and adaptive queries pay only over many rows: a small night runs them interpreted, in one partition, as planned
     * (docs/adr/0007).
     *
     * @param bytes size of the deliveries to bring in
     */
    public static void fitTo(SparkSession spark, long bytes) {
        boolean large = bytes > COMPILE_FROM_BYTES;
        spark.conf().set(WHOLE_TABLES, Boolean.toString(!large));
        spark.conf().set("spark.sql.codegen.wholeStage", Boolean.toString(large));
        spark.conf().set("spark.sql.codegen.factoryMode", large ? "FALLBACK" : "NO_CODEGEN");
        spark.conf().set("spark.sql.adaptive.enabled", Boolean.toString(large));
        spark.conf().set("spark.sql.shuffle.partitions", large ? "4" : "1");
        spark.conf().set("spark.sql.autoBroadcastJoinThreshold", large ? BROADCAST : "-1");
    }

    /** Whether tables are read in one partition each, so that a query is one task without a shuffle or a broadcast. */
    static boolean readsWholeTables(SparkSession spark) {
        return Boolean.parseBoolean(spark.conf().get(WHOLE_TABLES, "false"));
    }

    /** Why each stands here: docs/adr/0003 and the integrity rules. */
    private static Map<String, String> settings(Path scratch) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        settings.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        settings.put(
                "spark.sql.warehouse.dir", scratch.resolve("warehouse").toUri().toString());
        settings.put("spark.local.dir", scratch.toString());
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.speculation", "false");
        // exactness
        settings.put("spark.sql.ansi.enabled", "true");
        settings.put("spark.sql.storeAssignmentPolicy", "ANSI");
        settings.put("spark.sql.session.timeZone", "Asia/Shanghai");
        settings.put("spark.sql.timestampType", "TIMESTAMP_NTZ");
        settings.put("spark.sql.decimalOperations.allowPrecisionLoss", "false");
        settings.put("spark.sql.legacy.timeParserPolicy", "CORRECTED");
        settings.put("spark.sql.datetime.java8API.enabled", "true");
        settings.put("spark.sql.files.ignoreCorruptFiles", "false");
        settings.put("spark.sql.files.ignoreMissingFiles", "false");
        settings.put("spark.sql.variable.substitute", "false");
        // small cluster, many small queries
        settings.put("spark.sql.shuffle.partitions", "4");
        settings.put("spark.default.parallelism", "4");
        settings.put("spark.sql.adaptive.enabled", "true");
        settings.put("spark.sql.autoBroadcastJoinThreshold", BROADCAST);
        settings.put("spark.sql.parquet.compression.codec", "zstd");
        settings.put("spark.scheduler.mode", "FAIR");
        // Delta: few files, cheap commits
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        settings.put("spark.databricks.delta.stats.collect", "false");
        settings.put("spark.databricks.delta.stats.skipping", "false");
        settings.put("spark.databricks.delta.allFilesInCrc.enabled", "false");
        settings.put("spark.sql.ui.explainMode", "simple");
        settings.put("spark.sql.maxPlanStringLength", "1000");
        settings.put("spark.databricks.delta.replaceWhere.constraintCheck.enabled", "false");
        settings.put("spark.databricks.delta.properties.defaults.checkpointInterval", "20");
        settings.put("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false");
        return settings;
    }
}

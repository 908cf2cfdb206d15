package io.eldercare.lake;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the Spark session of a run: local by default, the cluster's when a master is configured outside. */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private static final long COMPILE_FROM_BYTES = 16L << 20;
    private static final long SPLIT_FROM_BYTES = 256L << 20;
    private static final String WHOLE_TABLES = "spark.eldercare.wholeTables";
    private static final String COMPILED = "spark.sql.codegen.wholeStage";
    private static final String BROADCAST = "64MB";
    private static final String SMALL = "4MB";

    /**
     * Rules that make plans over many rows better, or that find nothing in queries written by hand: each walks every plan of a night
     * several times. Together a twelfth of a small night's processor time.
     */
    private static final String RULES_FOR_MANY_ROWS = Stream.of(
                    "sql.delta.metric.OptimizeConditionalIncrementMetric",
                    "sql.delta.optimizer.RangePartitionIdRewrite",
                    "sql.execution.datasources.SchemaPruning",
                    "sql.execution.datasources.PushVariantIntoScan",
                    "sql.execution.datasources.PruneFileSourcePartitions",
                    "sql.execution.dynamicpruning.PartitionPruning",
                    "sql.catalyst.optimizer.InjectRuntimeFilter",
                    "sql.catalyst.optimizer.PruneFilters",
                    "sql.catalyst.optimizer.EliminateOuterJoin",
                    "sql.catalyst.optimizer.FoldablePropagation",
                    "sql.catalyst.optimizer.UnwrapCastInBinaryComparison",
                    "sql.catalyst.optimizer.OptimizeOneRowRelationSubquery",
                    "sql.catalyst.optimizer.SimplifyConditionals",
                    "sql.catalyst.optimizer.ReorderAssociativeOperator",
                    "sql.catalyst.optimizer.OptimizeIn",
                    "sql.catalyst.optimizer.GenerateOptimization",
                    "sql.catalyst.optimizer.PushFoldableIntoBranches",
                    "sql.catalyst.optimizer.ConstantPropagation",
                    "sql.catalyst.optimizer.SimplifyBinaryComparison",
                    "sql.catalyst.optimizer.PushDownLeftSemiAntiJoin",
                    "sql.catalyst.optimizer.CombineTypedFilters",
                    "sql.catalyst.optimizer.NestedColumnAliasing",
                    "sql.catalyst.optimizer.PushExtraPredicateThroughJoin")
            .map(rule -> "org.apache.spark." + rule)
            .collect(Collectors.joining(","));

    private static final int PARTITIONS = 4;
    private static final Pattern UNUSED = Pattern.compile(
            "yarn\\.|mapreduce\\.(?!input|output|fileoutputcommitter)|fs\\.(s3a|gs|azure|adl|abfs|wasb|ftp|viewfs)"
                    + "|ha\\.|hadoop\\.(http|registry|zk|prometheus)|adl\\.|ftp\\.");

    private Sessions() {}

    /**
     * @param scratch folder for shuffles and the session catalog's warehouse
     */
    public static SparkSession open(Path scratch) {
        SparkSession.Builder builder = SparkSession.builder().appName("eldercare-warehouse");
        // Delta writes the numbers of its log files by the language of the machine: in Arabic nobody would find them
        // again
        Locale.setDefault(Locale.ENGLISH);
        String master = System.getProperty("spark.master", "local[*]");
        boolean local = master.startsWith("local");
        builder.master(master);
        Map<String, String> settings = settings(scratch);
        settings.putAll(local ? ofOneMachine() : ofCluster());
        settings.forEach((key, value) -> {
            if (System.getProperty(key) == null) {
                builder.config(key, value);
            }
        });
        SparkSession spark = builder.getOrCreate();
        if (local) {
            dropUnusedDefaults(spark.sparkContext().hadoopConfiguration());
        }
        return spark;
    }

    /**
     * Takes the printed defaults of services that no task here talks to (YARN, MapReduce's daemons, other clouds' file systems) out of
     * the Hadoop configuration: 900 of 1,100 entries, which Spark copies for every file it opens and sends with every query. The
     * code of those services has the same defaults built in.
     */
    private static void dropUnusedDefaults(Configuration hadoop) {
        new JobConf(hadoop); // loads the defaults of MapReduce now, so that nothing loads them after us
        List<String> unused = new ArrayList<>();
        hadoop.forEach(entry -> {
            String[] sources = hadoop.getPropertySources(entry.getKey());
            boolean printed = sources != null && sources.length == 1 && sources[0].endsWith("-default.xml");
            if (printed && UNUSED.matcher(entry.getKey()).lookingAt()) {
                unused.add(entry.getKey());
            }
        });
        unused.forEach(hadoop::unset);
        forgetSources(hadoop);
    }

    /**
     * Forgets which file each entry came from. Hadoop packs that list entry by entry, with a compressor for each, whenever a query
     * sends the configuration to its tasks, and has no call to leave it out; nothing here asks for it.
     */
    private static void forgetSources(Configuration hadoop) {
        try {
            Field sources = Configuration.class.getDeclaredField("updatingResource");
            sources.setAccessible(true);
            sources.set(hadoop, null);
        } catch (ReflectiveOperationException otherHadoop) {
            LOG.debug("This Hadoop keeps the sources of its configuration elsewhere", otherHadoop);
        }
    }

    /**
     * Compiled queries pay only over many rows, shuffled and adaptive ones over very many: a small night runs them interpreted, and
     * up to a city's year each is one task over whole tables, as planned, with others beside it (docs/adr/0007).
     *
     * @param bytes size of the deliveries to bring in
     */
    public static void fitTo(SparkSession spark, long bytes) {
        boolean compiled = bytes > COMPILE_FROM_BYTES;
        boolean split = bytes > SPLIT_FROM_BYTES;
        spark.conf().set(COMPILED, Boolean.toString(compiled));
        spark.conf().set("spark.sql.codegen.factoryMode", compiled ? "FALLBACK" : "NO_CODEGEN");
        spark.conf().set("spark.sql.optimizer.excludedRules", compiled ? "" : RULES_FOR_MANY_ROWS);
        spark.conf().set(WHOLE_TABLES, Boolean.toString(!split));
        spark.conf().set("spark.sql.adaptive.enabled", Boolean.toString(split));
        spark.conf().set("spark.sql.shuffle.partitions", split ? partitions(spark) : "1");
        spark.conf().set("spark.sql.autoBroadcastJoinThreshold", compiled ? SMALL : "-1");
        // rows of many months: side by side into their files in place of sorted by month, joined by hashing in place of
        // sorted
        spark.conf().set("spark.sql.maxConcurrentOutputFileWriters", split ? "32" : "0");
        spark.conf().set("spark.sql.unionOutputPartitioning", Boolean.toString(!split));
        spark.conf().set("spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold", split ? BROADCAST : "0");
    }

    private static String partitions(SparkSession spark) {
        SparkContext context = spark.sparkContext();
        return Integer.toString(
                context.isLocal() ? PARTITIONS : Math.max(PARTITIONS, 2 * context.defaultParallelism()));
    }

    /** Whether the night has so few rows that planning costs more than computing. */
    public static boolean isSmall(SparkSession spark) {
        return !Boolean.parseBoolean(spark.conf().get(COMPILED));
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
        settings.put("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
        // many small queries
        settings.put("spark.sql.adaptive.enabled", "true");
        settings.put("spark.sql.autoBroadcastJoinThreshold", BROADCAST);
        settings.put("spark.sql.parquet.compression.codec", "zstd");
        settings.put("spark.scheduler.mode", "FAIR");
        // Delta: few files, cheap commits
        settings.put("spark.databricks.delta.snapshotPartitions", "1");
        settings.put("spark.databricks.delta.stats.collect", "false");
        settings.put("spark.databricks.delta.stats.skipping", "false");
        settings.put("spark.databricks.delta.allFilesInCrc.enabled", "false");
        // Spark's own check of what each of its rules did to a plan: a twelfth of a small night
        settings.put("spark.sql.lightweightPlanChangeValidation", "false");
        // what is one partition here is meant to be one task, however large: no shuffle before its joins
        settings.put("spark.sql.maxSinglePartitionBytes", "1t");
        // the same query of another month is the same class, compiled once
        settings.put("spark.sql.codegen.useIdInClassName", "false");
        settings.put("spark.sql.ui.explainMode", "simple");
        settings.put("spark.sql.maxPlanStringLength", "1000");
        settings.put("spark.databricks.delta.replaceWhere.constraintCheck.enabled", "false");
        settings.put("spark.databricks.delta.properties.defaults.checkpointInterval", "20");
        settings.put("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false");
        return settings;
    }

    private static Map<String, String> ofOneMachine() {
        return Map.of(
                "spark.driver.host",
                "127.0.0.1",
                "spark.driver.bindAddress",
                "127.0.0.1",
                // what is sent to tasks is small
                "spark.broadcast.compress",
                "false",
                "spark.broadcast.checksum",
                "false",
                "spark.hadoop.fs.file.impl",
                LocalDisk.class.getName(),
                "spark.hadoop.fs.AbstractFileSystem.file.impl",
                LocalDisk.Context.class.getName(),
                "spark.sql.shuffle.partitions",
                Integer.toString(PARTITIONS),
                "spark.default.parallelism",
                Integer.toString(PARTITIONS));
    }

    /** Dates and texts come out alike on every machine; what tasks spill holds rows of persons and is encrypted. */
    private static Map<String, String> ofCluster() {
        return Map.of(
                "spark.executor.extraJavaOptions", "-Duser.timezone=Asia/Shanghai -Dfile.encoding=UTF-8",
                "spark.io.encryption.enabled", "true");
    }
}

package io.eldercare.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The data files of a Delta table at its latest version, read from its log once and without a Spark job. Delta's own scan asks
 * Spark for the files of every mention of a table, which costs a small night more than its rows (docs/adr/0010).
 *
 * @param files live files of the months asked for
 */
record LiveFiles(Path root, StructType schema, List<String> partitionColumns, List<FileStatus> files) {
    private static final long BLOCK_BYTES = 128L << 20;

    LiveFiles {
        partitionColumns = List.copyOf(partitionColumns);
        files = List.copyOf(files);
    }

    /**
     * @param months which months of a table that is partitioned by month; other tables are read whole
     * @throws IllegalStateException when the table marks deleted rows beside its files, which this program never does
     */
    static LiveFiles of(SparkSession spark, String path, Predicate<YearMonth> months) {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        FileSystem store = fileSystem(path, hadoop);
        Engine engine = DefaultEngine.create(hadoop);
        Snapshot snapshot = Table.forPath(engine, path).getLatestSnapshot(engine);
        List<FileStatus> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        Row row = rows.next();
                        if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
                            throw new IllegalStateException("Cannot read " + path
                                    + ": it holds deletion vectors, written by another program; rebuild the lake");
                        }
                        if (isWanted(InternalScanFileUtils.getPartitionValues(row), months)) {
                            files.add(status(store, InternalScanFileUtils.getAddFileStatus(row)));
                        }
                    }
                }
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException("Cannot read the log of " + path, failure);
        }
        StructType schema = (StructType)
                DataType.fromJson(((SnapshotImpl) snapshot).getMetadata().getSchemaString());
        return new LiveFiles(store.makeQualified(new Path(path)), schema, snapshot.getPartitionColumnNames(), files);
    }

    private static boolean isWanted(Map<String, String> partition, Predicate<YearMonth> months) {
        String month = partition.get("month");
        return month == null || months.test(YearMonth.from(LocalDate.parse(month)));
    }

    private static FileSystem fileSystem(String path, Configuration hadoop) {
        try {
            return new Path(path).getFileSystem(hadoop);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException("Cannot open " + path, failure);
        }
    }

    private static FileStatus status(FileSystem store, io.delta.kernel.utils.FileStatus file) {
        Path path = store.makeQualified(new Path(file.getPath()));
        return new FileStatus(file.getSize(), false, 1, BLOCK_BYTES, file.getModificationTime(), path);
    }

    /** The rows of the files with the table's columns. */
    Dataset<org.apache.spark.sql.Row> rows(SparkSession spark) {
        if (files.isEmpty()) {
            return spark.createDataFrame(List.of(), schema);
        }
        StructType partition = new StructType();
        StructType data = new StructType();
        for (StructField field : schema.fields()) {
            if (partitionColumns.contains(field.name())) {
                partition = partition.add(field);
            } else {
                data = data.add(field);
            }
        }
        scala.collection.immutable.Map<String, String> options = scala.collection.immutable.Map$.MODULE$.empty();
        HadoopFsRelation relation = new HadoopFsRelation(
                new InMemoryFileIndex(
                        spark,
                        CollectionConverters.asScala(List.of(root)).toSeq(),
                        options,
                        Option.apply(schema),
                        new Known(files),
                        Option.empty(),
                        Option.empty()),
                partition,
                data,
                Option.empty(),
                new ParquetFileFormat(),
                options,
                spark);
        return spark.baseRelationToDataFrame(relation).selectExpr(columns());
    }

    private String[] columns() {
        return java.util.Arrays.stream(schema.fields())
                .map(field -> "`" + field.name() + "`")
                .toArray(String[]::new);
    }

    /** Answers a listing with the files that are known, whatever lies beside them. */
    private static final class Known extends FileStatusCache {
        private final FileStatus[] files;

        Known(List<FileStatus> files) {
            this.files = files.toArray(FileStatus[]::new);
        }

        @Override
        public Option<FileStatus[]> getLeafFiles(Path path) {
            return Option.apply(files.clone());
        }

        @Override
        public void putLeafFiles(Path path, FileStatus[] leafFiles) {}

        @Override
        public void invalidateAll() {}
    }
}

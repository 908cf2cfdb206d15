package io.eldercare.lake.upkeep;

import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.tables.DeltaTable;
import io.eldercare.lake.Failpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upkeep of one Delta table. Versions since {@code cutoff} and the kept ones can be read afterwards as before; each step may be
 * killed at any point and done again. Only one writer may work on the table, the caller.
 */
public final class TableUpkeep {
    /** From so many small files on, a month is written anew: few enough to read, too many to do it after every correction. */
    static final int MANY_FILES = 8;

    static final long SMALL_BYTES = 32L << 20;
    private static final int LONG_LOG = 10;
    private static final String LOG_KEEPING = "delta.enableExpiredLogCleanup";
    private static final Logger LOG = LoggerFactory.getLogger(TableUpkeep.class);

    private final SparkSession spark;
    private final Engine engine;
    private final FileSystem store;
    private final Path table;
    private final SortedSet<Long> kept;
    private final Instant cutoff;

    /**
     * @param kept versions that have to stay readable whatever their age; those that are lost already are left out
     * @param cutoff every version that was the present one then or later stays readable
     */
    public TableUpkeep(SparkSession spark, String path, Collection<Long> kept, Instant cutoff) throws IOException {
        this.spark = spark;
        this.engine = DefaultEngine.create(spark.sparkContext().hadoopConfiguration());
        Path named = new Path(path);
        this.store = named.getFileSystem(spark.sparkContext().hadoopConfiguration());
        this.table = store.makeQualified(named);
        this.cutoff = cutoff;
        this.kept = new TreeSet<>();
        for (long version : kept) {
            if (isReadable(version)) {
                this.kept.add(version);
            }
        }
    }

    private boolean isReadable(long version) throws IOException {
        if (version > log().latest()) {
            return false;
        }
        try {
            files(version);
            return true;
        } catch (KernelException gone) {
            LOG.info("{} version {} can no longer be read: {}", table.getName(), version, gone.getMessage());
            return false;
        }
    }

    private TableLog log() throws IOException {
        return TableLog.read(store, table);
    }

    private List<DataFiles.DataFile> files(long version) throws IOException {
        return DataFiles.of(engine, Table.forPath(engine, table.toString()).getSnapshotAsOfVersion(engine, version));
    }

    /** The kept versions that can be read. */
    public Set<Long> kept() {
        return Set.copyOf(kept);
    }

    /** Every file of the table, its log included. */
    public Freed size() throws IOException {
        return sum(listed(table));
    }

    /** Months in many small files, as partition values; a table without months counts as one, "". */
    public List<String> crumbledMonths() throws IOException {
        Map<String, Integer> small = new TreeMap<>();
        for (DataFiles.DataFile file : files(log().latest())) {
            if (file.bytes() < SMALL_BYTES) {
                small.merge(file.partition().getOrDefault("month", ""), 1, Integer::sum);
            }
        }
        return small.entrySet().stream()
                .filter(month -> month.getValue() >= MANY_FILES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Writes the rows of the months into as few files as they need, in one commit that says that no row changed. */
    public void compact(List<String> months) {
        if (months.isEmpty()) {
            return;
        }
        Failpoint.MAINTAIN_COMPACT.hit();
        spark.conf().set("spark.databricks.delta.optimize.minFileSize", Long.toString(SMALL_BYTES));
        spark.conf().set("spark.databricks.delta.optimize.maxFileSize", Long.toString(4 * SMALL_BYTES));
        var rewriting = DeltaTable.forPath(spark, table.toString()).optimize();
        if (!months.contains("")) {
            rewriting = rewriting.where("month in ("
                    + months.stream().map(month -> "date '" + month + "'").collect(Collectors.joining(", ")) + ")");
        }
        rewriting.executeCompaction();
    }

    /** Data files that no version within reach is made of; what killed writers left is among them. */
    public List<FileStatus> unneeded() throws IOException {
        TableLog log = log();
        Set<String> needed = new HashSet<>(log.removedAfter(log.versionAt(cutoff)));
        for (long version : withLatest(log)) {
            files(version).forEach(file -> needed.add(file.path()));
        }
        List<FileStatus> unneeded = new ArrayList<>(log.unfinished());
        String logs = DataFiles.pathOf(TableLog.folder(table)) + "/";
        for (FileStatus file : listed(table)) {
            String path = DataFiles.pathOf(file.getPath());
            if (!path.startsWith(logs) && !needed.contains(path)) {
                unneeded.add(file);
            }
        }
        return unneeded;
    }

    private SortedSet<Long> withLatest(TableLog log) throws IOException {
        SortedSet<Long> versions = new TreeSet<>(kept);
        versions.add(log.latest());
        return versions;
    }

    /** Versions that need a checkpoint before {@link #outdatedLog} can go, and for readers to read a short log. */
    public SortedSet<Long> missingCheckpoints() throws IOException {
        TableLog log = log();
        long floor = floor(log);
        SortedSet<Long> wanted = new TreeSet<>(kept.headSet(floor));
        if (floor > 0) {
            wanted.add(floor);
        }
        SortedSet<Long> there = log.checkpoints();
        wanted.removeAll(there);
        long covered = there.isEmpty() ? 0 : there.last();
        if (log.latest() - covered >= LONG_LOG || !wanted.isEmpty()) {
            wanted.add(log.latest());
        }
        wanted.removeAll(there);
        return wanted;
    }

    /** The version from which on the log is kept; 0 where it is short. */
    private long floor(TableLog log) throws IOException {
        long version = log.versionAt(cutoff);
        return version < LONG_LOG ? 0 : version;
    }

    /** Oldest first, so that the note of the last checkpoint names the newest. */
    public void write(SortedSet<Long> checkpoints) throws IOException {
        Table log = Table.forPath(engine, table.toString());
        for (long version : checkpoints) {
            Failpoint.MAINTAIN_CHECKPOINT.hit();
            log.checkpoint(engine, version);
        }
    }

    /** Delta deletes log files of its own accord after a month, those of kept versions too: a table that has some is told not to. */
    public void keepOwnLog() {
        boolean told = kept.isEmpty()
                || DeltaTable.forPath(spark, table.toString())
                        .detail()
                        .selectExpr("properties['" + LOG_KEEPING + "'] = 'false'")
                        .head()
                        .equals(org.apache.spark.sql.RowFactory.create(true));
        if (!told) {
            String name =
                    table.toUri().getScheme().equals("file") ? table.toUri().getPath() : table.toString();
            SparkSession.setActiveSession(spark); // Delta looks a path up by the settings of the thread's session
            spark.sql("alter table delta.`" + name + "` set tblproperties ('" + LOG_KEEPING + "' = 'false')");
        }
    }

    /**
     * Files of the log that only versions out of reach need, oldest first. Nothing goes that is not covered by a checkpoint.
     *
     * @param promised checkpoints to count as written
     */
    public List<FileStatus> outdatedLog(SortedSet<Long> promised) throws IOException {
        TableLog log = log();
        SortedSet<Long> checkpoints = log.checkpoints();
        checkpoints.addAll(promised);
        long from = lastUpTo(floor(log), checkpoints);
        for (long version : kept) {
            from = checkpoints.contains(version) ? from : Math.min(from, lastUpTo(version, checkpoints));
        }
        long first = from;
        return log.files().stream()
                .filter(file -> file.version() < first && !kept.contains(file.version()))
                .map(LogFile::file)
                .toList();
    }

    private static long lastUpTo(long version, SortedSet<Long> versions) {
        SortedSet<Long> before = versions.headSet(version + 1);
        return before.isEmpty() ? 0 : before.last();
    }

    /** A file that is gone already is no failure. */
    public Freed delete(List<FileStatus> files) throws IOException {
        for (FileStatus file : files) {
            Failpoint.MAINTAIN_DELETE.hit();
            store.delete(file.getPath(), false);
        }
        return sum(files);
    }

    public static Freed sum(List<FileStatus> files) {
        return new Freed(
                files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
    }

    private List<FileStatus> listed(Path folder) throws IOException {
        List<FileStatus> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> below = store.listFiles(folder, true);
        while (below.hasNext()) {
            files.add(below.next());
        }
        return files;
    }
}

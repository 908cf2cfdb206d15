package io.eldercare.job.upkeep;

import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.upkeep.Freed;
import io.eldercare.lake.upkeep.TableUpkeep;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The tables of a lake, one after the other. */
public final class LakeUpkeep {
    private static final List<String> LAYERS = List.of("bronze", "silver", "gold");

    private final DeltaFiles lake;
    private final Map<String, SortedSet<Long>> kept;
    private final Instant cutoff;

    /**
     * @param kept versions by table ({@code gold.fct_kpi}) that stay readable whatever their age
     * @param cutoff versions that were present then or later stay readable too
     */
    public LakeUpkeep(DeltaFiles lake, Map<String, SortedSet<Long>> kept, Instant cutoff) {
        this.lake = lake;
        this.kept = kept;
        this.cutoff = cutoff;
    }

    /** Tables in order of layer and name, as {@code layer.table}. */
    public List<String> tables() throws IOException {
        List<String> tables = new ArrayList<>();
        for (String layer : LAYERS) {
            Path folder = new Path(lake.path(layer, "any")).getParent();
            FileSystem store = folder.getFileSystem(lake.spark().sparkContext().hadoopConfiguration());
            if (store.exists(folder)) {
                for (FileStatus table : store.listStatus(folder)) {
                    if (store.exists(new Path(table.getPath(), "_delta_log"))) {
                        tables.add(layer + "." + table.getPath().getName());
                    }
                }
            }
        }
        tables.sort(Comparator.comparing((String table) -> LAYERS.indexOf(table.split("\\.", 2)[0]))
                .thenComparing(table -> table));
        return tables;
    }

    /** What there is to do; nothing is touched. */
    public TableChange look(String table) throws IOException {
        TableUpkeep upkeep = upkeep(table);
        Freed size = upkeep.size();
        Freed data = TableUpkeep.sum(upkeep.unneeded());
        SortedSet<Long> checkpoints = upkeep.missingCheckpoints();
        Freed log = TableUpkeep.sum(upkeep.outdatedLog(checkpoints));
        return new TableChange(
                table,
                size,
                size.minus(data).minus(log),
                upkeep.crumbledMonths(),
                checkpoints.size(),
                data,
                log,
                upkeep.kept().size());
    }

    /** Does it. Readers may read on meanwhile. */
    public TableChange tidy(String table) throws IOException {
        TableUpkeep upkeep = upkeep(table);
        Freed size = upkeep.size();
        List<String> compacted = upkeep.crumbledMonths();
        upkeep.compact(compacted);
        upkeep.keepOwnLog();
        SortedSet<Long> checkpoints = upkeep.missingCheckpoints();
        upkeep.write(checkpoints);
        Freed data = upkeep.delete(upkeep.unneeded());
        Freed log = upkeep.delete(upkeep.outdatedLog(Collections.emptySortedSet()));
        DeltaFiles.forgetAll();
        return new TableChange(
                table,
                size,
                upkeep.size(),
                compacted,
                checkpoints.size(),
                data,
                log,
                upkeep.kept().size());
    }

    private TableUpkeep upkeep(String table) throws IOException {
        String[] name = table.split("\\.", 2);
        return new TableUpkeep(
                lake.spark(),
                lake.path(name[0], name[1]),
                kept.getOrDefault(table, Collections.emptySortedSet()),
                cutoff);
    }
}

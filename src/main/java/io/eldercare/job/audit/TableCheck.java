package io.eldercare.job.audit;

import static java.util.Objects.requireNonNull;

import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.lake.audit.DataFile;
import io.eldercare.lake.audit.Flaw;
import io.eldercare.lake.audit.ParquetFiles;
import io.eldercare.lake.audit.TableState;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every table's log is complete and readable, the files it names are there in their length, and those looked into are as they were written. */
public final class TableCheck {
    private static final int NEWEST = 40;
    private static final long MOST_BYTES = 128L << 20;

    private final List<TableState> tables;

    public TableCheck(List<TableState> tables) {
        this.tables = List.copyOf(tables);
    }

    public CheckResult run(Sample sample) {
        List<Flaw> flaws = new ArrayList<>();
        Map<DataFile, String> files = new TreeMap<>(
                Comparator.comparing((DataFile file) -> file.table().toString()).thenComparing(DataFile::name));
        for (TableState table : tables) {
            flaws.addAll(table.flaws());
            table.files().forEach(file -> files.put(file, table.name()));
        }
        flaws.forEach(flaw -> files.entrySet()
                .removeIf(file -> file.getValue().equals(flaw.table())
                        && file.getKey().name().equals(flaw.place())));
        List<DataFile> drawn = sample.depth() == Depth.QUICK
                ? List.of()
                : sample.of(
                        files.keySet(),
                        Comparator.comparing(file -> file.month().orElse(YearMonth.of(1, 1))),
                        file -> file.table() + "/" + file.name(),
                        DataFile::bytes,
                        NEWEST,
                        MOST_BYTES);
        if (!drawn.isEmpty()) {
            ParquetFiles reader = new ParquetFiles();
            for (DataFile file : drawn) {
                if (!reader.isIntact(file.path())) {
                    flaws.add(new Flaw(
                            Flaw.Kind.FILE_DAMAGED, requireNonNull(files.get(file)), file.name(), file.month()));
                }
            }
        }
        return new CheckResult(
                Check.TABLES,
                drawn.size(),
                tables.stream().mapToLong(table -> table.files().size()).sum(),
                flaws.stream().map(TableCheck::finding).toList());
    }

    /** A feed's month can be made again by itself; other tables with the lake. */
    private static Finding finding(Flaw flaw) {
        boolean isFile = flaw.kind() == Flaw.Kind.FILE_MISSING
                || flaw.kind() == Flaw.Kind.FILE_CUT
                || flaw.kind() == Flaw.Kind.FILE_DAMAGED;
        String month = flaw.month().map(YearMonth::toString).orElse("");
        boolean isFeed = flaw.table().startsWith("silver.") && !flaw.table().equals("silver.finding");
        if (!isFile) {
            return Breach.LOG_BROKEN.at(flaw.table(), flaw.place());
        }
        return isFeed && !month.isEmpty()
                ? Breach.SILVER_FILE_BROKEN.at(
                        flaw.table(), flaw.place(), month, flaw.table().substring("silver.".length()))
                : Breach.FILE_BROKEN.at(flaw.table(), flaw.place(), month);
    }
}

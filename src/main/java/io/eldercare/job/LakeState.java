package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Receipt;
import io.eldercare.lake.Archive;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.Home;
import io.eldercare.lake.StoreFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in the home between runs: the lake and the hash of the definitions it was built with, marks of deliveries and reports
 * that still have to go through. A rebuild grows beside the lake and takes its place when it is whole.
 */
final class LakeState {
    private static final String REBUILT = "rebuilt";

    private final Home home;

    LakeState(Home home) {
        this.home = home;
    }

    private Path stamp(Path lake) {
        return lake.resolve("definitions.sha256");
    }

    private Path next() {
        return beside(".next");
    }

    private Path previous() {
        return beside(".previous");
    }

    private Path beside(String ending) {
        return home.lake().resolveSibling(home.lake().getFileName() + ending);
    }

    /** Removes what a killed rebuild left; puts the old lake back where it died between two renames. */
    void cleanUp() throws IOException {
        if (!Files.exists(stamp(home.lake())) && Files.exists(stamp(previous()))) {
            delete(home.lake());
            Files.move(previous(), home.lake(), StandardCopyOption.ATOMIC_MOVE);
        }
        delete(next());
        delete(previous());
    }

    /** The lake was built with other definitions or by a program that computed otherwise, so that every figure must be computed again. */
    boolean isStale(Definitions definitions) throws IOException {
        Path stamp = stamp(home.lake());
        if (Files.exists(home.pending().resolve(REBUILT))) {
            return true;
        }
        if (!Files.exists(stamp)) {
            return hasReceipts();
        }
        return StoreFormat.of(home.lake()) != StoreFormat.LAKE.known()
                || !Files.readString(stamp, StandardCharsets.UTF_8).strip().equals(definitions.hash());
    }

    /** Nothing may be computed from a lake that lost what was published of it. */
    void refuseLostCommits() throws IOException {
        List<String> lost = LakeCommits.lost(home.lake());
        if (!lost.isEmpty()) {
            throw new IllegalStateException(
                    "数据湖的 " + String.join("、", lost) + " 缺少已完成的提交或提交被改动，未计算、未发布任何数据：请运行 rebuild，由存档重建数据湖");
        }
    }

    boolean hasLake() {
        return Files.exists(stamp(home.lake()));
    }

    private boolean hasReceipts() throws IOException {
        try (Stream<Path> receipts = Files.list(home.receipts())) {
            return receipts.findAny().isPresent();
        }
    }

    /** There are deliveries that the figures do not hold yet. */
    boolean hasPending() throws IOException {
        try (Stream<Path> marks = Files.list(home.pending())) {
            return marks.map(mark -> String.valueOf(mark.getFileName()))
                    .anyMatch(name -> ReportDue.ofMark(name).isEmpty());
        }
    }

    /** Ids of deliveries that have a receipt and are marked as not in the figures yet, sorted. */
    List<String> pending() throws IOException {
        try (Stream<Path> marks = Files.list(home.pending())) {
            return marks.map(mark -> String.valueOf(mark.getFileName()))
                    .filter(name -> name.matches("[0-9a-f]{64}"))
                    .filter(id -> Receipt.exists(home.receipts(), id))
                    .sorted()
                    .toList();
        }
    }

    /** Deliveries that have to go through once more. */
    void markPending(Iterable<String> deliveryIds) throws IOException {
        for (String id : deliveryIds) {
            Archive.writeDurably(home.pending().resolve(id), new byte[0]);
        }
    }

    /** Folder to build a lake in that takes the present one's place later. */
    Path begin() throws IOException {
        delete(next());
        return Files.createDirectories(next());
    }

    void take(Definitions definitions) throws IOException {
        stamp(next(), definitions);
        DeltaFiles.force();
        Failpoint.REBUILD_WHOLE.hit();
        if (Files.exists(home.lake())) {
            Files.move(home.lake(), previous(), StandardCopyOption.ATOMIC_MOVE);
        }
        Failpoint.REBUILD_MOVED.hit();
        Files.move(next(), home.lake(), StandardCopyOption.ATOMIC_MOVE);
        Failpoint.REBUILD_TAKEN.hit();
        forceFolder();
        DeltaFiles.forgetAll();
        delete(previous());
    }

    private void forceFolder() throws IOException {
        Path folder = home.lake().getParent();
        if (folder != null) {
            Archive.force(folder);
        }
    }

    /** The lake is about to be another one, which the mart does not show yet: a run that dies before it does is followed by a whole one. */
    void markRebuilt() throws IOException {
        Archive.writeDurably(home.pending().resolve(REBUILT), new byte[0]);
    }

    void markShown() throws IOException {
        Files.deleteIfExists(home.pending().resolve(REBUILT));
    }

    void stamp(Path lake, Definitions definitions) throws IOException {
        LakeCommits.note(lake);
        StoreFormat.stamp(lake, StoreFormat.LAKE.known());
        Archive.writeDurably(stamp(lake), (definitions.hash() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void markDelivered(Iterable<String> deliveryIds) throws IOException {
        for (String id : deliveryIds) {
            Failpoint.UNMARK.hit();
            Files.deleteIfExists(home.pending().resolve(id));
        }
    }

    void markReportDue(ReportDue report) throws IOException {
        Archive.writeDurably(home.pending().resolve(report.mark()), new byte[0]);
    }

    void markReported(ReportDue report) throws IOException {
        Failpoint.REPORT_DONE.hit();
        Files.deleteIfExists(home.pending().resolve(report.mark()));
    }

    /** Reports to make, in order of plan. */
    List<ReportDue> reportsDue() throws IOException {
        try (Stream<Path> marks = Files.list(home.pending())) {
            return marks.map(mark -> String.valueOf(mark.getFileName()))
                    .sorted()
                    .flatMap(name -> ReportDue.ofMark(name).stream())
                    .toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

package io.eldercare.lake;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Named places at which a run can be told to die, fail, wait or err, so that tests can prove that nothing is lost there (docs/reliability.md). Armed by
 * {@code ELDERCARE_FAILPOINT} or the system property {@code eldercare.failpoint}, several separated by commas:
 *
 * <pre>name[#n]=halt | error | pause:file | drop</pre>
 *
 * <p>{@code n} counts the times a run comes to the place, from 1. {@code halt} ends the process at once with code 137, as a power cut does;
 * {@code error} throws what a full disk throws, from then on every time; {@code pause} makes the file and waits until somebody deletes it;
 * {@code drop}, only for names that say so, does the wrong thing that the checks have to find. Costs nothing when nothing is armed.
 */
public enum Failpoint {
    /** An original's bytes are written beside the archive, not forced. */
    RECEIVE_WRITTEN("receive.written"),
    /** They are forced, not in their place. */
    RECEIVE_FORCED("receive.forced"),
    /** They are in their place, whose folder is not forced. */
    RECEIVE_RENAMED("receive.renamed"),
    /** The archive keeps them for good; there is neither mark nor receipt. */
    RECEIVE_KEPT("receive.kept"),
    /** The delivery is marked as not gone through; there is no receipt. */
    RECEIVE_MARKED("receive.marked"),
    /** The receipt stands; the file still lies in the inbox. */
    RECEIVE_ANSWERED("receive.answered"),
    /** The file is gone from the inbox, its control file is not. */
    RECEIVE_EMPTIED("receive.emptied"),
    /** A small file that has to last is written beside its place, not forced. */
    STATE_WRITTEN("state.written"),
    /** It is in its place, whose folder is not forced. */
    STATE_RENAMED("state.renamed"),
    /** Drops the first row that is read from an original. */
    LOAD_ROW("load.row", true),
    /** Drops the first row of a feed behind the tally: what a broken writer would do. */
    LOAD_WRITE("load.write", true),
    /** A commit of a table is about to begin. */
    COMMIT_BEFORE("lake.commit.before"),
    /** A file of a table, data or log, is about to be made. */
    LAKE_FILE("lake.file"),
    /** An entry of a table's log is written beside its place. */
    LAKE_LOG("lake.log"),
    /** A commit of a table stands. */
    COMMIT_AFTER("lake.commit.after"),
    /** Silver agrees with the receipts; bronze is not written. */
    LOAD_VERIFIED("load.verified"),
    /** The counties' answers are about to be written. */
    FEEDBACK_BEFORE("feedback.before"),
    /** The figures are computed, nothing is published. */
    FIGURES_COMPUTED("figures.computed"),
    /** Reports that will be due are marked; the lake's stamp is not written. */
    REPORTS_MARKED("reports.marked"),
    /** The rebuilt lake is whole beside the old one. */
    REBUILD_WHOLE("rebuild.whole"),
    /** The old lake is out of its place, the new one not in it. */
    REBUILD_MOVED("rebuild.moved"),
    /** The new lake is in its place, the old one still there. */
    REBUILD_TAKEN("rebuild.taken"),
    /** The lake is ready; the publication has not begun. */
    PUBLISH_BEFORE("publish.before"),
    /** Inside the transaction, before a table's change. */
    PUBLISH_CHANGE("publish.change"),
    /** Commits the tables changed so far, so that readers see half a publication. */
    PUBLISH_OUTSIDE("publish.outside_transaction", true),
    /** Drops the first row that is sent to a table of figures. */
    PUBLISH_ROW("publish.row", true),
    /** All changes are in the transaction, which is not committed. */
    PUBLISH_COMMIT("publish.commit"),
    /** The publication stands; the deliveries are still marked. */
    PUBLISH_DONE("publish.done"),
    /** Inside the transaction of the readers' copy, before its first row. */
    COPY_BEGUN("copy.begun"),
    /** The copy's transaction is full and not committed. */
    COPY_COMMIT("copy.commit"),
    /** The copy stands; what it was made from is not forgotten. */
    COPY_DONE("copy.done"),
    /** A delivery's mark is about to go. */
    UNMARK("deliveries.unmark"),
    /** A folder of reports or pages is whole beside its place. */
    FOLDER_WHOLE("folder.whole"),
    /** The old folder is out of its place, the new one not in it. */
    FOLDER_MOVED("folder.moved"),
    /** The new folder is in its place, the old one still there. */
    FOLDER_SWAPPED("folder.swapped"),
    /** A report stands; its mark is about to go. */
    REPORT_DONE("report.done"),
    /** A release's documents are in the archive; the ledger does not name them. */
    RELEASE_KEPT("release.kept"),
    /** The ledger's row stands in the archive; the mart does not have it. */
    RELEASE_RECORDED("release.recorded"),
    /** The mart has it; the documents are not on their shelf. */
    RELEASE_PUBLISHED("release.published"),
    /** A table's months are about to be put together. */
    MAINTAIN_COMPACT("maintain.compact"),
    /** A checkpoint of a log is about to be written. */
    MAINTAIN_CHECKPOINT("maintain.checkpoint"),
    /** A file that nobody needs is about to go. */
    MAINTAIN_DELETE("maintain.delete"),
    /** The lake is tended; the databases are not. */
    MAINTAIN_DATABASES("maintain.databases");

    private final String label;
    private final boolean dropping;

    Failpoint(String label) {
        this(label, false);
    }

    Failpoint(String label, boolean dropping) {
        this.label = label;
        this.dropping = dropping;
    }

    /** The name it is armed by. */
    public String label() {
        return label;
    }

    /** Whether {@code drop} can be asked of it, and nothing else. */
    public boolean isDropping() {
        return dropping;
    }

    /** @throws java.io.UncheckedIOException where it is armed with {@code error} */
    public void hit() {
        if (ArmedFailpoints.ANY) {
            ArmedFailpoints.hit(this);
        }
    }

    /** Whether the wrong thing is to be done here, this time. */
    public boolean drops() {
        return ArmedFailpoints.ANY && ArmedFailpoints.drops(this);
    }

    /** What is wrong with how failpoints are armed; a program that finds something here must not run. */
    public static Optional<String> mistake() {
        return ArmedFailpoints.MISTAKE;
    }

    /** Labels of all, separated by spaces. */
    static String labels() {
        return Arrays.stream(values()).map(Failpoint::label).collect(Collectors.joining(" "));
    }
}

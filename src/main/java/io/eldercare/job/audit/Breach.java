package io.eldercare.job.audit;

import java.util.List;

/** What can be found broken; the promise that it breaks stands in docs/reliability.md. */
public enum Breach {
    /** the ledger of receipts: row */
    LEDGER_TOUCHED(5),
    /** the ledger of allocations: row */
    DECISION_TOUCHED(5),
    /** delivery */
    RECEIPT_MISSING(7),
    /** delivery */
    RECEIPT_TOUCHED(5),
    /** delivery */
    RECEIPT_UNLISTED(5),
    /** delivery, file, digest */
    ORIGINAL_MISSING(7),
    /** delivery, file, digest */
    ORIGINAL_DAMAGED(7),
    /** digest; told, but no breach: a killed run may have kept it before it gave a receipt */
    ORIGINAL_UNCLAIMED(7),
    /** table, log entry */
    LOG_BROKEN(7),
    /** table, data file, month */
    FILE_BROKEN(7),
    /** table, data file, month, feed */
    SILVER_FILE_BROKEN(7),
    /** feed, county, month, delivery, rows received, of them accepted, rows found, of them accepted */
    ROWS_DIFFER(1),
    /** delivery, feed, county, month */
    DELIVERY_DIFFERS(1),
    /** feed, county, month */
    REPLAY_DIFFERS(4),
    /** table, month */
    TABLE_DIFFERS(4),
    /** what the stamp says, what is there */
    STAMP_DIFFERS(8),
    /** table, version published, version there */
    VERSION_DIFFERS(8),
    /** indicator, region, month, lake's figure, mart's figure */
    FIGURE_DIFFERS(8),
    /** table, month */
    READERS_DIFFER(8),
    /** plan, month, file */
    REPORT_DIFFERS(8),
    /** what the check of releases says */
    RELEASE_TOUCHED(6),
    /** plan, month, what, sum of the parts, whole */
    MONEY_UNBALANCED(11),
    /** plan, month, unit, computed again, stored */
    MONEY_DIFFERS(11);

    private final int promise;

    Breach(int promise) {
        this.promise = promise;
    }

    /** Number in the list of promises. */
    public int promise() {
        return promise;
    }

    /** Told without making the home unsound. */
    public boolean isNotice() {
        return this == ORIGINAL_UNCLAIMED;
    }

    public String code() {
        return "AUDIT_" + name();
    }

    public Finding at(Object... subject) {
        return new Finding(
                this, java.util.Arrays.stream(subject).map(String::valueOf).toList());
    }

    /** @param subject in the order that the breach states */
    public record Finding(Breach breach, List<String> subject) {
        public Finding {
            subject = List.copyOf(subject);
        }
    }
}

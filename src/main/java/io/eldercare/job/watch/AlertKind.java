package io.eldercare.job.watch;

/** What can want a person, in order of urgency; each is explained in docs/operations.md. */
public enum AlertKind {
    /** The latest night failed. */
    WATCH_FAILED,
    /** No good night for too long. */
    WATCH_SKIPPED,
    /** The mart does not open. */
    WATCH_MART,
    /** Little space is left on the home's disk. */
    WATCH_DISK,
    /** A feed that was due has not come. */
    WATCH_LATE,
    /** Many more rows of a county are rejected than before. */
    WATCH_REJECTS
}

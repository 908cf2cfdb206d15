package io.eldercare.job.audit;

/** How much a proof reads. */
public enum Depth {
    /** logs, counts, chains and stamps, and of files the footers of what changed last: what every night does */
    QUICK,
    /** the same of everything, and contents of the newest and of a drawn sample */
    SAMPLE,
    /** all contents, and the whole lake made again from the archive */
    DEEP
}

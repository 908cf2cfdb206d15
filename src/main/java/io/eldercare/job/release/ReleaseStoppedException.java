package io.eldercare.job.release;

/**
 * A check stopped the release: an open objection, a term that still runs, a document or ledger that was touched. The message names
 * who and what. Ends a command with exit code 5.
 */
public final class ReleaseStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReleaseStoppedException(String message) {
        super(message);
    }
}

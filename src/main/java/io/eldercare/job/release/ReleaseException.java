package io.eldercare.job.release;

/** What was asked makes no sense at this stage of a release; the message says what to do. Ends a command with exit code 2. */
public final class ReleaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReleaseException(String message) {
        super(message);
    }
}

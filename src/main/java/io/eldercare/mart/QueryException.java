package io.eldercare.mart;

/** A query that cannot be run as it stands; the message is for the person who wrote it. Ends a command with exit code 2. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message);
    }
}

package io.eldercare.mart;

/** The mart cannot be opened, migrated or written; the message says what was tried and what to do. Ends a command with exit code 4. */
public final class MartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MartException(String message) {
        super(message);
    }

    public MartException(String message, Throwable cause) {
        super(message, cause);
    }
}

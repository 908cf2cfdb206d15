package io.eldercare.job;

/** The mart holds no such figure. Ends a command with exit code 2. */
public final class UnknownFigureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownFigureException(String message) {
        super(message);
    }
}

package io.eldercare.job;

/** No usable person secret is configured. Ends a command with exit code 2. */
public final class MissingSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingSecretException(String message) {
        super(message);
    }
}

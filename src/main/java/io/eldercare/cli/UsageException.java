package io.eldercare.cli;

/** The call makes no sense as it stands; the message says what to write instead. Ends a command with exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}

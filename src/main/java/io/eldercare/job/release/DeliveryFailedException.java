package io.eldercare.job.release;

/** Mail did not reach everybody; the message names who and why. Run again, it goes to these only. Ends a command with exit code 4. */
public final class DeliveryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeliveryFailedException(String message) {
        super(message);
    }

    DeliveryFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

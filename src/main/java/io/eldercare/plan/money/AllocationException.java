package io.eldercare.plan.money;

/** A pot that cannot be divided by the rules; the message says why, in Chinese. */
public final class AllocationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AllocationException(String message) {
        super(message);
    }
}

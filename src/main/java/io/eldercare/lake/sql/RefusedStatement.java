package io.eldercare.lake.sql;

/** A statement that is not run, or was stopped. The message says why and what to do, in Chinese and without values of the statement or the data. */
public final class RefusedStatement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public RefusedStatement(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The message with its code, as it is shown. */
    public String told() {
        return getMessage() + "〔" + refusal + "〕";
    }
}

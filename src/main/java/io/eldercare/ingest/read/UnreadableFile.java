package io.eldercare.ingest.read;

/**
 * The whole file or sheet is refused. The code is a reason code of the submission standard; the message is Chinese, meant for
 * the sender, and holds neither server paths nor personal values.
 */
public final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int dataRows;

    public UnreadableFile(String code, String message) {
        this(code, message, 0, null);
    }

    UnreadableFile(String code, String message, Throwable cause) {
        this(code, message, 0, cause);
    }

    UnreadableFile(String code, String message, int dataRows) {
        this(code, message, dataRows, null);
    }

    private UnreadableFile(
            String code, String message, int dataRows, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.dataRows = dataRows;
    }

    /** Such as {@code HDR_MISSING_COLUMN}. */
    public String code() {
        return code;
    }

    /** Data rows that were counted before the refusal; all of them count as rejected. Zero where nothing could be counted. */
    public int dataRows() {
        return dataRows;
    }
}

package io.eldercare.ingest;

/** A delivery is refused as a whole: a stable code and a sentence for the sender. */
final class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedFile(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}

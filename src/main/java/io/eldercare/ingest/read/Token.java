package io.eldercare.ingest.read;

/**
 * Personal text for the checks of its row, and the key that may be kept of it.
 *
 * @param text as sent; must be dropped after the checks
 */
public record Token(String text, long key) {
    @Override
    public String toString() {
        return "Token[" + Long.toHexString(key) + "]";
    }
}

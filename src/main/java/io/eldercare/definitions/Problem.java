package io.eldercare.definitions;

/**
 * A mistake in a definition file.
 *
 * @param file path as the operator knows it, such as {@code sql/sources/visit.yml}
 * @param line 1-based line
 * @param message what is wrong and what to write instead
 */
public record Problem(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}

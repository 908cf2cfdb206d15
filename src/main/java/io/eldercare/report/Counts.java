package io.eldercare.report;

/** Counts in a row of words; none is named that is nought. */
final class Counts {
    private final String separator;
    private final StringBuilder text = new StringBuilder();

    private Counts(String separator) {
        this.separator = separator;
    }

    static Counts of(String separator) {
        return new Counts(separator);
    }

    Counts add(long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : separator).append(count).append(what);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

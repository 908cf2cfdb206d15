package io.eldercare.ingest.read;

/**
 * Bounds that keep a hostile or broken file from exhausting memory.
 *
 * @param fileBytes largest file as it arrives
 * @param textBytes largest inflated text of a csv.gz
 * @param sheetBytes largest inflated size of an xlsx, all its parts together
 * @param sharedTextBytes largest inflated table of shared strings, which is held in memory
 * @param xlsBytes largest .xls, which is held in memory
 * @param inflateRatio largest ratio of inflated to stored bytes for a csv.gz, and for parts of an xlsx, above one MiB
 * @param entries largest number of parts in an xlsx
 * @param columns largest number of columns
 */
public record Limits(
        long fileBytes,
        long textBytes,
        long sheetBytes,
        long sharedTextBytes,
        long xlsBytes,
        int inflateRatio,
        int entries,
        int columns) {
    private static final long MEBIBYTE = 1L << 20;

    /** Most text that a gzipped file of so many bytes may hold. */
    long inflated(long stored) {
        return Math.min(textBytes, Math.max(MEBIBYTE, stored * inflateRatio));
    }

    public static Limits standard() {
        return new Limits(
                2048 * MEBIBYTE, 16_384 * MEBIBYTE, 4096 * MEBIBYTE, 256 * MEBIBYTE, 40 * MEBIBYTE, 150, 2000, 2000);
    }
}

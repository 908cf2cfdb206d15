package io.eldercare.ingest.read;

/**
 * Bounds that keep a hostile or broken file from exhausting memory.
 *
 * @param fileBytes largest file as it arrives
 * @param textBytes largest inflated text of a csv.gz
 * @param sheetBytes largest inflated part of an xlsx
 * @param sharedTextBytes largest inflated table of shared strings, which is held in memory
 * @param xlsBytes largest .xls, which is held in memory
 * @param inflateRatio largest ratio of inflated to stored bytes for parts above one MiB
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

    public static Limits standard() {
        return new Limits(
                2048 * MEBIBYTE, 16_384 * MEBIBYTE, 4096 * MEBIBYTE, 256 * MEBIBYTE, 40 * MEBIBYTE, 150, 2000, 2000);
    }
}

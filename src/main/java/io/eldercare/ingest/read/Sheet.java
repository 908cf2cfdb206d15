package io.eldercare.ingest.read;

/** One table of a file: a sheet of a workbook, or the whole of a text file. */
public interface Sheet {
    /** Name of the sheet; empty for a text file. */
    String name();

    boolean hidden();

    Origin origin();

    /** Reads from the start; may be called again after the former cursor was closed. */
    RowCursor open();

    /**
     * What a sheet's container means for its cells.
     *
     * @param workbook whether a bare number can be an Excel date, and ragged rows are normal
     * @param date1904 whether day numbers count from 1904-01-01
     * @param cutOff whether the text does not end with a line break
     */
    record Origin(boolean workbook, boolean date1904, boolean cutOff) {}
}

package io.eldercare.ingest.read;

import java.util.Iterator;

/** The rows of one sheet, once, in order. Throws {@link UnreadableFile} where the file breaks off or is damaged. */
public interface RowCursor extends Iterator<RawRow>, AutoCloseable {
    @Override
    void close();
}

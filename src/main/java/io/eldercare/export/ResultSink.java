package io.eldercare.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One format: columns first, rows, end. Values are texts as {@link ResultColumn.Kind} describes them, numbers written out. The stream stays open. */
interface ResultSink extends Closeable {
    void columns(List<ResultColumn> columns) throws IOException;

    void row(@Nullable String[] values) throws IOException;

    /** Says inside the file that rows are missing, where the format has a place for it. */
    void end(boolean cut) throws IOException;

    /** Rows that the format can hold. */
    default long capacity() {
        return Long.MAX_VALUE;
    }

    /** Texts so far that the format could not hold whole. */
    default long shortened() {
        return 0;
    }

    /** Gives up what was set aside, also after a failure. */
    @Override
    default void close() throws IOException {}
}

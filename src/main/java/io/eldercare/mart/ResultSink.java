package io.eldercare.mart;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a result row by row: columns first, rows, end. Values are PostgreSQL's own text. */
interface ResultSink {
    void columns(List<ResultColumn> columns) throws IOException;

    void row(@Nullable String[] values) throws IOException;

    void end() throws IOException;
}

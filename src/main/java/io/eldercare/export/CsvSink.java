package io.eldercare.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quoted as in RFC 4180, lines end with a line feed. Null is empty, an empty text is quoted. Nothing but data: a cut result is told elsewhere. */
final class CsvSink implements ResultSink {
    private final OutputStreamWriter text;
    private final CsvWriter csv;
    private List<ResultColumn> columns = List.of();

    CsvSink(OutputStream out) {
        this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(text);
    }

    @Override
    public void columns(List<ResultColumn> found) {
        columns = found;
        csv.writeRecord(
                found.stream().map(column -> FormulaGuard.inert(column.name())).toList());
    }

    @Override
    public void row(@Nullable String[] values) {
        @Nullable String[] fields = new @Nullable String[values.length];
        for (int column = 0; column < values.length; column++) {
            String value = values[column];
            fields[column] =
                    value == null || columns.get(column).holdsNumber(value) ? value : FormulaGuard.inert(value);
        }
        csv.writeRecord(fields);
    }

    @Override
    public void end(boolean cut) throws IOException {
        csv.flush();
        text.flush();
    }
}

package io.eldercare.mart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An array of objects, one row a line; numbers keep the digits that are stored. A column name that comes again gets a number. */
final class JsonSink implements ResultSink {
    private final OutputStream out;
    private final JsonGenerator json;
    private final List<String> names = new ArrayList<>();
    private List<ResultColumn> columns = List.of();

    JsonSink(OutputStream out) throws IOException {
        this.out = out;
        this.json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(new DefaultIndenter("", "\n"));
        lines.indentObjectsWith(new DefaultPrettyPrinter.FixedSpaceIndenter());
        json.setPrettyPrinter(lines);
    }

    @Override
    public void columns(List<ResultColumn> found) throws IOException {
        columns = found;
        Set<String> taken = new HashSet<>();
        for (ResultColumn column : found) {
            String name = column.name();
            for (int number = 2; !taken.add(name); number++) {
                name = column.name() + "_" + number;
            }
            names.add(name);
        }
        json.writeStartArray();
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        json.writeStartObject();
        for (int column = 0; column < values.length; column++) {
            json.writeFieldName(names.get(column));
            write(columns.get(column), values[column]);
        }
        json.writeEndObject();
    }

    private void write(ResultColumn column, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (column.holdsNumber(value)) {
            json.writeNumber(value);
        } else if (column.kind() == ResultColumn.Kind.TRUTH) {
            json.writeBoolean(value.equals("true"));
        } else {
            json.writeString(value);
        }
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.close();
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

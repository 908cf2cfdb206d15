package io.eldercare.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object: columns [{name, type}], rows [an object each, one a line], row_count, cut. Numbers keep the digits that are stored. A column name that comes
 * again gets a number.
 */
final class JsonSink implements ResultSink {
    private final OutputStream out;
    private final JsonGenerator json;
    private List<String> names = List.of();
    private List<ResultColumn> columns = List.of();
    private long written;

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
        names = ResultColumn.distinctNames(found);
        json.writeStartObject();
        json.writeArrayFieldStart("columns");
        for (int column = 0; column < found.size(); column++) {
            json.writeStartObject();
            json.writeStringField("name", names.get(column));
            json.writeStringField("type", found.get(column).kind().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        json.writeStartObject();
        for (int column = 0; column < values.length; column++) {
            json.writeFieldName(names.get(column));
            write(columns.get(column), values[column]);
        }
        json.writeEndObject();
        written++;
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
    public void end(boolean cut) throws IOException {
        json.writeEndArray();
        json.writeNumberField("row_count", written);
        json.writeBooleanField("cut", cut);
        json.writeEndObject();
        json.close();
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}

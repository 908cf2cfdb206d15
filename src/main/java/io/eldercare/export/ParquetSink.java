package io.eldercare.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Parquet with the type that each column needs, known only when all rows are: they are set aside until the end. The file's own metadata say
 * {@code eldercare.rows} and {@code eldercare.cut}.
 */
final class ParquetSink implements ResultSink {
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final OutputStream out;
    private final List<ParquetColumn> columns = new ArrayList<>();
    private @Nullable RowSpool spool;
    private long written;

    ParquetSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<ResultColumn> found) throws IOException {
        List<String> names = ResultColumn.distinctNames(found);
        for (int column = 0; column < found.size(); column++) {
            columns.add(new ParquetColumn(found.get(column), names.get(column)));
        }
        spool = new RowSpool(found.size());
    }

    @Override
    public void row(@Nullable String[] values) throws IOException {
        for (int column = 0; column < values.length; column++) {
            String value = values[column];
            if (value != null) {
                columns.get(column).see(value);
            }
        }
        rows().add(values);
        written++;
    }

    @Override
    public void end(boolean cut) throws IOException {
        MessageType schema = new MessageType(
                "result", columns.stream().map(ParquetColumn::type).toArray(Type[]::new));
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new StreamFile(out))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withExtraMetaData(
                        Map.of("eldercare.rows", Long.toString(written), "eldercare.cut", Boolean.toString(cut)))
                .build()) {
            rows().replay(values -> writer.write(group(schema, values)));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        out.flush();
    }

    private Group group(MessageType schema, @Nullable String[] values) {
        Group row = new SimpleGroup(schema);
        for (int column = 0; column < values.length; column++) {
            String value = values[column];
            if (value != null) {
                columns.get(column).write(row, value);
            }
        }
        return row;
    }

    private RowSpool rows() {
        if (spool == null) {
            throw new IllegalStateException("Rows before columns");
        }
        return spool;
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}

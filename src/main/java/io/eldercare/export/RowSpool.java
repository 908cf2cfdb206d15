package io.eldercare.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Rows set aside in a temporary file that only its owner can read, to be read once more. */
final class RowSpool implements Closeable {
    private static final int NO_VALUE = -1;

    private final int columns;
    private final Path file;
    private final DataOutputStream out;
    private long rows;

    RowSpool(int columns) throws IOException {
        this.columns = columns;
        this.file = Files.createTempFile("eldercare-result-", ".rows");
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    /** Takes a row that was set aside. */
    interface RowReader {
        void row(@Nullable String[] values) throws IOException;
    }

    void add(@Nullable String[] values) throws IOException {
        for (String value : values) {
            if (value == null) {
                out.writeInt(NO_VALUE);
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        }
        rows++;
    }

    /** Passes the rows on in their order; none can be added afterwards. */
    void replay(RowReader reader) throws IOException {
        out.close();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (long row = 0; row < rows; row++) {
                @Nullable String[] values = new @Nullable String[columns];
                for (int column = 0; column < columns; column++) {
                    int length = in.readInt();
                    values[column] =
                            length == NO_VALUE ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
                }
                reader.row(values);
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}

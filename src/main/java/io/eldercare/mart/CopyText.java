package io.eldercare.mart;

import io.eldercare.lake.Failpoint;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Streams rows into a table with {@code copy … from stdin} in PostgreSQL's text form. */
final class CopyText {
    private static final int BUFFER_BYTES = 1 << 16;

    private CopyText() {}

    /**
     * @param target the table to fill; may be a staging copy of the table that the data names
     * @return rows written
     */
    static long into(Connection connection, String target, TableData data) throws SQLException {
        String copy = "copy " + target + " (" + String.join(", ", data.columns()) + ") from stdin";
        long written = 0;
        try (Writer out = new OutputStreamWriter(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, BUFFER_BYTES),
                StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder();
            for (@Nullable Object[] row : data.rows()) {
                if (row.length != data.columns().size()) {
                    throw new IllegalArgumentException("Invalid row of " + data.table() + ": " + row.length
                            + " values for " + data.columns().size() + " columns");
                }
                if (data.table().startsWith("mart.") && Failpoint.PUBLISH_ROW.drops()) {
                    continue;
                }
                line.setLength(0);
                append(line, row);
                out.append(line);
                written++;
            }
        } catch (IOException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new MartException("写入数据集市中断（" + data.table() + "）：" + failure.getMessage(), failure);
        }
        return written;
    }

    private static void append(StringBuilder line, @Nullable Object[] row) {
        for (int column = 0; column < row.length; column++) {
            if (column > 0) {
                line.append('\t');
            }
            append(line, row[column]);
        }
        line.append('\n');
    }

    private static void append(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("\\N");
        } else if (value instanceof String text) {
            appendEscaped(line, text);
        } else if (value instanceof BigDecimal number) {
            line.append(number.toPlainString());
        } else if (isPlain(value)) {
            line.append(value);
        } else {
            throw new IllegalArgumentException(
                    "Invalid value for the mart: " + value.getClass().getName()
                            + " (expected text, whole or decimal number, truth value, date or time)");
        }
    }

    private static boolean isPlain(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Boolean
                || value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof Instant;
    }

    private static void appendEscaped(StringBuilder line, String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(character);
            }
        }
    }
}

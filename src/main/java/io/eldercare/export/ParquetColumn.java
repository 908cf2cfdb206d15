package io.eldercare.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * How one column is stored (Apache Parquet format, "Logical Types"). A column whose values the fitting type cannot hold (NaN in a decimal, more than 38
 * digits, a date without end) is stored as text, so that no value is lost.
 */
final class ParquetColumn {
    private static final int MOST_DIGITS = 38; // of Spark, and of the 16 bytes a decimal takes here
    private static final int LONG_DIGITS = 18;
    private static final int DECIMAL_BYTES = 16;
    private static final DateTimeFormatter TIME_STAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .append(TIME_STAMP)
            .appendOffset("+HH:mm", "+00")
            .toFormatter(Locale.ROOT);

    private final ResultColumn column;
    private final String name;
    private boolean fits = true;
    private int wholeDigits;
    private int scale;

    ParquetColumn(ResultColumn column, String name) {
        this.column = column;
        this.name = name;
    }

    /** Learns what the column has to hold; called with every value before {@link #type}. */
    void see(String value) {
        switch (column.kind()) {
            case DECIMAL -> seeDecimal(value);
            case DATE, TIME_STAMP, INSTANT -> {
                try {
                    moment(value);
                } catch (DateTimeException endless) {
                    fits = false;
                }
            }
            default -> {}
        }
    }

    private void seeDecimal(String value) {
        if (column.holdsNumber(value)) {
            BigDecimal number = new BigDecimal(value);
            wholeDigits = Math.max(wholeDigits, number.precision() - number.scale());
            scale = Math.max(scale, number.scale());
        } else {
            fits = false;
        }
    }

    Type type() {
        if (!isTyped()) {
            return text();
        }
        return switch (column.kind()) {
            case TEXT -> text();
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case DECIMAL -> decimal();
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case DATE ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
            case TIME_STAMP -> timeStamp(false);
            case INSTANT -> timeStamp(true);
        };
    }

    private Type text() {
        return Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private Type decimal() {
        return digits() <= LONG_DIGITS
                ? Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.decimalType(places(), digits()))
                        .named(name)
                : Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(DECIMAL_BYTES)
                        .as(LogicalTypeAnnotation.decimalType(places(), digits()))
                        .named(name);
    }

    private Type timeStamp(boolean adjustedToUtc) {
        return Types.optional(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(adjustedToUtc, TimeUnit.MICROS))
                .named(name);
    }

    private boolean isTyped() {
        return fits
                && (column.kind() != ResultColumn.Kind.DECIMAL
                        || scale <= places() && Math.max(0, wholeDigits) + places() <= digits());
    }

    /** As the query declares it; where it leaves the digits open, as many as a decimal can have. */
    private int digits() {
        return isDeclared() ? column.precision() : MOST_DIGITS;
    }

    private int places() {
        return isDeclared() ? column.scale() : scale;
    }

    private boolean isDeclared() {
        return column.precision() > 0
                && column.precision() <= MOST_DIGITS
                && column.scale() >= 0
                && column.scale() <= column.precision();
    }

    void write(Group row, String value) {
        if (!isTyped() || column.kind() == ResultColumn.Kind.TEXT) {
            row.add(name, value);
            return;
        }
        switch (column.kind()) {
            case INTEGER -> row.add(name, Long.parseLong(value));
            case DECIMAL -> writeDecimal(row, new BigDecimal(value).setScale(places()));
            case DOUBLE -> row.add(name, Double.parseDouble(value));
            case TRUTH -> row.add(name, Boolean.parseBoolean(value));
            case DATE -> row.add(name, Math.toIntExact(moment(value)));
            case TIME_STAMP, INSTANT -> row.add(name, moment(value));
            case TEXT -> throw new IllegalStateException(name + " is a text");
        }
    }

    private void writeDecimal(Group row, BigDecimal number) {
        if (digits() <= LONG_DIGITS) {
            row.add(name, number.unscaledValue().longValueExact());
            return;
        }
        byte[] digits = number.unscaledValue().toByteArray();
        byte[] padded = new byte[DECIMAL_BYTES];
        Arrays.fill(padded, 0, DECIMAL_BYTES - digits.length, (byte) (number.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, padded, DECIMAL_BYTES - digits.length, digits.length);
        row.add(name, Binary.fromConstantByteArray(padded));
    }

    /** Days or microseconds since 1970. */
    private long moment(String value) {
        return switch (column.kind()) {
            case DATE -> Math.toIntExact(LocalDate.parse(value).toEpochDay());
            case TIME_STAMP -> micros(LocalDateTime.parse(value, TIME_STAMP).toInstant(ZoneOffset.UTC));
            default -> micros(OffsetDateTime.parse(value, INSTANT).toInstant());
        };
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.ingest.read.PersonValue;
import io.eldercare.ingest.read.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Typed cells as Spark keeps them: UTF-8 text, days since 1970, microseconds. Not thread-safe. */
final class SparkValues {
    private static final ArrayData NO_TEXTS = new GenericArrayData(new Object[0]);
    private static final int TEXTS_KEPT = 1 << 12;

    private final Column[] columns;
    /** Codes, counties and issues come again and again. */
    private final Map<String, UTF8String> texts = new HashMap<>();

    SparkValues(Contract contract) {
        this.columns = contract.columns().toArray(Column[]::new);
    }

    static Object date(LocalDate date) {
        return (int) date.toEpochDay();
    }

    /** A text that recurs. */
    UTF8String text(String text) {
        UTF8String known = texts.get(text);
        if (known == null) {
            if (texts.size() >= TEXTS_KEPT) {
                texts.clear();
            }
            known = UTF8String.fromString(text);
            texts.put(text, known);
        }
        return known;
    }

    ArrayData texts(List<String> list) {
        return list.isEmpty()
                ? NO_TEXTS
                : new GenericArrayData(list.stream().map(this::text).toArray());
    }

    /**
     * Puts the value of a contract column where its Spark columns are.
     *
     * @return the position behind them
     */
    int put(@Nullable Object[] cells, int at, int index, @Nullable Object value) {
        Column column = columns[index];
        if (column.type() == Type.PERSON) {
            if (value instanceof PersonValue person) {
                cells[at] = person.key();
                cells[at + 1] = date(person.birthDate());
                cells[at + 2] = text(person.sex());
            }
            return at + 3;
        }
        boolean token = column.personal() == Personal.TOKEN;
        if (value instanceof Token known) {
            cells[at] = text(known.text());
            if (token) {
                cells[at + 1] = known.key();
            }
        } else if (value != null) {
            cells[at] = cell(column, value);
        }
        return token ? at + 2 : at + 1;
    }

    private Object cell(Column column, Object value) {
        if (value instanceof String text) {
            return column.type() == Type.CODE ? text(text) : UTF8String.fromString(text);
        }
        if (value instanceof LocalDate date) {
            return date(date);
        }
        if (value instanceof LocalDateTime moment) {
            return DateTimeUtils.localDateTimeToMicros(moment);
        }
        if (value instanceof BigDecimal number) {
            return Decimal.apply(number, column.precision(), column.scale());
        }
        if (value instanceof List<?> list) {
            return new GenericArrayData(
                    list.stream().map(each -> text(String.valueOf(each))).toArray());
        }
        return value;
    }
}

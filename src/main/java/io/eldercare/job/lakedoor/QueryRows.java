package io.eldercare.job.lakedoor;

import io.eldercare.export.ResultColumn.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** A result as texts, a partition of it in memory at a time. */
final class QueryRows {
    private final Dataset<Row> rows;

    QueryRows(Dataset<Row> rows) {
        this.rows = rows;
    }

    /** @param most rows that are written */
    void write(long most, Answers answers) throws IOException {
        StructField[] fields = rows.schema().fields();
        answers.columns(Arrays.stream(fields).map(QueryRows::head).toList());
        String[] names =
                IntStream.range(0, fields.length).mapToObj(index -> "c" + index).toArray(String[]::new);
        Column[] texts = Arrays.stream(names)
                .map(name -> functions.col(name).cast("string"))
                .toArray(Column[]::new);
        Iterator<Row> found = rows.limit((int) Math.min(most, Integer.MAX_VALUE))
                .toDF(names)
                .select(texts)
                .toLocalIterator();
        while (found.hasNext()) {
            answers.row(values(found.next(), names.length));
        }
    }

    private static List<@Nullable String> values(Row row, int count) {
        List<@Nullable String> values = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            values.add(row.isNullAt(index) ? null : row.getString(index));
        }
        return values;
    }

    private static Message.Head head(StructField field) {
        DataType type = field.dataType();
        if (type instanceof DecimalType decimal) {
            return new Message.Head(field.name(), Kind.DECIMAL, decimal.precision(), decimal.scale());
        }
        return new Message.Head(field.name(), kind(type), 0, 0);
    }

    private static Kind kind(DataType type) {
        if (type instanceof ByteType
                || type instanceof ShortType
                || type instanceof IntegerType
                || type instanceof LongType) {
            return Kind.INTEGER;
        }
        if (type instanceof FloatType || type instanceof DoubleType) {
            return Kind.DOUBLE;
        }
        return switch (type.typeName()) {
            case "boolean" -> Kind.TRUTH;
            case "date" -> Kind.DATE;
            case "timestamp_ntz" -> Kind.TIME_STAMP;
            default -> Kind.TEXT;
        };
    }
}

package io.eldercare.transform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A small CSV of a case. Lines that begin with {@code #} state the rule; an empty cell is null; codes are joined by {@code ;}; a
 * month may be written 2025-10. Columns that are left out take the table's defaults, or null.
 */
record CaseTable(Path file, List<String> columns, List<Map<String, String>> rows) {

    static CaseTable read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            List<String> columns = List.of(lines.get(0).split(",", -1));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(row(file, columns, line));
            }
            return new CaseTable(file, columns, rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> row(Path file, List<String> columns, String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns.size()) {
            throw new IllegalStateException("Cannot read " + file + ": '" + line + "' has " + cells.length
                    + " cells, the header " + columns.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int index = 0; index < cells.length; index++) {
            row.put(columns.get(index), cells[index].strip());
        }
        return row;
    }

    /** The same with a row for each of the values that a cell of {@code column} joins by {@code ;}. */
    CaseTable onePer(String column) {
        List<Map<String, String>> apart = new ArrayList<>();
        for (Map<String, String> row : rows) {
            for (String value : row.get(column).split(";")) {
                Map<String, String> copy = new LinkedHashMap<>(row);
                copy.put(column, value);
                apart.add(copy);
            }
        }
        return new CaseTable(file, columns, apart);
    }

    /** Rows of {@code schema}; cells of the file win over {@code defaults}. */
    List<Row> typed(StructType schema, Map<String, String> defaults, int years) {
        columns.forEach(column -> {
            if (!List.of(schema.fieldNames()).contains(column)) {
                throw new IllegalStateException("Cannot load " + file + ": the table has no column " + column);
            }
        });
        List<Row> typed = new ArrayList<>();
        for (Map<String, String> row : rows) {
            @Nullable Object[] cells = new @Nullable Object[schema.length()];
            for (int index = 0; index < cells.length; index++) {
                StructField field = schema.fields()[index];
                String text = row.getOrDefault(field.name(), "");
                if (!columns.contains(field.name())) {
                    text = defaults.getOrDefault(field.name(), "");
                }
                cells[index] = field.name().equals("row_no") && text.isEmpty()
                        ? Integer.valueOf(typed.size() + 1)
                        : value(inEra(field, text, years), field.dataType(), years);
            }
            typed.add(RowFactory.create(cells));
        }
        return typed;
    }

    /** A fiscal year is a time too, though it is a number. */
    private static String inEra(StructField field, String text, int years) {
        return field.name().equals("fiscal_year") && !text.isEmpty()
                ? String.valueOf(Integer.parseInt(text) + years)
                : text;
    }

    private static @Nullable Object value(String text, DataType type, int years) {
        if (type instanceof ArrayType) {
            return text.isEmpty() ? null : text.equals("[]") ? new String[0] : text.split(";");
        }
        if (text.isEmpty()) {
            return null;
        }
        if (type.equals(DataTypes.DateType)) {
            return LocalDate.parse(text.length() == 7 ? text + "-01" : text).plusYears(years);
        }
        if (type.equals(DataTypes.TimestampNTZType)) {
            return LocalDateTime.parse(text.replace(' ', 'T')).plusYears(years);
        }
        if (type.equals(DataTypes.IntegerType)) {
            return Integer.valueOf(text);
        }
        if (type.equals(DataTypes.LongType)) {
            return Long.valueOf(text);
        }
        if (type.equals(DataTypes.BooleanType)) {
            return Boolean.valueOf(text);
        }
        return type.typeName().startsWith("decimal") ? new BigDecimal(text) : text;
    }

    /** The file's rows as {@link #lines(List)} writes a result's. */
    List<String> lines() {
        return rows.stream().map(row -> String.join(",", row.values())).sorted().toList();
    }

    /** The file's columns of result rows, one text a row. */
    List<String> lines(List<Row> result, int years) {
        return result.stream()
                .map(row -> columns.stream()
                        .map(column -> text(row.get(row.fieldIndex(column)), column, years))
                        .collect(Collectors.joining(",")))
                .sorted()
                .toList();
    }

    private String text(@Nullable Object value, String column, int years) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate date) {
            String text = date.minusYears(years).toString();
            boolean asMonth = rows.stream().map(row -> row.get(column)).anyMatch(cell -> cell.length() == 7);
            return asMonth ? text.substring(0, 7) : text;
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof scala.collection.Seq<?> list) {
            return CollectionConverters.asJava(list).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(";"));
        }
        return value.toString();
    }
}

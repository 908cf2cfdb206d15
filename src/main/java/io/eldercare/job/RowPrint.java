package io.eldercare.job;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fingerprint of rows, whatever their order and files. @param hash sum of the rows' hashes, each over all columns by name */
record RowPrint(long rows, BigDecimal hash) {
    static final RowPrint NONE = new RowPrint(0, BigDecimal.ZERO);

    RowPrint orIn(Map<List<String>, RowPrint> prints, List<String> key) {
        return prints.getOrDefault(key, this);
    }

    /** By month (ISO date of its first day) and county. */
    static Map<List<String>, RowPrint> bySlice(Dataset<Row> rows) {
        return by(rows, List.of("month", "county_code"));
    }

    /** By month; a table without months has one, "". */
    static Map<List<String>, RowPrint> byMonth(Dataset<Row> rows) {
        return by(rows, List.of(rows.columns()).contains("month") ? List.of("month") : List.of());
    }

    private static Map<List<String>, RowPrint> by(Dataset<Row> rows, List<String> keys) {
        String columns = Arrays.stream(rows.columns())
                .sorted()
                .map(column -> "`" + column + "`")
                .collect(Collectors.joining(", "));
        String key = keys.isEmpty()
                ? "array('')"
                : keys.stream()
                        .map(each -> "cast(`" + each + "` as string)")
                        .collect(Collectors.joining(", ", "array(", ")"));
        Map<List<String>, RowPrint> prints = new HashMap<>();
        for (Row row : rows.selectExpr(
                        key + " as place",
                        "cast(xxhash64(to_json(struct(" + columns
                                + "), map('ignoreNullFields', 'false'))) as decimal(38, 0))" + " as print")
                .groupBy("place")
                .agg(org.apache.spark.sql.functions.count("print"), org.apache.spark.sql.functions.sum("print"))
                .collectAsList()) {
            prints.put(row.getList(0), new RowPrint(row.getLong(1), row.getDecimal(2)));
        }
        return prints;
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Check;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.lake.SilverSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The shape between the reader and silver: typed cells with what the checks may see (full birth dates, personal texts) for the
 * length of one job, and the SQL that judges each row. Among many rows a clean one pays for one condition.
 */
final class ParsedSchema {
    private static final StructType PLACE = new StructType()
            .add("delivery_id", DataTypes.StringType, false)
            .add("row_no", DataTypes.IntegerType, false)
            .add("county_code", DataTypes.StringType, false)
            .add("month", DataTypes.DateType, false)
            .add("revision", DataTypes.IntegerType, false)
            .add("order_no", DataTypes.IntegerType, false)
            .add("is_statement_in_force", DataTypes.BooleanType, false)
            .add("received_on", DataTypes.DateType, false)
            .add("reader_rejects", DataTypes.createArrayType(DataTypes.StringType, false), false)
            .add("reader_warnings", DataTypes.createArrayType(DataTypes.StringType, false), false);

    private final Contract contract;

    ParsedSchema(Contract contract) {
        this.contract = contract;
    }

    /** Columns that the reader yields beside the place, in contract order; county and month columns are part of the place. */
    static List<Column> columns(Contract contract) {
        return contract.columns().stream()
                .filter(column -> !contract.countyColumn().equals(java.util.Optional.of(column.name())))
                .filter(column -> !contract.monthColumn().equals(java.util.Optional.of(column.name())))
                .toList();
    }

    StructType schema() {
        StructType schema = PLACE;
        for (Column column : columns(contract)) {
            if (column.type() == Type.PERSON) {
                schema = schema.add(column.stem() + "_key", DataTypes.LongType, true)
                        .add(column.stem() + "_birth_date", DataTypes.DateType, true)
                        .add(column.stem() + "_sex", DataTypes.StringType, true);
            } else {
                schema = schema.add(column.name(), SilverSchema.type(column), true);
                if (column.personal() == Personal.TOKEN) {
                    schema = schema.add(column.silverName(), DataTypes.LongType, true);
                }
            }
        }
        return schema;
    }

    /** Rows of this schema as {@link RowShape} lays them out. */
    Dataset<Row> rows(SparkSession spark, JavaRDD<InternalRow> rows) {
        return InternalRows.frame(spark, rows.rdd(), schema());
    }

    /**
     * Applies the contract's checks and leaves what silver keeps; rejected rows keep their place and reasons only.
     *
     * @param fewRows the conditions are stated once: over few rows planning them costs more than asking them all
     */
    Dataset<Row> judge(Dataset<Row> parsed, boolean fewRows) {
        List<Check> hard = checks(Severity.REJECT_ROW, Severity.REJECT_FILE);
        List<Check> soft = checks(Severity.WARN, Severity.INFO);
        Dataset<Row> checked = parsed.selectExpr(
                        "*", "last_day(month) as month_end", "size(reader_rejects) = 0 as is_readable")
                .selectExpr("*", violated("is_readable", hard, fewRows) + " as check_rejects")
                .selectExpr("*", "is_readable and size(check_rejects) = 0 as is_accepted")
                .selectExpr("*", violated("is_accepted", soft, fewRows) + " as check_warnings");
        List<String> kept = new ArrayList<>(List.of(
                "delivery_id",
                "row_no",
                "county_code",
                "month",
                "revision",
                "order_no",
                "is_accepted",
                "is_statement_in_force as is_in_force",
                "case when is_accepted then concat(reader_warnings, check_warnings)"
                        + " else concat(reader_rejects, check_rejects) end as issues"));
        for (Column column : SilverSchema.kept(contract)) {
            kept.add(accepted("`" + column.silverName() + "`", column.silverName()));
            if (column.type() == Type.PERSON) {
                kept.add(accepted("trunc(" + column.stem() + "_birth_date, 'MM')", column.stem() + "_birth_month"));
                kept.add(accepted(column.stem() + "_sex", column.stem() + "_sex"));
            }
        }
        return checked.selectExpr(kept.toArray(String[]::new));
    }

    private static String accepted(String expression, String name) {
        return "case when is_accepted then " + expression + " end as `" + name + "`";
    }

    private List<Check> checks(Severity... severities) {
        List<Severity> wanted = List.of(severities);
        return contract.checks().stream()
                .filter(check -> wanted.contains(check.severity()))
                .toList();
    }

    /** Rules broken, as {@code RULE:column}; where there are many rows, one condition decides whether any is looked at singly. */
    private static String violated(String guard, List<Check> checks, boolean fewRows) {
        if (checks.isEmpty()) {
            return "cast(array() as array<string>)";
        }
        String broken =
                checks.stream().map(check -> "(" + check.violated() + ")").collect(Collectors.joining(" or "));
        String each = checks.stream()
                .map(check ->
                        "case when " + check.violated() + " then '" + check.rule() + ":" + check.column() + "' end")
                .collect(Collectors.joining(", "));
        return "case when " + guard + (fewRows ? "" : " and coalesce(" + broken + ", false)")
                + " then array_compact(array(" + each + ")) else cast(array() as array<string>) end";
    }
}

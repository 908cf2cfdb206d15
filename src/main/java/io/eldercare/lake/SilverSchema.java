package io.eldercare.lake;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Shape of {@code silver.<feed>}: where a row came from, its verdict, then the contract's columns. No ID number, name or phone is
 * among them: a PERSON column is a BIGINT key with birth month and sex, a TOKEN column a BIGINT key, a DROP column nothing.
 */
public final class SilverSchema {
    /** Columns of the verdict, hidden from {@code silver.<feed>}. */
    public static final Set<String> LOAD_ONLY = Set.of("is_accepted", "is_in_force", "issues");

    /** What the files of every feed have: where a row came from and its verdict. The month stands in the path. */
    public static final StructType VERDICT = new StructType()
            .add("delivery_id", DataTypes.StringType)
            .add("row_no", DataTypes.IntegerType)
            .add("county_code", DataTypes.StringType)
            .add("is_accepted", DataTypes.BooleanType)
            .add("is_in_force", DataTypes.BooleanType)
            .add("issues", DataTypes.createArrayType(DataTypes.StringType, false));

    private SilverSchema() {}

    public static StructType of(Contract contract) {
        StructType schema = new StructType()
                .add("delivery_id", DataTypes.StringType, false)
                .add("row_no", DataTypes.IntegerType, false)
                .add("county_code", DataTypes.StringType, false)
                .add("month", DataTypes.DateType, false)
                .add("revision", DataTypes.IntegerType, false)
                .add("is_accepted", DataTypes.BooleanType, false)
                .add("is_in_force", DataTypes.BooleanType, false)
                .add("issues", DataTypes.createArrayType(DataTypes.StringType, false), true);
        for (Column column : kept(contract)) {
            schema = schema.add(column.silverName(), keptType(column), true);
            if (column.type() == Type.PERSON) {
                schema = schema.add(column.stem() + "_birth_month", DataTypes.DateType, true)
                        .add(column.stem() + "_sex", DataTypes.StringType, true);
            }
        }
        return schema;
    }

    /** Columns that reach silver; the slice's own county and month are not repeated. */
    public static List<Column> kept(Contract contract) {
        return contract.columns().stream()
                .filter(column -> column.personal() != Personal.DROP)
                .filter(column -> !contract.countyColumn().equals(java.util.Optional.of(column.name())))
                .filter(column -> !contract.monthColumn().equals(java.util.Optional.of(column.name())))
                .toList();
    }

    private static DataType keptType(Column column) {
        return column.personal() == Personal.TOKEN ? DataTypes.LongType : type(column);
    }

    /** Spark type of a column's typed value. */
    public static DataType type(Column column) {
        return switch (column.type()) {
            case TEXT, CODE -> DataTypes.StringType;
            case INTEGER -> DataTypes.IntegerType;
            case DECIMAL -> DataTypes.createDecimalType(column.precision(), column.scale());
            case DATE, MONTH -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampNTZType;
            case BOOLEAN -> DataTypes.BooleanType;
            case CODES -> DataTypes.createArrayType(DataTypes.StringType, false);
            case PERSON -> DataTypes.LongType;
        };
    }
}

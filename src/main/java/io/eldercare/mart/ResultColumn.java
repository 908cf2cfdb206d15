package io.eldercare.mart;

import java.sql.Types;
import java.util.regex.Pattern;

/**
 * A column of a result.
 *
 * @param kind how its values are to be understood
 */
record ResultColumn(String name, Kind kind) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        DATE,
        TIME_STAMP
    }

    static ResultColumn of(String name, int sqlType, String typeName) {
        return new ResultColumn(
                name,
                switch (sqlType) {
                    case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE ->
                        typeName.equals("money") ? Kind.TEXT : Kind.NUMBER;
                    case Types.BIT, Types.BOOLEAN -> typeName.equals("bool") ? Kind.TRUTH : Kind.TEXT;
                    case Types.DATE -> Kind.DATE;
                    case Types.TIMESTAMP -> typeName.equals("timestamp") ? Kind.TIME_STAMP : Kind.TEXT;
                    default -> Kind.TEXT;
                });
    }

    /** False for NaN and infinity, which JSON and workbooks cannot hold as numbers. */
    boolean holdsNumber(String value) {
        return kind == Kind.NUMBER && NUMBER.matcher(value).matches();
    }
}

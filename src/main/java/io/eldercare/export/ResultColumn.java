package io.eldercare.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column of a result.
 *
 * @param kind how the text of its values is to be understood
 * @param precision digits of a {@link Kind#DECIMAL}, 0 where the query leaves it open
 * @param scale digits after the point of a {@link Kind#DECIMAL} with a precision
 */
public record ResultColumn(String name, Kind kind, int precision, int scale) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    /** Kinds of values, with the text in which a value is handed over. */
    public enum Kind {
        TEXT,
        /** whole numbers of up to 64 bits */
        INTEGER,
        DECIMAL,
        /** floating point of 64 bits; NaN and infinity are possible */
        DOUBLE,
        /** true or false */
        TRUTH,
        /** yyyy-MM-dd */
        DATE,
        /** yyyy-MM-dd HH:mm:ss with up to six digits of a second, of no time zone */
        TIME_STAMP,
        /** the same with an offset: +08 or +08:00 */
        INSTANT
    }

    public ResultColumn(String name, Kind kind) {
        this(name, kind, 0, 0);
    }

    public boolean isNumeric() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL || kind == Kind.DOUBLE;
    }

    /** False for NaN and infinity, which JSON and workbooks cannot hold as numbers. */
    boolean holdsNumber(String value) {
        return isNumeric() && NUMBER.matcher(value).matches();
    }

    /** The value with a number written out: 1.5e+20 is 150000000000000000000. The digits stay. */
    String plain(String value) {
        return holdsNumber(value) && (value.indexOf('e') >= 0 || value.indexOf('E') >= 0)
                ? new BigDecimal(value).toPlainString()
                : value;
    }

    /** Names for formats whose columns must differ, also for readers that take a for A: a name that comes again gets a number. */
    static List<String> distinctNames(List<ResultColumn> columns) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (ResultColumn column : columns) {
            String name = column.name();
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = column.name() + "_" + number;
            }
            names.add(name);
        }
        return names;
    }
}

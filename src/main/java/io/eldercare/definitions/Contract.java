package io.eldercare.definitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a county promises to send in one feed: {@code sql/sources/<feed>.yml}, after the county submission standard.
 *
 * @param feed English name, also the silver table
 * @param title Chinese name, also a sheet name
 * @param sheetNames further sheet names that counties use
 * @param key columns that name one thing inside a county-month; a second row with the same key is a duplicate
 * @param countyColumn column that states the county inside the file, if the feed has one
 * @param monthColumn column that states the month inside the file, if the feed has one
 * @param file the definition file, for messages
 */
public record Contract(
        String feed,
        int number,
        String title,
        Cadence cadence,
        Content content,
        List<String> sheetNames,
        List<String> key,
        Optional<String> countyColumn,
        Optional<String> monthColumn,
        List<Column> columns,
        List<Check> checks,
        String file) {

    public enum Cadence {
        MONTHLY,
        QUARTERLY,
        OPTIONAL
    }

    /** What one month's file states: everything that touched the month, the month's numbers, or the month's events. */
    public enum Content {
        REGISTER,
        STATEMENT,
        EVENTS
    }

    public enum Type {
        TEXT,
        /** whole number of zero or more: INT */
        INTEGER,
        /** DECIMAL(precision, scale) */
        DECIMAL,
        DATE,
        /** date with optional time of day, Asia/Shanghai: TIMESTAMP_NTZ */
        TIMESTAMP,
        /** yyyy-MM, kept as the first day: DATE */
        MONTH,
        BOOLEAN,
        /** one code of a list */
        CODE,
        /** several codes of a list: ARRAY of STRING, sorted, distinct */
        CODES,
        /** resident ID number (GB 11643): becomes a pseudonym, see {@link Column#silverName()} */
        PERSON
    }

    public enum Personal {
        /** may be kept */
        NO,
        /** kept only as a keyed pseudonym, a BIGINT named {@code <name>_key} */
        TOKEN,
        /** read for the checks, never kept */
        DROP
    }

    /**
     * @param codes code to its spellings, for CODE and CODES
     * @param unit unit of the figures, such as 张 or 元
     */
    public record Column(
            String name,
            Type type,
            String label,
            List<String> variants,
            boolean required,
            Personal personal,
            Optional<String> unit,
            int precision,
            int scale,
            int maximumLength,
            Map<String, List<String>> codes,
            int line) {

        /**
         * Name in silver. A PERSON column {@code person_id} becomes {@code person_key} BIGINT with {@code person_birth_month}
         * DATE and {@code person_sex} STRING (男, 女) beside it.
         */
        public String silverName() {
            if (type == Type.PERSON) {
                return stem() + "_key";
            }
            return personal == Personal.TOKEN ? name + "_key" : name;
        }

        /** {@code person} of {@code person_id}. */
        public String stem() {
            return name.endsWith("_id") ? name.substring(0, name.length() - 3) : name;
        }
    }

    public enum Severity {
        REJECT_FILE,
        REJECT_ROW,
        WARN,
        INFO
    }

    /**
     * A rule on a row of its own file.
     *
     * @param violated Spark SQL condition over the contract's columns, {@code month}, {@code month_end}, {@code county_code} and
     *     {@code received_on}; true means that the row breaks the rule, null that it does not
     */
    public record Check(
            String rule, String column, Severity severity, String violated, String message, String remedy, int line) {}

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}

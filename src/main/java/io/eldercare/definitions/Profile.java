package io.eldercare.definitions;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How another system's file becomes rows of a feed: {@code sql/sources/profiles/<name>.yml}. The file may state many counties.
 *
 * @param filePattern matches the whole file name; may have the named groups county, month, revision and mode
 * @param sender only files from this sender's folder or the operator's own; empty: from anybody
 * @param sheet sheet of a workbook; empty: the first
 * @param headerRow 1-based row of the headers; empty: the first row that has all {@link #headers()}
 * @param month month of every row, where neither the file name nor a column states it
 * @param where Spark SQL condition over the file's columns; rows that do not meet it are skipped and counted
 * @param columns feed column to Spark SQL expression over the file's columns, which are all text under their back-quoted headers
 * @param codes feed column to the code map for the expression's text; text outside the map stays as it is
 * @param units feed column to the unit of the expression's number, where it is not the contract's
 * @param file the definition file, for messages
 */
public record Profile(
        String name,
        String title,
        Pattern filePattern,
        Optional<String> sender,
        Optional<String> sheet,
        Optional<Integer> headerRow,
        String feed,
        Optional<YearMonth> month,
        Optional<String> where,
        Map<String, String> columns,
        Map<String, Map<String, String>> codes,
        Map<String, String> units,
        String file) {

    /** Headers of the file that the expressions use, sorted. */
    public Set<String> headers() {
        Set<String> headers = new TreeSet<>();
        columns.values().forEach(expression -> headers.addAll(QuotedNames.in(expression)));
        where.ifPresent(condition -> headers.addAll(QuotedNames.in(condition)));
        return headers;
    }

    /** What the number in {@code column} is multiplied with to be in the contract's unit: 10000 for 万元 where 元 is asked. */
    public BigDecimal multiplier(Contract.Column column) {
        return Optional.ofNullable(units.get(column.name()))
                .flatMap(unit -> Units.multiplier(unit, column.unit().orElse("")))
                .orElse(BigDecimal.ONE);
    }
}

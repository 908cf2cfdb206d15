package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.HeaderText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The statements of {@code bench/duckdb}, and what is put into them. */
final class DuckDbSql {
    private DuckDbSql() {}

    /** The statements of a file in order, each word in braces replaced. */
    static List<String> statements(String name, Map<String, String> words) {
        String sql = resource(name);
        for (Map.Entry<String, String> word : words.entrySet()) {
            sql = sql.replace("${" + word.getKey() + "}", word.getValue());
        }
        return Arrays.stream(sql.split(";\\s*\\n"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    /** For each code column of a feed a map of every spelling to its code. */
    static List<String> codeLists(Contract contract) {
        List<String> definitions = new ArrayList<>();
        for (Contract.Column column : contract.columns()) {
            String name = contract.feed() + "_" + column.name();
            if (!column.codes().isEmpty()) {
                definitions.add("set variable " + name + " = map {" + spellings(column) + "}");
            }
        }
        return definitions;
    }

    private static String spellings(Contract.Column column) {
        Map<String, String> codes = new TreeMap<>();
        column.codes()
                .forEach((code, spellings) ->
                        spellings.forEach(spelling -> codes.putIfAbsent(HeaderText.spelling(spelling), code)));
        column.codes().keySet().forEach(code -> codes.put(HeaderText.spelling(code), code));
        return codes.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The cells of all files of a feed as text, under the contract's names, with the number of the file. */
    static String rows(Contract contract, List<DeliveredFile> files) {
        Map<CsvLayout, List<DeliveredFile>> byLayout = files.stream()
                .filter(file -> file.feed().equals(contract.feed()) && file.isRead())
                .collect(Collectors.groupingBy(DeliveredFile::layout, LinkedHashMap::new, Collectors.toList()));
        List<String> reads = new ArrayList<>();
        byLayout.forEach((layout, group) -> reads.add(read(contract, layout, group)));
        if (reads.isEmpty()) {
            String none = contract.columns().stream()
                    .map(column -> "null::varchar as " + column.name())
                    .collect(Collectors.joining(", "));
            reads.add("select 0 as file_no, " + none + " where false");
        }
        return "(" + String.join(" union all ", reads) + ")";
    }

    private static String read(Contract contract, CsvLayout layout, List<DeliveredFile> files) {
        String columns =
                layout.columns().stream().map(column -> column + ": 'varchar'").collect(Collectors.joining(", "));
        String paths =
                files.stream().map(file -> quoted(file.path().toString())).collect(Collectors.joining(", "));
        String numbers =
                files.stream().map(file -> Integer.toString(file.number())).collect(Collectors.joining(", "));
        String cells = contract.columns().stream()
                .map(column -> layout.lacks(column.name()) ? "null::varchar as " + column.name() : column.name())
                .collect(Collectors.joining(", "));
        int first = files.get(0).number();
        boolean contiguous = files.get(files.size() - 1).number() - first == files.size() - 1;
        String number = contiguous ? first + " + file_index" : "[" + numbers + "][cast(file_index as bigint) + 1]";
        return "select " + number + " as file_no, " + cells + " from read_csv([" + paths + "], columns = {" + columns
                + "}, auto_detect = false, header = true, skip = " + layout.linesAbove() + ", delim = "
                + quoted(String.valueOf(layout.delimiter())) + ", quote = '\"', escape = '\"', ignore_errors = true)";
    }

    /** What the SQL of one feed names: the feed, its key, and the condition that the key is complete. */
    static Map<String, String> words(Contract contract) {
        List<String> key = contract.key().stream()
                .map(name ->
                        contract.column(name).map(Contract.Column::silverName).orElse(name))
                .toList();
        String complete = key.stream().map(column -> column + " is not null").collect(Collectors.joining(" and "));
        return Map.of(
                "feed",
                contract.feed(),
                "key",
                key.isEmpty() ? "rowid" : String.join(", ", key),
                "complete",
                key.isEmpty() ? "false" : complete);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String resource(String name) {
        try (InputStream text = DuckDbSql.class.getResourceAsStream("/bench/duckdb/" + name + ".sql")) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

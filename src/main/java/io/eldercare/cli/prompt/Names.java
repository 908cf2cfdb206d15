package io.eldercare.cli.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes tables, columns of the tables that the statement names (of all before it names one), functions and keywords. */
final class Names implements Completer {
    private static final List<String> KEYWORDS = List.of(
            "select",
            "from",
            "where",
            "group by",
            "order by",
            "having",
            "limit",
            "with",
            "as",
            "join",
            "left join",
            "on",
            "using",
            "and",
            "or",
            "not",
            "in",
            "between",
            "is null",
            "is not null",
            "like",
            "case",
            "when",
            "then",
            "else",
            "end",
            "distinct",
            "count(*)",
            "sum",
            "union all",
            "date",
            "desc",
            "asc",
            "filter",
            "over",
            "partition by");
    private static final List<String> COMMANDS = List.of("\\d", "\\dt", "\\df", "\\?", "\\q");

    private final List<Door.Table> tables;
    private final List<String> functions;

    Names(List<Door.Table> tables, List<String> functions) {
        this.tables = List.copyOf(tables);
        this.functions = List.copyOf(functions);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        of(line.line(), line.word()).forEach(each -> candidates.add(each));
    }

    /**
     * @param statement everything typed so far
     * @param word the word at the cursor
     */
    List<Candidate> of(String statement, String word) {
        List<Candidate> found = new ArrayList<>();
        if (statement.startsWith("\\") && !statement.contains(" ")) {
            COMMANDS.forEach(command -> add(found, command, "", ""));
            return found;
        }
        String typed = statement.toLowerCase(Locale.ROOT);
        tables.forEach(table -> add(found, table.name(), table.title(), "表"));
        if (statement.startsWith("\\")) {
            return found;
        }
        List<Door.Table> named = tables.stream()
                .filter(table -> typed.contains(table.name()) || typed.contains(table.shortName() + "."))
                .toList();
        String prefix = word.contains(".") ? word.substring(0, word.lastIndexOf('.') + 1) : "";
        (named.isEmpty() ? tables : named)
                .forEach(table -> table.columns()
                        .forEach(column -> add(found, prefix + column.name(), column.label(), table.name())));
        functions.forEach(function -> add(found, function, "", "函数"));
        KEYWORDS.forEach(keyword -> add(found, keyword, "", ""));
        return found;
    }

    private static void add(List<Candidate> found, String value, String description, String group) {
        if (found.stream().noneMatch(each -> each.value().equals(value))) {
            found.add(new Candidate(
                    value,
                    value,
                    group.isEmpty() ? null : group,
                    description.isEmpty() ? null : description,
                    null,
                    null,
                    true));
        }
    }
}

package io.eldercare.cli;

import io.eldercare.lineage.Branch;
import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Influence;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lineage as trees of text, as records for {@code --json}, and as a list of tables. */
final class LineagePrint {
    private final Texts texts;
    private final LineageGraph graph;

    LineagePrint(Texts texts, LineageGraph graph) {
        this.texts = texts;
        this.graph = graph;
    }

    /**
     * @param rows what decides which rows the table has, for a column; its value is not made of them
     * @param upstream empty where it was not asked for
     */
    record View(
            String table,
            String column,
            String title,
            Optional<String> rule,
            Optional<List<Source>> rows,
            Optional<List<Step>> upstream,
            Optional<List<Step>> downstream) {}

    record Source(String table, String column, String subtype) {}

    /** @param repeated its steps stand further up */
    record Step(
            String table,
            String column,
            String title,
            List<String> subtypes,
            boolean masking,
            boolean repeated,
            List<Step> steps) {}

    View view(ColumnId start, boolean upstream, boolean downstream) {
        Table table = graph.table(start.table()).orElseThrow();
        return new View(
                start.table(),
                start.column(),
                title(start),
                table.rule(),
                upstream && !start.isTable() ? Optional.of(rows(start.table())) : Optional.empty(),
                upstream ? Optional.of(steps(Branch.sources(graph, start))) : Optional.empty(),
                downstream ? Optional.of(steps(Branch.effects(graph, start))) : Optional.empty());
    }

    private List<Source> rows(String table) {
        return graph.into(ColumnId.all(table)).stream()
                .filter(edge -> !edge.influence().isDirect())
                .map(edge -> new Source(
                        edge.from().table(),
                        edge.from().column(),
                        edge.influence().name()))
                .toList();
    }

    private List<Step> steps(List<Branch> branches) {
        return branches.stream()
                .map(branch -> new Step(
                        branch.end().table(),
                        branch.end().column(),
                        title(branch.end()),
                        branch.influences().stream().map(Enum::name).toList(),
                        branch.masked(),
                        branch.repeated(),
                        steps(branch.branches())))
                .toList();
    }

    private String title(ColumnId end) {
        Table table = graph.table(end.table()).orElseThrow();
        return table.columns().stream()
                .filter(column -> column.name().equals(end.column()))
                .map(Table.Column::label)
                .filter(label -> !label.isEmpty())
                .findFirst()
                .orElse(end.isTable() || table.layer() == Table.Layer.KPI ? table.title() : "");
    }

    List<String> lines(View view) {
        List<String> lines = new ArrayList<>();
        lines.add(named(view.table(), view.column(), view.title()));
        view.rule().ifPresent(rule -> lines.add(texts.text("lineage.rule", rule)));
        view.upstream().ifPresent(steps -> tree(lines, "lineage.upstream", "lineage.no-upstream", steps));
        view.rows().filter(sources -> !sources.isEmpty()).ifPresent(sources -> {
            lines.add(texts.text("lineage.rows"));
            Map<Influence, List<String>> byInfluence = new TreeMap<>();
            sources.forEach(source -> byInfluence
                    .computeIfAbsent(Influence.valueOf(source.subtype()), missing -> new ArrayList<>())
                    .add(new ColumnId(source.table(), source.column()).toString()));
            byInfluence.forEach((influence, columns) ->
                    lines.add("  " + texts.pair(texts.nameOf("influence", influence.name()), texts.list(columns))));
        });
        view.downstream().ifPresent(steps -> tree(lines, "lineage.downstream", "lineage.no-downstream", steps));
        return lines;
    }

    private void tree(List<String> lines, String heading, String nothing, List<Step> steps) {
        lines.add(texts.text(steps.isEmpty() ? nothing : heading));
        grow(lines, "", steps);
    }

    private void grow(List<String> lines, String indent, List<Step> steps) {
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            boolean last = index == steps.size() - 1;
            lines.add(indent + (last ? "└─ " : "├─ ") + named(step.table(), step.column(), step.title()) + how(step));
            grow(lines, indent + (last ? "   " : "│  "), step.steps());
        }
    }

    private static String named(String table, String column, String title) {
        String name = new ColumnId(table, column).toString();
        return title.isEmpty() ? name : name + " " + title;
    }

    private String how(Step step) {
        List<String> words = new ArrayList<>();
        boolean isTable = step.column().equals(ColumnId.ALL);
        step.subtypes().stream()
                .filter(subtype -> !isTable || !Influence.valueOf(subtype).isDirect())
                .forEach(subtype -> words.add(texts.nameOf("influence", subtype)));
        if (step.masking()) {
            words.add(texts.text("lineage.masked"));
        }
        String ways = words.isEmpty() ? "" : texts.text("lineage.how", texts.list(words));
        return step.repeated() ? ways + texts.text("lineage.repeated") : ways;
    }

    /** Every table with what it is called, by the way of the data. */
    List<String> tables() {
        TextTable list = new TextTable();
        graph.tables()
                .forEach(table -> list.row(
                        table.name(),
                        texts.text("lineage.columns", table.columns().size()),
                        table.title()));
        return list.lines();
    }
}

package io.eldercare.lineage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All tables and how their columns act on one another. Immutable; the order of tables is that of the way of the data. */
public final class LineageGraph {
    private final String key;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Edge> edges;
    private final Map<ColumnId, List<Edge>> into;
    private final Map<ColumnId, List<Edge>> outOf;

    /** @param key what the graph was derived from; another key means that it must be derived again */
    public LineageGraph(String key, Collection<Table> tables, Collection<Edge> edges) {
        this.key = key;
        tables.forEach(table -> this.tables.put(table.name(), table));
        this.edges = edges.stream().sorted().distinct().toList();
        this.into = by(Edge::to);
        this.outOf = by(Edge::from);
    }

    private Map<ColumnId, List<Edge>> by(Function<Edge, ColumnId> end) {
        return edges.stream().collect(Collectors.groupingBy(end, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    public String key() {
        return key;
    }

    public Collection<Table> tables() {
        return List.copyOf(tables.values());
    }

    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** In order of what they lead to. */
    public List<Edge> edges() {
        return edges;
    }

    /** What acts on the column or, for a table as a whole, on which rows it has. */
    public List<Edge> into(ColumnId column) {
        return into.getOrDefault(column, List.of());
    }

    /** What the column, or the rows of the table, act on. */
    public List<Edge> outOf(ColumnId column) {
        return outOf.getOrDefault(column, List.of());
    }

    /**
     * What the column acts on, tables included that a rule of the program makes of whole tables, so that any column may matter to
     * them.
     */
    public List<Edge> effectsOf(ColumnId column) {
        if (column.isTable()) {
            return outOf(column);
        }
        List<Edge> effects = new ArrayList<>(outOf(column));
        for (Edge edge : outOf(ColumnId.all(column.table()))) {
            if (edge.to().isTable()
                    && table(edge.to().table())
                            .filter(table -> table.columns().isEmpty())
                            .isPresent()) {
                effects.add(edge);
            }
        }
        return effects;
    }

    /** Everything that the column comes from over any number of steps; itself is not among it. */
    public SortedSet<ColumnId> sources(ColumnId start, Predicate<Edge> followed) {
        return reached(start, this::into, Edge::from, followed);
    }

    /** Everything that the column acts on over any number of steps; itself is not among it. */
    public SortedSet<ColumnId> effects(ColumnId start, Predicate<Edge> followed) {
        return reached(start, this::effectsOf, Edge::to, followed);
    }

    private static SortedSet<ColumnId> reached(
            ColumnId start,
            Function<ColumnId, List<Edge>> steps,
            Function<Edge, ColumnId> end,
            Predicate<Edge> followed) {
        SortedSet<ColumnId> reached = new TreeSet<>();
        Deque<ColumnId> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            steps.apply(open.remove()).stream()
                    .filter(followed)
                    .map(end)
                    .filter(next -> !next.equals(start) && reached.add(next))
                    .forEach(open::add);
        }
        return reached;
    }

    /** Tables that the table reads, in the order of the way of the data. */
    public List<Table> sourcesOf(String table) {
        SortedSet<String> names = edges.stream()
                .filter(edge -> edge.to().table().equals(table))
                .map(edge -> edge.from().table())
                .collect(Collectors.toCollection(TreeSet::new));
        return named(names, table);
    }

    /** Tables that read the table, in the order of the way of the data. */
    public List<Table> readersOf(String table) {
        SortedSet<String> names = edges.stream()
                .filter(edge -> edge.from().table().equals(table))
                .map(edge -> edge.to().table())
                .collect(Collectors.toCollection(TreeSet::new));
        return named(names, table);
    }

    private List<Table> named(SortedSet<String> names, String without) {
        return tables.values().stream()
                .filter(table -> names.contains(table.name()) && !table.name().equals(without))
                .toList();
    }
}

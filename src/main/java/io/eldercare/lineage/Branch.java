package io.eldercare.lineage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A tree of sources or effects. What was met before in the tree stands there again without its branches.
 *
 * @param influences how it acts on, or is acted on by, what it hangs from
 * @param masked the value cannot be read back from here on
 * @param repeated its branches stand further up
 */
public record Branch(ColumnId end, Set<Influence> influences, boolean masked, boolean repeated, List<Branch> branches) {

    public Branch {
        branches = List.copyOf(branches);
    }

    /** What a column, or a table as a whole, comes from; what gives the value before what decides on it. */
    public static List<Branch> sources(LineageGraph graph, ColumnId start) {
        return new Growth(
                        start.isTable()
                                ? end -> tables(graph.sourcesOf(end.table()))
                                : end -> ends(graph.into(end), Edge::from))
                .from(start);
    }

    /** What a column, or a table as a whole, acts on. */
    public static List<Branch> effects(LineageGraph graph, ColumnId start) {
        return new Growth(
                        start.isTable()
                                ? end -> tables(graph.readersOf(end.table()))
                                : end -> ends(graph.effectsOf(end), Edge::to))
                .from(start);
    }

    private static List<Branch> tables(List<Table> tables) {
        return tables.stream()
                .map(table -> new Branch(ColumnId.all(table.name()), Set.of(), false, false, List.of()))
                .toList();
    }

    private static List<Branch> ends(List<Edge> edges, Function<Edge, ColumnId> end) {
        Map<ColumnId, Set<Influence>> influences = new LinkedHashMap<>();
        Set<ColumnId> masked = new HashSet<>();
        for (Edge edge : edges) {
            influences
                    .computeIfAbsent(end.apply(edge), missing -> EnumSet.noneOf(Influence.class))
                    .add(edge.influence());
            if (edge.masked()) {
                masked.add(end.apply(edge));
            }
        }
        List<Branch> direct = new ArrayList<>();
        List<Branch> indirect = new ArrayList<>();
        influences.forEach((column, ways) -> (ways.stream().anyMatch(Influence::isDirect) ? direct : indirect)
                .add(new Branch(column, ways, masked.contains(column), false, List.of())));
        direct.addAll(indirect);
        return direct;
    }

    private record Growth(Function<ColumnId, List<Branch>> next, Set<ColumnId> seen) {
        Growth(Function<ColumnId, List<Branch>> next) {
            this(next, new HashSet<>());
        }

        List<Branch> from(ColumnId end) {
            seen.add(end);
            List<Branch> grown = new ArrayList<>();
            for (Branch bare : next.apply(end)) {
                boolean met = seen.contains(bare.end());
                List<Branch> branches = met ? List.of() : from(bare.end());
                boolean cut = met && !next.apply(bare.end()).isEmpty();
                grown.add(new Branch(bare.end(), bare.influences(), bare.masked(), cut, branches));
            }
            return grown;
        }
    }
}

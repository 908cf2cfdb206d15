package io.eldercare.transform.lineage;

import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Influence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a value is made of.
 *
 * @param sources columns of tables, and how each acts on the value
 * @param fields of a struct, each its own; empty for other values
 */
record Flow(SortedMap<ColumnId, Set<Influence>> sources, List<Flow> fields) {
    static final Flow NONE = new Flow(new TreeMap<>(), List.of());

    Flow {
        sources = Collections.unmodifiableSortedMap(sources);
        fields = List.copyOf(fields);
    }

    static Flow of(ColumnId column, Influence influence) {
        SortedMap<ColumnId, Set<Influence>> sources = new TreeMap<>();
        sources.put(column, EnumSet.of(influence));
        return new Flow(sources, List.of());
    }

    /** A struct of these fields: as a whole it is made of all of them. */
    static Flow struct(List<Flow> fields) {
        return new Flow(union(fields).sources, fields);
    }

    static Flow union(Flow... flows) {
        return union(Arrays.asList(flows));
    }

    static Flow union(Collection<Flow> flows) {
        SortedMap<ColumnId, Set<Influence>> sources = new TreeMap<>();
        flows.forEach(flow -> flow.sources.forEach(
                (column, influences) -> sources.computeIfAbsent(column, missing -> EnumSet.noneOf(Influence.class))
                        .addAll(influences)));
        return new Flow(sources, sameFields(flows));
    }

    /** Branches of a union that state the same struct keep its fields. */
    private static List<Flow> sameFields(Collection<Flow> flows) {
        int size = flows.stream().mapToInt(flow -> flow.fields.size()).max().orElse(0);
        if (size == 0 || flows.stream().anyMatch(flow -> flow.fields.size() != size)) {
            return List.of();
        }
        List<Flow> fields = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            int at = index;
            fields.add(union(flows.stream().map(flow -> flow.fields.get(at)).toList()));
        }
        return fields;
    }

    /** The value after a change of it; its fields are gone. */
    Flow then(Influence next) {
        SortedMap<ColumnId, Set<Influence>> changed = new TreeMap<>();
        sources.forEach((column, influences) -> {
            Set<Influence> after = EnumSet.noneOf(Influence.class);
            influences.forEach(influence -> after.add(influence.then(next)));
            changed.put(column, after);
        });
        return new Flow(changed, List.of());
    }

    /** Everything that the value is made of, acting in one indirect way only. */
    Flow as(Influence indirect) {
        SortedMap<ColumnId, Set<Influence>> changed = new TreeMap<>();
        sources.keySet().forEach(column -> changed.put(column, EnumSet.of(indirect)));
        return new Flow(changed, List.of());
    }

    /**
     * The greatest or first of such structs: its fields are taken over, and which struct it is depends on the fields compared before.
     */
    Flow chosen() {
        List<Flow> chosen = new ArrayList<>();
        for (int index = 0; index < fields.size(); index++) {
            chosen.add(union(
                    fields.get(index).then(Influence.AGGREGATION),
                    union(fields.subList(0, index)).as(Influence.SORT)));
        }
        return struct(chosen);
    }

    Flow field(int ordinal) {
        return fields.isEmpty() ? then(Influence.TRANSFORMATION) : fields.get(ordinal);
    }

    /** The tables as wholes among the sources. */
    Flow tables() {
        SortedMap<ColumnId, Set<Influence>> tables = new TreeMap<>(sources);
        tables.keySet().removeIf(source -> !source.isTable());
        return new Flow(tables, List.of());
    }

    void forEach(java.util.function.BiConsumer<ColumnId, Influence> action) {
        for (Map.Entry<ColumnId, Set<Influence>> source : sources.entrySet()) {
            source.getValue().forEach(influence -> action.accept(source.getKey(), influence));
        }
    }
}

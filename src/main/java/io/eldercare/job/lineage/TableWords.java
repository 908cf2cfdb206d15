package io.eldercare.job.lineage;

import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Edge;
import io.eldercare.lineage.Table;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsAdditional;
import io.openlineage.client.OpenLineage.DatasetFacets;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputField;
import io.openlineage.client.OpenLineage.InputFieldTransformations;
import io.openlineage.client.OpenLineage.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables that a run wrote, each with what it read, its shape, its version and the lineage of its columns. */
final class TableWords {
    private final EventWords words;
    private final OpenLineage model;
    private final StoredLineage lineage;
    private final FeedCounts feeds;
    private final SortedMap<String, Long> versions;

    /** @param versions of the lake's tables that the run wrote */
    TableWords(EventWords words, StoredLineage lineage, FeedCounts feeds, SortedMap<String, Long> versions) {
        this.words = words;
        this.model = words.model();
        this.lineage = lineage;
        this.feeds = feeds;
        this.versions = versions;
    }

    /** A table of the lake. */
    RunEvent complete(String table, Instant at) {
        FeedCounts.Count count = feeds.ofTable(table);
        boolean isFeed = table.startsWith("silver.") && count.deliveries() > 0;
        return event(table, at, isFeed ? Optional.of(count.accepted()) : Optional.empty());
    }

    /** A table of the mart. @param rows written by the run */
    RunEvent published(String table, Instant at, long rows) {
        return event(table, at, Optional.of(rows));
    }

    private RunEvent event(String table, Instant at, Optional<Long> rows) {
        var output = model.newOutputDatasetBuilder()
                .namespace(words.namespace())
                .name(table)
                .facets(facets(table));
        rows.ifPresent(count -> output.outputFacets(model.newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(model.newOutputStatisticsOutputDatasetFacetBuilder()
                        .rowCount(count)
                        .build())
                .build()));
        List<InputDataset> inputs =
                inputs(table).stream().map(source -> words.input(source, feeds)).toList();
        return words.ofTable(table, at, inputs, output.build());
    }

    private Collection<String> inputs(String table) {
        return table.equals("bronze.delivery_part")
                ? feeds.feeds().keySet().stream().map(feed -> "file." + feed).toList()
                : lineage.sourcesOf(table);
    }

    private DatasetFacets facets(String table) {
        var facets = model.newDatasetFacetsBuilder();
        Long version = versions.get(table);
        if (version != null) {
            facets.version(model.newDatasetVersionDatasetFacet(Long.toString(version)));
        }
        lineage.graph().table(table).filter(known -> !known.columns().isEmpty()).ifPresent(known -> {
            facets.schema(model.newSchemaDatasetFacet(known.columns().stream()
                    .map(column -> model.newSchemaDatasetFacetFieldsBuilder()
                            .name(column.name())
                            .type(column.type())
                            .description(column.label().isEmpty() ? null : column.label())
                            .build())
                    .toList()));
            facets.columnLineage(columnLineage(known));
        });
        return facets.build();
    }

    private OpenLineage.ColumnLineageDatasetFacet columnLineage(Table table) {
        var fields = model.newColumnLineageDatasetFacetFieldsBuilder();
        for (Table.Column column : table.columns()) {
            List<InputField> sources = fields(lineage.into(new ColumnId(table.name(), column.name())));
            if (!sources.isEmpty()) {
                ColumnLineageDatasetFacetFieldsAdditional field =
                        model.newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                                .inputFields(sources)
                                .build();
                fields.put(column.name(), field);
            }
        }
        List<Edge> rows = lineage.into(ColumnId.all(table.name())).stream()
                .filter(edge -> !edge.influence().isDirect())
                .toList();
        return model.newColumnLineageDatasetFacet(fields.build(), fields(rows));
    }

    private List<InputField> fields(Collection<Edge> edges) {
        Map<ColumnId, List<InputFieldTransformations>> byColumn = new TreeMap<>();
        for (Edge edge : edges) {
            byColumn.computeIfAbsent(edge.from(), missing -> new ArrayList<>())
                    .add(model.newInputFieldTransformations(
                            edge.influence().isDirect() ? "DIRECT" : "INDIRECT",
                            edge.influence().name(),
                            null,
                            edge.masked()));
        }
        List<InputField> fields = new ArrayList<>();
        byColumn.forEach((column, transformations) ->
                fields.add(model.newInputField(words.namespace(), column.table(), column.column(), transformations)));
        return fields;
    }
}

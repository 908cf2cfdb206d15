package io.eldercare.lineage;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eldercare.lineage.Table.Column;
import io.eldercare.lineage.Table.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The graph as JSON (docs/lineage.md): tables with their columns, each with its inputs and how they act; {@code MASKING} marks a value
 * that cannot be read back, {@code *} a table's rows. The same graph gives the same bytes.
 */
public final class LineageJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MASKING = "MASKING";

    private LineageJson() {}

    public static String write(LineageGraph graph) {
        ObjectNode document = MAPPER.createObjectNode().put("derived_from", graph.key());
        ArrayNode tables = document.putArray("tables");
        for (Table table : graph.tables()) {
            ObjectNode node = tables.addObject()
                    .put("name", table.name())
                    .put("layer", lower(table.layer()))
                    .put("title", table.title());
            table.rule().ifPresent(rule -> node.put("rule", rule));
            inputs(node, graph.into(ColumnId.all(table.name())));
            ArrayNode columns = node.putArray("columns");
            for (Column column : table.columns()) {
                ObjectNode entry =
                        columns.addObject().put("name", column.name()).put("type", column.type());
                if (!column.label().isEmpty()) {
                    entry.put("label", column.label());
                }
                if (column.constant()) {
                    entry.put("constant", true);
                }
                inputs(entry, graph.into(new ColumnId(table.name(), column.name())));
            }
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void inputs(ObjectNode node, List<Edge> edges) {
        if (edges.isEmpty()) {
            return;
        }
        ObjectNode inputs = node.putObject("inputs");
        for (Edge edge : edges) {
            ArrayNode influences = inputs.withArray(
                    JsonPointer.empty().appendProperty(edge.from().path()));
            influences.add(edge.influence().name());
            if (edge.masked()) {
                influences.add(MASKING);
            }
        }
    }

    /** @throws IllegalArgumentException for text that {@link #write} did not write */
    public static LineageGraph read(String text) {
        try {
            JsonNode document = MAPPER.readTree(text);
            List<Table> tables = new ArrayList<>();
            List<Edge> edges = new ArrayList<>();
            for (JsonNode node : document.path("tables")) {
                String name = text(node, "name");
                List<Column> columns = new ArrayList<>();
                readInputs(node, ColumnId.all(name), edges);
                for (JsonNode column : node.path("columns")) {
                    columns.add(new Column(
                            text(column, "name"),
                            text(column, "type"),
                            column.path("label").asText(),
                            column.path("constant").asBoolean()));
                    readInputs(column, new ColumnId(name, text(column, "name")), edges);
                }
                tables.add(new Table(
                        name,
                        Layer.valueOf(text(node, "layer").toUpperCase(Locale.ROOT)),
                        text(node, "title"),
                        Optional.of(node.path("rule").asText()).filter(rule -> !rule.isEmpty()),
                        columns));
            }
            return new LineageGraph(text(document, "derived_from"), tables, edges);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("Cannot read the lineage: it is not JSON", malformed);
        }
    }

    private static void readInputs(JsonNode node, ColumnId to, List<Edge> edges) {
        node.path("inputs").fields().forEachRemaining(input -> {
            boolean masked = false;
            for (JsonNode name : input.getValue()) {
                masked |= name.asText().equals(MASKING);
            }
            for (JsonNode name : input.getValue()) {
                if (!name.asText().equals(MASKING)) {
                    edges.add(new Edge(ColumnId.parse(input.getKey()), to, Influence.valueOf(name.asText()), masked));
                }
            }
        });
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("Cannot read the lineage: '" + field + "' is missing");
        }
        return node.path(field).asText();
    }

    private static String lower(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT);
    }
}

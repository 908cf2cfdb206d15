package io.eldercare.transform.lineage;

import static io.eldercare.lineage.Influence.IDENTITY;
import static io.eldercare.lineage.Influence.TRANSFORMATION;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Check;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.definitions.Profile;
import io.eldercare.lake.SilverSchema;
import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Influence;
import io.eldercare.lineage.Table;
import io.eldercare.lineage.Table.Layer;
import io.eldercare.transform.lineage.GraphBuilder.Head;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** One feed: the columns of the county's file, what silver keeps of them, and the checks that decide which rows it keeps. */
final class FeedLineage {
    static final String ENVELOPE = "file.delivery";

    private final Contract contract;
    private final GraphBuilder graph;
    private final String file;
    private final String silver;

    FeedLineage(Contract contract, GraphBuilder graph) {
        this.contract = contract;
        this.graph = graph;
        this.file = "file." + contract.feed();
        this.silver = "silver." + contract.feed();
    }

    void add() {
        graph.table(
                new Head(file, Layer.FILE, contract.title()),
                contract.columns().stream().map(FeedLineage::column).toList());
        addSilver();
        addChecks();
    }

    private static Table.Column column(Column column) {
        return new Table.Column(column.name(), column.type().name().toLowerCase(Locale.ROOT), column.label(), false);
    }

    private void addSilver() {
        StructType schema = new StructType();
        List<Table.Column> columns = new ArrayList<>();
        Map<String, String> labels = labels();
        for (StructField field : SilverSchema.of(contract).fields()) {
            if (!SilverSchema.LOAD_ONLY.contains(field.name())) {
                schema = schema.add(field);
                String label = labels.getOrDefault(field.name(), "");
                columns.add(new Table.Column(field.name(), field.dataType().simpleString(), label, false));
            }
        }
        graph.analyser().define(silver, schema);
        graph.table(new Head(silver, Layer.SILVER, contract.title()), columns);
        graph.edge(ColumnId.all(file), ColumnId.all(silver), TRANSFORMATION);
        for (String name : List.of("delivery_id", "row_no", "revision")) {
            envelope(name);
        }
        contract.countyColumn()
                .ifPresentOrElse(name -> kept(name, "county_code", IDENTITY), () -> envelope("county_code"));
        contract.monthColumn().ifPresentOrElse(name -> kept(name, "month", IDENTITY), () -> envelope("month"));
        SilverSchema.kept(contract).forEach(this::kept);
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (Column column : SilverSchema.kept(contract)) {
            labels.put(column.silverName(), column.label());
        }
        return labels;
    }

    private void envelope(String name) {
        graph.edge(new ColumnId(ENVELOPE, name), new ColumnId(silver, name), IDENTITY);
    }

    private void kept(String name, String silverName, Influence influence) {
        graph.edge(new ColumnId(file, name), new ColumnId(silver, silverName), influence);
    }

    private void kept(Column column) {
        ColumnId cell = new ColumnId(file, column.name());
        if (column.type() == Type.PERSON) {
            graph.masked(cell, new ColumnId(silver, column.silverName()));
            kept(column.name(), column.stem() + "_birth_month", TRANSFORMATION);
            kept(column.name(), column.stem() + "_sex", TRANSFORMATION);
        } else if (column.personal() == Personal.TOKEN) {
            graph.masked(cell, new ColumnId(silver, column.silverName()));
        } else {
            kept(column.name(), column.silverName(), IDENTITY);
        }
    }

    /** A row that breaks such a check is not among the accepted ones that queries read. */
    private void addChecks() {
        Map<String, ColumnId> cells = new HashMap<>();
        graph.analyser().define(file, parsed(cells));
        List<String> conditions = contract.checks().stream()
                .filter(check -> check.severity() == Severity.REJECT_ROW || check.severity() == Severity.REJECT_FILE)
                .map(Check::violated)
                .toList();
        for (Flow condition : graph.expressions("checks of " + contract.feed(), conditions, file)
                .values()) {
            graph.flow(
                    condition.as(Influence.FILTER),
                    ColumnId.all(silver),
                    name -> cells.getOrDefault(name.column(), name));
        }
    }

    /** What checks may see of a row, and the cell or the envelope's entry behind each. */
    private StructType parsed(Map<String, ColumnId> cells) {
        StructType schema = new StructType()
                .add("month", DataTypes.DateType)
                .add("month_end", DataTypes.DateType)
                .add("county_code", DataTypes.StringType)
                .add("received_on", DataTypes.DateType);
        ColumnId month = stated(contract.monthColumn(), "month");
        cells.put("month", month);
        cells.put("month_end", month);
        cells.put("county_code", stated(contract.countyColumn(), "county_code"));
        cells.put("received_on", new ColumnId(ENVELOPE, "received_at"));
        for (Column column : contract.columns()) {
            ColumnId cell = new ColumnId(file, column.name());
            if (column.type() == Type.PERSON) {
                schema = schema.add(column.silverName(), DataTypes.LongType)
                        .add(column.stem() + "_birth_date", DataTypes.DateType)
                        .add(column.stem() + "_sex", DataTypes.StringType);
                cells.put(column.silverName(), cell);
                cells.put(column.stem() + "_birth_date", cell);
                cells.put(column.stem() + "_sex", cell);
                continue;
            }
            if (!cells.containsKey(column.name())) {
                schema = schema.add(column.name(), SilverSchema.type(column));
            }
            if (column.personal() == Personal.TOKEN) {
                schema = schema.add(column.silverName(), DataTypes.LongType);
                cells.put(column.silverName(), cell);
            }
        }
        return schema;
    }

    private ColumnId stated(Optional<String> column, String envelope) {
        return column.map(name -> new ColumnId(file, name)).orElse(new ColumnId(ENVELOPE, envelope));
    }

    /** Another system's file whose expressions yield the feed's cells. */
    static void addProfile(Profile profile, GraphBuilder graph) {
        String source = "file." + profile.name();
        String feed = "file." + profile.feed();
        StructType schema = new StructType();
        for (String header : profile.headers()) {
            schema = schema.add(header, DataTypes.StringType);
        }
        graph.source(new Head(source, Layer.FILE, profile.title()), schema);
        List<String> expressions = new ArrayList<>(profile.columns().values());
        expressions.add(profile.where().orElse("true"));
        RowsWalk.Rows rows = graph.expressions("profile " + profile.name(), expressions, source);
        int index = 0;
        for (String column : profile.columns().keySet()) {
            boolean coded =
                    profile.codes().containsKey(column) || profile.units().containsKey(column);
            Flow cell = rows.values().get(index++);
            graph.flow(coded ? cell.then(TRANSFORMATION) : cell, new ColumnId(feed, column));
        }
        graph.flow(Flow.union(rows.which(), rows.values().get(index).as(Influence.FILTER)), ColumnId.all(feed));
    }
}

package io.eldercare.lineage;

import java.util.List;
import java.util.Optional;

/**
 * A table, or what is read like one: a county's file, an indicator, a target.
 *
 * @param title what people call it
 * @param rule where the program fills it by other means than a query: the package and the document that says how
 */
public record Table(String name, Layer layer, String title, Optional<String> rule, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    /** The way of a value, from the files to the reports. */
    public enum Layer {
        FILE,
        REFERENCE,
        BRONZE,
        SILVER,
        CHECK,
        GOLD,
        KPI,
        TARGET,
        MART
    }

    /**
     * @param type as Spark or the contract names it
     * @param label the contract's, empty where nobody gave one
     * @param constant written in the query itself, so that it comes from no column
     */
    public record Column(String name, String type, String label, boolean constant) {}

    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }
}

package io.eldercare.job.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.eldercare.lake.HashChain;
import io.eldercare.lake.Home;
import io.eldercare.mart.Change;
import io.eldercare.mart.Mart;
import io.eldercare.mart.TableData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of allocations, {@code archive/decisions/}: what was divided, among whom, by which figures, and the steps of the procedure, one row an allocation as
 * stored, chained to the row before. No delivery tells them, so that a mart that was lost gets them from here.
 */
public final class DecisionLedger {
    private static final String PLAN = "plan_code";
    private static final String MONTH = "month";
    private static final String TABLES = "tables";
    private static final String WHERE = "plan_code = ? and month = ?";

    private final HashChain chain;

    public DecisionLedger(Home home) {
        this.chain = new HashChain(home.archive().resolve("decisions"));
    }

    /** The changes that store an allocation. It stands when this returns; the mart follows. */
    public void append(String plan, YearMonth month, List<Change> changes) {
        List<Map<String, Object>> tables = new ArrayList<>();
        for (Change change : changes) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            change.data().rows().forEach(row -> rows.add(texts(row)));
            Map<String, Object> table = new TreeMap<>();
            table.put("table", change.data().table());
            table.put("columns", change.data().columns());
            table.put("rows", rows);
            tables.add(table);
        }
        try {
            chain.append(chain.rows(), Map.of(PLAN, plan, MONTH, month.toString(), TABLES, tables));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the ledger of allocations", failure);
        }
    }

    /** Gives the mart the allocations that it does not have; costs a look into a folder where there are none. */
    public void restore(Mart mart) {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        rows().forEach(row -> latest.put(
                row.content().path(PLAN).asText() + " "
                        + row.content().path(MONTH).asText(),
                row.content()));
        if (latest.isEmpty()) {
            return;
        }
        List<String> stored = mart.read(handle -> handle.createQuery(
                        "select plan_code || ' ' || to_char(month, 'YYYY-MM') from mart.allocation_pot")
                .mapTo(String.class)
                .list());
        latest.forEach((key, content) -> {
            if (!stored.contains(key)) {
                mart.write(changes(content));
            }
        });
    }

    /** Number of the first row that was touched. */
    public Optional<Integer> firstTouched() {
        return HashChain.firstTouched(rows());
    }

    private List<HashChain.Row> rows() {
        try {
            return chain.rows();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read the ledger of allocations", failure);
        }
    }

    private static List<Change> changes(JsonNode content) {
        List<Object> place = List.of(
                content.path(PLAN).asText(),
                YearMonth.parse(content.path(MONTH).asText()).atDay(1));
        List<Change> changes = new ArrayList<>();
        for (JsonNode table : content.path(TABLES)) {
            List<String> columns = new ArrayList<>();
            table.path("columns").forEach(column -> columns.add(column.asText()));
            List<@Nullable Object[]> rows = new ArrayList<>();
            table.path("rows").forEach(row -> rows.add(values(row)));
            changes.add(
                    new Change.Replacement(new TableData(table.path("table").asText(), columns, rows), WHERE, place));
        }
        return changes;
    }

    private static List<@Nullable String> texts(@Nullable Object[] row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Object value : row) {
            texts.add(value == null ? null : text(value));
        }
        return texts;
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return "n" + number.toPlainString();
        }
        String kind = value instanceof Boolean
                ? "b"
                : value instanceof Integer ? "i" : value instanceof LocalDate ? "d" : "s";
        return kind + value;
    }

    private static @Nullable Object[] values(JsonNode row) {
        @Nullable Object[] values = new @Nullable Object[row.size()];
        for (int column = 0; column < row.size(); column++) {
            values[column] =
                    row.get(column).isNull() ? null : value(row.get(column).asText());
        }
        return values;
    }

    private static Object value(String text) {
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'n' -> new BigDecimal(value);
            case 'b' -> Boolean.valueOf(value);
            case 'i' -> Integer.valueOf(value);
            case 'd' -> LocalDate.parse(value);
            default -> value;
        };
    }
}

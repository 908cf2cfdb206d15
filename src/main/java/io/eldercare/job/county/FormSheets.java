package io.eldercare.job.county;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Content;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.definitions.Definitions;
import io.eldercare.form.FormSheet;
import io.eldercare.form.FormSheet.FormRow;
import io.eldercare.job.county.FormerRows.Found;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What each sheet takes over. A register: its rows in force that had not ended before the month. A statement: the keys of what it
 * counts, never a figure, since last month's figure would be sent again unread. Events: nothing.
 */
final class FormSheets {
    /** The register whose things a statement has one row for, under the same key. */
    private static final Map<String, String> REGISTERS =
            Map.of("bed_month", "institution", "family_bed_month", "family_bed", "project_month", "project");

    /** Columns that say when a thing left its register. */
    static final Set<String> ENDS = Set.of("valid_to", "service_to", "closed_on", "left_on", "member_to");

    private static final String STATUS = "status";
    private static final Set<String> GONE = Set.of("注销", "在建", "取消");
    private static final int MOST_ROWS = 50_000;

    private final Definitions definitions;
    private final FormerRows former;
    private final Map<String, Found> found;
    private final YearMonth month;

    FormSheets(Definitions definitions, FormerRows former, Map<String, Found> found, YearMonth month) {
        this.definitions = definitions;
        this.former = former;
        this.found = found;
        this.month = month;
    }

    static FormSheet empty(Definitions definitions, Contract contract) {
        return new FormSheet(
                contract, tableNumber(definitions, contract), reference(contract), Optional.empty(), 0, List.of());
    }

    /** @param own whether the county itself sent the feed */
    FormSheet of(Contract contract, boolean own) {
        FormSheet empty = empty(definitions, contract);
        if (contract.content() == Content.STATEMENT) {
            return statement(contract, empty);
        }
        Found rows = found.get(contract.feed());
        if (contract.content() == Content.EVENTS || !own || rows == null) {
            return empty;
        }
        List<FormRow> taken = former.originals(contract, rows).stream()
                .filter(values -> !hasEnded(values))
                .map(values -> new FormRow(values, ""))
                .toList();
        return taken.size() > MOST_ROWS
                ? empty
                : new FormSheet(
                        contract,
                        empty.tableNumber(),
                        empty.reference(),
                        Optional.of(rows.month()),
                        rows.rejected(),
                        taken);
    }

    private boolean hasEnded(Map<String, Object> values) {
        return ENDS.stream()
                .map(values::get)
                .anyMatch(end -> end instanceof LocalDate day && day.isBefore(month.atDay(1)));
    }

    private FormSheet statement(Contract contract, FormSheet empty) {
        String register = REGISTERS.getOrDefault(contract.feed(), contract.feed());
        String feed = found.containsKey(register) ? register : contract.feed();
        Found rows = found.get(feed);
        List<String> keys = keys(contract);
        if (rows == null || keys.isEmpty()) {
            return empty;
        }
        Contract counted =
                Optional.ofNullable(definitions.contracts().get(feed)).orElseThrow();
        List<String> wanted = Stream.concat(
                        keys.stream(),
                        Stream.concat(ENDS.stream().sorted(), Stream.of(STATUS, "name"))
                                .filter(column -> counted.column(column).isPresent()))
                .toList();
        List<FormRow> taken = former.kept(feed, rows, wanted).stream()
                .filter(row -> !GONE.contains(row.getOrDefault(STATUS, "")) && !ended(row))
                .map(row -> new FormRow(only(row, keys), row.getOrDefault("name", "")))
                .toList();
        return new FormSheet(contract, empty.tableNumber(), empty.reference(), Optional.of(rows.month()), 0, taken);
    }

    private boolean ended(Map<String, String> row) {
        return ENDS.stream()
                .map(row::get)
                .anyMatch(end -> end != null && LocalDate.parse(end).isBefore(month.atDay(1)));
    }

    private static Map<String, Object> only(Map<String, String> row, List<String> keys) {
        Map<String, Object> values = new TreeMap<>();
        keys.stream().filter(row::containsKey).forEach(key -> values.put(key, row.get(key)));
        return values;
    }

    /** Text keys beside county and month; a statement about persons has none that silver could give. */
    private static List<String> keys(Contract contract) {
        List<Column> keys = contract.columns().stream()
                .filter(column -> contract.key().contains(column.name()))
                .filter(column -> !contract.countyColumn().equals(Optional.of(column.name())))
                .filter(column -> !contract.monthColumn().equals(Optional.of(column.name())))
                .toList();
        return keys.stream().allMatch(key -> key.type() == Type.TEXT && key.personal() == Personal.NO)
                ? keys.stream().map(Column::name).toList()
                : List.of();
    }

    private static Optional<String> reference(Contract contract) {
        return contract.feed().equals("bed_month") ? Optional.of("机构名称（参考）") : Optional.empty();
    }

    /** Feeds that share a number of the standard are told apart by a second one. */
    private static String tableNumber(Definitions definitions, Contract contract) {
        List<String> same = definitions.contracts().values().stream()
                .filter(other -> other.number() == contract.number())
                .map(Contract::feed)
                .sorted()
                .toList();
        String number = same.size() == 1
                ? Integer.toString(contract.number())
                : contract.number() + "-" + (same.indexOf(contract.feed()) + 1);
        return definitions.settings().forms().tableNumber(contract.feed(), number);
    }
}

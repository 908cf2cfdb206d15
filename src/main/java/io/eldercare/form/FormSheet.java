package io.eldercare.form;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One feed's sheet of a form.
 *
 * @param tableNumber 表号
 * @param reference label of a column beside the first one that is there to be read and never sent, such as 机构名称
 * @param source month whose rows were taken over; empty where nothing was
 * @param leftOut rows of that month that were rejected then and are not taken over
 * @param rows what is filled in already
 */
public record FormSheet(
        Contract contract,
        String tableNumber,
        Optional<String> reference,
        Optional<YearMonth> source,
        long leftOut,
        List<FormRow> rows) {

    /**
     * A row that is filled in already.
     *
     * @param values by column name: String, Number, Boolean, LocalDate, LocalDateTime or YearMonth
     * @param reference what the column to be read says
     */
    public record FormRow(Map<String, Object> values, String reference) {
        public FormRow {
            values = Map.copyOf(values);
        }

        @Override
        public String toString() {
            return "FormRow" + values.keySet();
        }
    }

    public FormSheet {
        rows = List.copyOf(rows);
    }

    /** Name of the sheet, by which the inbox knows the feed. */
    public String name() {
        return contract.title();
    }

    /** Columns in the contract's order; county and month stand in the file's name and the sheet's head. */
    public List<Column> columns() {
        return contract.columns().stream()
                .filter(column -> !contract.countyColumn().equals(Optional.of(column.name())))
                .filter(column -> !contract.monthColumn().equals(Optional.of(column.name())))
                .toList();
    }

    boolean hasPersons() {
        return contract.columns().stream().anyMatch(column -> column.type() == Type.PERSON);
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Personal;
import io.eldercare.definitions.Contract.Type;
import io.eldercare.ingest.read.PersonValue;
import io.eldercare.ingest.read.Token;
import io.eldercare.ingest.read.TypedRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Lays a typed row out as {@link ParsedSchema} has it. One for each task: not thread-safe. */
final class RowShape {
    private final Contract contract;
    private final ReadTask task;
    private final int width;
    private final int countyPosition;
    private final int monthPosition;
    private final LocalDate receivedOn;
    private final Set<String> wanted;
    private final Set<String> slices;
    private final @Nullable LocalDate taskMonth;

    RowShape(Contract contract, ReadTask task) {
        this.contract = contract;
        this.task = task;
        this.width = new ParsedSchema(contract).schema().length();
        this.countyPosition = position(contract.countyColumn());
        this.monthPosition = position(contract.monthColumn());
        this.receivedOn = LocalDate.parse(task.receivedOn());
        this.wanted = Set.copyOf(task.wanted());
        this.slices = Set.copyOf(task.slices());
        this.taskMonth = task.month().isEmpty() ? null : LocalDate.parse(task.month());
    }

    private int position(Optional<String> name) {
        for (int index = 0; index < contract.columns().size(); index++) {
            if (name.isPresent() && contract.columns().get(index).name().equals(name.get())) {
                return index;
            }
        }
        return -1;
    }

    /** @return null for a row of a slice that is not loaded now */
    @Nullable
    Row row(TypedRow typed) {
        LocalDate month = month(typed);
        Optional<String> stated = stated(typed, month);
        String county = stated.orElse(task.county());
        List<String> rejects = new ArrayList<>(typed.rejects());
        if (task.statesSlices() && stated.isEmpty() && rejects.isEmpty()) {
            rejects.add("REF_COUNTY_MISMATCH:" + contract.countyColumn().orElse("*"));
        }
        if (!wanted.isEmpty() && !wanted.contains(county + "|" + YearMonth.from(month))) {
            return null;
        }
        @Nullable Object[] cells = new @Nullable Object[width];
        cells[0] = task.deliveryId();
        cells[1] = typed.rowNo();
        cells[2] = county;
        cells[3] = month;
        cells[4] = task.revision();
        cells[5] = task.orderNo();
        cells[6] = task.inForce();
        cells[7] = receivedOn;
        cells[8] = texts(rejects);
        cells[9] = texts(typed.warnings());
        int next = 10;
        for (int index = 0; index < contract.columns().size(); index++) {
            if (index != countyPosition && index != monthPosition) {
                next = put(cells, next, contract.columns().get(index), typed.values()[index]);
            }
        }
        return RowFactory.create(cells);
    }

    private static Object texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static int put(@Nullable Object[] cells, int at, Column column, @Nullable Object value) {
        if (column.type() == Type.PERSON) {
            if (value instanceof PersonValue person) {
                cells[at] = person.key();
                cells[at + 1] = person.birthDate();
                cells[at + 2] = person.sex();
            }
            return at + 3;
        }
        if (value instanceof Token token) {
            cells[at] = token.text();
            if (column.personal() == Personal.TOKEN) {
                cells[at + 1] = token.key();
            }
        } else {
            cells[at] = value instanceof List<?> list ? list.toArray(Object[]::new) : value;
        }
        return column.personal() == Personal.TOKEN ? at + 2 : at + 1;
    }

    /** County that the row states, where the file may state several; else that of the file name. */
    private Optional<String> stated(TypedRow typed, LocalDate month) {
        return countyPosition >= 0
                        && typed.values()[countyPosition] instanceof String county
                        && slices.contains(county + "|" + YearMonth.from(month))
                ? Optional.of(county)
                : Optional.empty();
    }

    private LocalDate month(TypedRow typed) {
        if (taskMonth != null) {
            return taskMonth;
        }
        return monthPosition >= 0 && typed.values()[monthPosition] instanceof LocalDate stated
                ? stated.withDayOfMonth(1)
                : receivedOn.withDayOfMonth(1);
    }
}

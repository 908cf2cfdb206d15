package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.ingest.read.TypedRow;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Lays a typed row out as {@link ParsedSchema} has it, in Spark's own representation, so that nothing converts it cell by cell
 * again. One for each task: not thread-safe.
 */
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
    private final SparkValues values;
    private final Object deliveryId;
    private final Object received;
    private String lastCounty = "";
    private LocalDate lastMonth = LocalDate.MIN;
    private String lastPlace = "";
    private LocalDate lastDate = LocalDate.EPOCH;
    private Object lastDays = 0;

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
        this.values = new SparkValues(contract);
        this.deliveryId = values.text(task.deliveryId());
        this.received = SparkValues.date(receivedOn);
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
    InternalRow row(TypedRow typed) {
        LocalDate month = month(typed);
        String stated = stated(typed, month);
        String county = stated == null ? task.county() : stated;
        if (!wanted.isEmpty() && !wanted.contains(place(county, month))) {
            return null;
        }
        List<String> rejects = typed.rejects();
        if (task.statesSlices() && stated == null && rejects.isEmpty()) {
            rejects = List.of("REF_COUNTY_MISMATCH:" + contract.countyColumn().orElse("*"));
        }
        @Nullable Object[] cells = new @Nullable Object[width];
        cells[0] = deliveryId;
        cells[1] = typed.rowNo();
        cells[2] = values.text(county);
        cells[3] = days(month);
        cells[4] = task.revision();
        cells[5] = task.orderNo();
        cells[6] = task.inForce();
        cells[7] = received;
        cells[8] = values.texts(rejects);
        cells[9] = values.texts(typed.warnings());
        int next = 10;
        for (int index = 0; index < contract.columns().size(); index++) {
            if (index != countyPosition && index != monthPosition) {
                next = values.put(cells, next, index, typed.values()[index]);
            }
        }
        return new GenericInternalRow(cells);
    }

    /** County that the row states, where the file may state several; else that of the file name. */
    private @Nullable String stated(TypedRow typed, LocalDate month) {
        return !slices.isEmpty()
                        && countyPosition >= 0
                        && typed.values()[countyPosition] instanceof String county
                        && slices.contains(place(county, month))
                ? county
                : null;
    }

    private Object days(LocalDate month) {
        if (!month.equals(lastDate)) {
            lastDate = month;
            lastDays = SparkValues.date(month);
        }
        return lastDays;
    }

    /** Rows of a place mostly follow one another. */
    private String place(String county, LocalDate month) {
        if (!county.equals(lastCounty) || !month.equals(lastMonth)) {
            lastCounty = county;
            lastMonth = month;
            lastPlace = county + "|" + YearMonth.from(month);
        }
        return lastPlace;
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

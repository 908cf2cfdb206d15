package io.eldercare.mart;

import java.util.List;

/** One table's part of a publication. */
public sealed interface Change {

    TableData data();

    /**
     * Deletes some rows, then adds the data: a month, the months of a plan.
     *
     * @param where SQL condition with {@code ?}, such as {@code month = any(?)}; {@code true} for the whole table
     * @param parameters Strings, numbers, LocalDates, or a List of one of these for {@code any(?)}
     */
    record Replacement(TableData data, String where, List<Object> parameters) implements Change {
        public Replacement {
            parameters = List.copyOf(parameters);
        }
    }

    /** Adds rows, overwriting those with the same key. */
    record Upsert(TableData data, List<String> key) implements Change {
        public Upsert {
            key = List.copyOf(key);
        }
    }

    /**
     * Makes the table hold exactly this data and touches only rows that differ: definitions. What refers to a vanished row (figures of a removed KPI)
     * goes with it.
     */
    record Synchronisation(TableData data, List<String> key) implements Change {
        public Synchronisation {
            key = List.copyOf(key);
        }
    }
}

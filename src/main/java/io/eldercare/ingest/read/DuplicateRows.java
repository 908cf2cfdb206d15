package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows of one file with the same business key. First every row is counted, then every row is judged in the same order: the
 * same row again is rejected as UNIQ_DUPLICATE_ROW, all rows of one key with different values as UNIQ_KEY_CONFLICT. Keeps 17
 * bytes a slot, two slots a row, whatever the width of the rows; keys are compared by 64-bit hashes.
 */
public final class DuplicateRows {
    private static final byte ONCE = 1;
    private static final byte AGAIN = 2;
    private static final byte CONFLICT = 3;
    private static final byte AGAIN_SEEN = 4;

    private final int[] key;
    private final boolean[] required;
    private final String column;
    private long[] keys = new long[1 << 10];
    private long[] rows = new long[1 << 10];
    private byte[] states = new byte[1 << 10];
    private int size;
    /** A bit for each hash that came more than once, shared by many: most rows need no look into the table again. */
    private final long[] repeated = new long[1 << 10];

    public DuplicateRows(Contract contract) {
        List<String> names =
                contract.columns().stream().map(Contract.Column::name).toList();
        List<String> parts = contract.key().isEmpty()
                ? List.of()
                : Stream.of(contract.key().stream(), contract.countyColumn().stream(), contract.monthColumn().stream())
                        .flatMap(part -> part)
                        .distinct()
                        .filter(names::contains)
                        .toList();
        this.key = parts.stream().mapToInt(names::indexOf).toArray();
        this.required = new boolean[names.size()];
        for (int part : key) {
            required[part] = contract.columns().get(part).required();
        }
        this.column = parts.isEmpty() ? "*" : parts.get(0);
    }

    /** Marks a list of rows in one go. */
    public static List<TypedRow> mark(Contract contract, List<TypedRow> rows) {
        DuplicateRows duplicates = new DuplicateRows(contract);
        rows.forEach(duplicates::count);
        List<TypedRow> marked = new ArrayList<>(rows.size());
        rows.forEach(row -> marked.add(duplicates.judge(row)));
        return marked;
    }

    public void count(TypedRow row) {
        long hash = keyHash(row.values());
        if (hash == 0) {
            return;
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(hash);
        long rowHash = hash(row.values());
        if (states[slot] == 0) {
            keys[slot] = hash;
            rows[slot] = rowHash;
            states[slot] = ONCE;
            size++;
            return;
        }
        repeated[word(hash)] |= 1L << hash;
        if (rows[slot] != rowHash) {
            states[slot] = CONFLICT;
        } else if (states[slot] == ONCE) {
            states[slot] = AGAIN;
        }
    }

    /** The row, with a further reject where it is a duplicate. */
    public TypedRow judge(TypedRow row) {
        long hash = keyHash(row.values());
        if (hash == 0 || (repeated[word(hash)] & 1L << hash) == 0) {
            return row;
        }
        int slot = slot(hash);
        switch (states[slot]) {
            case CONFLICT:
                return row.rejectedAlso("UNIQ_KEY_CONFLICT:" + column);
            case AGAIN:
                states[slot] = AGAIN_SEEN;
                return row;
            case AGAIN_SEEN:
                return row.rejectedAlso("UNIQ_DUPLICATE_ROW:" + column);
            default:
                return row;
        }
    }

    /** Zero where the row has no complete key. */
    private long keyHash(@Nullable Object[] values) {
        if (key.length == 0) {
            return 0;
        }
        long hash = 0x9E3779B97F4A7C15L;
        for (int part : key) {
            Object value = values[part];
            if (value == null && required[part]) {
                return 0;
            }
            hash = mix(hash, hash(value));
        }
        return hash == 0 ? 1 : hash;
    }

    private static long hash(@Nullable Object[] values) {
        long hash = values.length;
        for (Object value : values) {
            hash = mix(hash, hash(value));
        }
        return hash;
    }

    private static long hash(@Nullable Object value) {
        if (value == null) {
            return 0x51ED270B;
        }
        if (value instanceof String text) {
            long hash = 0xCBF29CE484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            }
            return hash;
        }
        if (value instanceof PersonValue person) {
            return person.key();
        }
        if (value instanceof Token token) {
            return token.key();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalDate().toEpochDay() * 86_400_000_000_000L
                    + moment.toLocalTime().toNanoOfDay();
        }
        if (value instanceof BigDecimal number) {
            return number.unscaledValue().longValue();
        }
        if (value instanceof List<?> list) {
            long hash = list.size();
            for (Object each : list) {
                hash = mix(hash, hash(each));
            }
            return hash;
        }
        return value.hashCode();
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 32) * 0xC4CEB9FE1A85EC53L;
        return (mixed ^ mixed >>> 29) + 0x9E3779B97F4A7C15L;
    }

    private int word(long hash) {
        return (int) (hash >>> 40) & repeated.length - 1;
    }

    private int slot(long hash) {
        int mask = keys.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (states[slot] != 0 && keys[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] formerKeys = keys;
        long[] formerRows = rows;
        byte[] formerStates = states;
        keys = new long[formerKeys.length * 2];
        rows = new long[keys.length];
        states = new byte[keys.length];
        for (int i = 0; i < formerKeys.length; i++) {
            if (formerStates[i] != 0) {
                int slot = slot(formerKeys[i]);
                keys[slot] = formerKeys[i];
                rows[slot] = formerRows[i];
                states[slot] = formerStates[i];
            }
        }
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.lake.DeltaFiles;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Slices of a feed that a night only adds rows to: deltas above all that stood, none with a key of a row in force. Their new rows
 * are appended; what silver holds of them stays where it is. Any other slice is read again from the archive and replaced
 * (docs/adr/0043).
 *
 * @param counts rows that silver holds of them, by delivery
 */
record GrownSlices(List<SliceState> states, Map<RowTally.Place, LoadCounts.Count> counts) {
    private static final String MATCHED = "key_comes_again";

    static GrownSlices none() {
        return new GrownSlices(List.of(), Map.of());
    }

    /** Whether rows of the feed can be told to replace one another, by columns that silver keeps. */
    static boolean isKeyed(Contract contract, DeltaFiles lake) {
        return !contract.key().isEmpty() && lake.exists("silver", contract.feed());
    }

    /** Columns that make two rows of a feed the same. */
    static List<String> place(Contract contract) {
        List<String> place = new ArrayList<>(List.of("county_code", "month"));
        contract.key()
                .forEach(key -> place.add(
                        contract.column(key).map(Contract.Column::silverName).orElse(key)));
        return place;
    }

    /**
     * Those of the candidates whose rows stand in silver as received, none of them outdone by a row that comes now. One pass over
     * the months' rows.
     *
     * @param candidates slices of the feed that {@link SliceState#growsBy grow}
     * @param added the rows that come now, judged
     */
    static GrownSlices of(
            DeltaFiles lake,
            Contract contract,
            Collection<SliceState> candidates,
            Dataset<Row> added,
            Set<String> fresh) {
        Map<Slice, SliceState> bySlice = new TreeMap<>();
        candidates.forEach(state -> bySlice.put(state.slice(), state));
        Map<RowTally.Place, LoadCounts.Count> counts = new HashMap<>();
        Set<Slice> outdone = new HashSet<>();
        for (Row row : standing(lake, contract, candidates, added).collectAsList()) {
            RowTally.Place place = new RowTally.Place(
                    row.getString(2),
                    row.getString(0),
                    Math.toIntExact(row.<LocalDate>getAs(1).toEpochDay()));
            Slice slice = new Slice(contract.feed(), place.countyCode(), place.month());
            counts.put(
                    place,
                    new LoadCounts.Count(
                            row.getLong(3), row.getLong(4), row.getLong(3) - row.getLong(4), row.getLong(5)));
            // rows that came already belong to a night that ended between silver and the figures
            if (row.getBoolean(6) || fresh.contains(place.deliveryId())) {
                outdone.add(slice);
            }
        }
        bySlice.values().removeIf(state -> outdone.contains(state.slice()) || !isWhole(state, counts, fresh));
        counts.keySet()
                .removeIf(place -> !bySlice.containsKey(new Slice(contract.feed(), place.countyCode(), place.month())));
        return new GrownSlices(List.copyOf(bySlice.values()), counts);
    }

    private static boolean isWhole(SliceState state, Map<RowTally.Place, LoadCounts.Count> counts, Set<String> fresh) {
        return state.readable().stream()
                .filter(part -> !fresh.contains(part.deliveryId()))
                .allMatch(part -> part.rows()
                        == counts.getOrDefault(RowTally.Place.of(part), LoadCounts.Count.NONE)
                                .rows());
    }

    private static Dataset<Row> standing(
            DeltaFiles lake, Contract contract, Collection<SliceState> candidates, Dataset<Row> added) {
        List<String> place = place(contract);
        Set<YearMonth> months = new TreeSet<>(SliceSql.months(candidates));
        Dataset<Row> keys = added.where("is_accepted and is_in_force")
                .select(place.stream().map(functions::col).toArray(Column[]::new))
                .distinct()
                .withColumn(MATCHED, functions.lit(true))
                .as("added");
        Dataset<Row> rows = lake.read("silver", contract.feed(), months::contains)
                .where(SliceSql.condition(candidates))
                .as("silver");
        Column same = place.stream()
                .map(column -> functions.col("silver." + column).eqNullSafe(functions.col("added." + column)))
                .reduce(functions.expr("silver.is_accepted and silver.is_in_force"), Column::and);
        String grouped =
                place.subList(0, 2).stream().map(column -> "silver." + column).collect(Collectors.joining(","))
                        + ",silver.delivery_id";
        return rows.join(keys, same, "left_outer")
                .selectExpr((grouped + ",silver.is_accepted,size(silver.issues) as issues," + MATCHED).split(","))
                .groupBy("county_code", "month", "delivery_id")
                .agg(
                        functions.expr("count(*)"),
                        functions.expr("count_if(is_accepted)"),
                        functions.expr("count_if(is_accepted and issues > 0)"),
                        functions.expr("count_if(" + MATCHED + ") > 0"));
    }
}

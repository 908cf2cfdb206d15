package io.eldercare.ingest;

import io.eldercare.ingest.SliceState.Standing;
import io.eldercare.lake.DeltaFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code bronze.delivery_part}: one row per delivery, feed, county and month, with its standing and counts. It is rebuilt from
 * receipts and silver at any time; {@code silver.slice} reads it.
 */
public final class BronzeTables {
    private static final StructType PART = new StructType()
            .add("delivery_id", DataTypes.StringType)
            .add("feed", DataTypes.StringType)
            .add("county_code", DataTypes.StringType)
            .add("month", DataTypes.DateType)
            .add("revision", DataTypes.IntegerType)
            .add("mode", DataTypes.StringType)
            .add("sheet", DataTypes.StringType)
            .add("file_name", DataTypes.StringType)
            .add("sender", DataTypes.StringType)
            .add("sha256", DataTypes.StringType)
            .add("received_at", DataTypes.TimestampNTZType)
            .add("standing", DataTypes.StringType)
            .add("is_in_force", DataTypes.BooleanType)
            .add("is_usable", DataTypes.BooleanType)
            .add("rows", DataTypes.LongType)
            .add("accepted", DataTypes.LongType)
            .add("rejected", DataTypes.LongType)
            .add("skipped", DataTypes.LongType)
            .add("warned", DataTypes.LongType);

    private final DeltaFiles lake;

    public BronzeTables(DeltaFiles lake) {
        this.lake = lake;
    }

    /** Replaces the rows of the slices. */
    public void write(Collection<SliceState> states, LoadCounts counts) {
        List<Row> rows = new ArrayList<>();
        for (SliceState state : states) {
            boolean usable = isUsable(state, counts);
            state.standings().forEach((part, standing) -> rows.add(row(part, standing, usable, counts)));
        }
        String condition = LoadCounts.byFeed(states).entrySet().stream()
                .map(entry -> "(feed = '" + entry.getKey() + "' and (" + SliceSql.condition(entry.getValue()) + "))")
                .collect(Collectors.joining(" or "));
        lake.replace(
                "bronze",
                "delivery_part",
                lake.spark().createDataFrame(rows, PART).coalesce(1),
                condition,
                SliceSql.months(states));
    }

    /** A statement in force that holds rows or says 无. */
    public static boolean isUsable(SliceState state, LoadCounts counts) {
        Optional<FiledPart> statement = state.statement();
        return statement.isPresent()
                && (statement.get().declaredEmpty()
                        || state.standings().keySet().stream()
                                .filter(state::isInForce)
                                .anyMatch(part -> counts.of(part.slice(), part.deliveryId())
                                                .accepted()
                                        > 0));
    }

    private static Row row(FiledPart part, Standing standing, boolean usable, LoadCounts counts) {
        LoadCounts.Count count = count(part, standing, counts);
        boolean inForce = standing == Standing.IN_FORCE;
        LocalDate month = part.slice().month().atDay(1);
        return RowFactory.create(
                part.deliveryId(),
                part.slice().feed(),
                part.slice().countyCode(),
                month,
                part.revision(),
                part.mode().code(),
                part.sheet(),
                part.fileName(),
                part.sender(),
                part.sha256(),
                part.receivedAt(),
                standing.name().toLowerCase(Locale.ROOT),
                inForce,
                inForce && usable,
                count.rows(),
                count.accepted(),
                count.rejected(),
                (long) part.skipped(),
                count.warned());
    }

    /** Counts of a delivery; a refused file or one that lost a conflict has all its rows rejected. */
    public static LoadCounts.Count count(FiledPart part, Standing standing, LoadCounts counts) {
        return standing == Standing.REFUSED || standing == Standing.CONFLICT
                ? new LoadCounts.Count(part.rows(), 0, part.rows(), 0)
                : counts.of(part.slice(), part.deliveryId());
    }
}

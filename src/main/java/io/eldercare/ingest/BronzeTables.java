package io.eldercare.ingest;

import io.eldercare.ingest.SliceState.Standing;
import io.eldercare.lake.DeltaFiles;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code bronze.delivery_part}: one row per delivery, feed, county and month, with its standing, counts and the receipt's envelope;
 * a file that names no slice has one row of feed {@link #NO_FEED}. {@code bronze.delivery} adds these rows up, so that a night writes
 * both in one commit. Rebuilt from receipts and silver at any time; {@code silver.slice} reads it.
 */
public final class BronzeTables {
    /** Stands for the feed of a file that names none. */
    public static final String NO_FEED = "unknown";

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
            .add("kind", DataTypes.StringType)
            .add("profile", DataTypes.StringType)
            .add("file_bytes", DataTypes.LongType)
            .add("encoding_found", DataTypes.StringType)
            .add("signatures", DataTypes.createArrayType(DataTypes.StringType, false))
            .add("verdict", DataTypes.StringType)
            .add("reason", DataTypes.StringType)
            .add("standing", DataTypes.StringType)
            .add("is_in_force", DataTypes.BooleanType)
            .add("is_usable", DataTypes.BooleanType)
            .add("rows", DataTypes.LongType)
            .add("accepted", DataTypes.LongType)
            .add("rejected", DataTypes.LongType)
            .add("skipped", DataTypes.LongType)
            .add("warned", DataTypes.LongType);

    private static final int MONTH = PART.fieldIndex("month");

    private final DeltaFiles lake;

    public BronzeTables(DeltaFiles lake) {
        this.lake = lake;
    }

    /** What a row says beyond its receipt. */
    private record Line(
            String feed,
            String countyCode,
            LocalDate month,
            String sheet,
            Verdict verdict,
            String standing,
            boolean inForce,
            boolean usable,
            LoadCounts.Count count,
            long skipped) {}

    /**
     * Replaces the rows of the slices and of the deliveries that name none.
     *
     * @param receipts every delivery that the states name, by id, and those of this run that name no slice
     */
    public void write(Collection<SliceState> states, Map<String, Receipt> receipts, LoadCounts counts) {
        List<Row> rows = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (SliceState state : states) {
            boolean usable = isUsable(state, counts);
            state.standings()
                    .forEach((part, standing) ->
                            rows.add(row(receipt(part, receipts), line(part, standing, usable, counts))));
        }
        LoadCounts.byFeed(states)
                .forEach((feed, slices) ->
                        places.add("(feed = '" + feed + "' and (" + SliceSql.condition(slices) + "))"));
        for (Receipt receipt : receipts.values()) {
            if (receipt.parts().isEmpty()) {
                rows.add(row(receipt, nowhere(receipt)));
                places.add("(feed = '" + NO_FEED + "' and delivery_id = '" + receipt.deliveryId() + "')");
            }
        }
        if (!rows.isEmpty()) {
            lake.replace(
                    "bronze",
                    "delivery_part",
                    lake.spark().createDataFrame(rows, PART).coalesce(1),
                    String.join(" or ", places),
                    rows.stream()
                            .map(row -> YearMonth.from(row.<LocalDate>getAs(MONTH)))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
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

    private static Line line(FiledPart part, Standing standing, boolean usable, LoadCounts counts) {
        boolean inForce = standing == Standing.IN_FORCE;
        return new Line(
                part.slice().feed(),
                part.slice().countyCode(),
                part.slice().month().atDay(1),
                part.sheet(),
                Verdict.of(part, standing),
                standing.name().toLowerCase(Locale.ROOT),
                inForce,
                inForce && usable,
                count(part, standing, counts),
                part.skipped());
    }

    private static Line nowhere(Receipt receipt) {
        return new Line(
                NO_FEED,
                receipt.sender(),
                receipt.receivedAt().toLocalDate().withDayOfMonth(1),
                "",
                Verdict.of(receipt),
                receipt.isRefused() ? Standing.REFUSED.name().toLowerCase(Locale.ROOT) : NO_FEED,
                false,
                false,
                LoadCounts.Count.NONE,
                0);
    }

    private static Receipt receipt(FiledPart part, Map<String, Receipt> receipts) {
        return Optional.ofNullable(receipts.get(part.deliveryId()))
                .orElseThrow(
                        () -> new IllegalStateException("Cannot find the receipt of delivery " + part.deliveryId()));
    }

    private static Row row(Receipt receipt, Line line) {
        return RowFactory.create(
                receipt.deliveryId(),
                line.feed(),
                line.countyCode(),
                line.month(),
                receipt.revision(),
                receipt.mode().code(),
                line.sheet(),
                receipt.fileName(),
                receipt.sender(),
                receipt.sha256(),
                receipt.receivedAt(),
                receipt.kind(),
                receipt.profile().orElse(null),
                receipt.bytes(),
                receipt.encoding().orElse(null),
                receipt.signatures().toArray(String[]::new),
                line.verdict().code(),
                line.verdict().reason().orElse(null),
                line.standing(),
                line.inForce(),
                line.usable(),
                line.count().rows(),
                line.count().accepted(),
                line.count().rejected(),
                line.skipped(),
                line.count().warned());
    }

    /** Counts of a delivery; a refused file or one that lost a conflict has all its rows rejected. */
    public static LoadCounts.Count count(FiledPart part, Standing standing, LoadCounts counts) {
        return standing == Standing.REFUSED || standing == Standing.CONFLICT
                ? new LoadCounts.Count(part.rows(), 0, part.rows(), 0)
                : counts.of(part.slice(), part.deliveryId());
    }
}

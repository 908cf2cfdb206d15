package io.eldercare.ingest;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.AccumulatorV2;
import scala.Option;

/**
 * Counts judged rows on their way into silver, by delivery, county and month, in the tasks that write them. Counts are kept by
 * partition: a task that runs again states those of its partition again, and they count once.
 */
final class RowTally extends AccumulatorV2<RowTally.Partition, Map<RowTally.Place, LoadCounts.Count>> {
    private static final long serialVersionUID = 1L;

    /** @param epochDay first day of the month, in days since 1970 */
    record Place(String deliveryId, String countyCode, int epochDay) implements Serializable {
        static Place of(FiledPart part) {
            LocalDate month = part.slice().month().atDay(1);
            return new Place(part.deliveryId(), part.slice().countyCode(), Math.toIntExact(month.toEpochDay()));
        }

        YearMonth month() {
            return YearMonth.from(LocalDate.ofEpochDay(epochDay));
        }
    }

    /** What a partition holds, whole. */
    record Partition(int index, Map<Place, LoadCounts.Count> counts) implements Serializable {}

    private final Map<Integer, Partition> partitions = new TreeMap<>();

    static RowTally register(SparkContext context) {
        RowTally tally = new RowTally();
        tally.register(context, Option.apply("rows of silver"), false);
        return tally;
    }

    /** The same rows, counted when they are read to their end. */
    Dataset<Row> of(Dataset<Row> judged) {
        StructType schema = judged.schema();
        Columns columns = new Columns(schema);
        JavaRDD<InternalRow> rows = judged.queryExecution().toRdd().toJavaRDD();
        return InternalRows.frame(
                judged.sparkSession(),
                rows.mapPartitionsWithIndex((index, partition) -> new Counted(index, partition, columns, this), true)
                        .rdd(),
                schema);
    }

    @Override
    public boolean isZero() {
        return partitions.isEmpty();
    }

    @Override
    public RowTally copy() {
        RowTally copy = new RowTally();
        copy.partitions.putAll(partitions);
        return copy;
    }

    @Override
    public void reset() {
        partitions.clear();
    }

    @Override
    public void add(Partition partition) {
        partitions.put(partition.index(), partition);
    }

    @Override
    public void merge(AccumulatorV2<Partition, Map<Place, LoadCounts.Count>> other) {
        partitions.putAll(((RowTally) other).partitions);
    }

    @Override
    public Map<Place, LoadCounts.Count> value() {
        Map<Place, LoadCounts.Count> all = new HashMap<>();
        partitions
                .values()
                .forEach(partition ->
                        partition.counts().forEach((place, count) -> all.merge(place, count, LoadCounts.Count::plus)));
        return all;
    }

    /** Where silver's columns are. */
    private record Columns(int delivery, int county, int month, int accepted, int issues) implements Serializable {
        Columns(StructType schema) {
            this(
                    schema.fieldIndex("delivery_id"),
                    schema.fieldIndex("county_code"),
                    schema.fieldIndex("month"),
                    schema.fieldIndex("is_accepted"),
                    schema.fieldIndex("issues"));
        }
    }

    /** Rows of a place mostly follow one another. */
    private static final class Counted implements Iterator<InternalRow> {
        private final int index;
        private final Iterator<InternalRow> rows;
        private final Columns columns;
        private final RowTally tally;
        private final Map<Place, long[]> counts = new HashMap<>();
        private UTF8String delivery = UTF8String.EMPTY_UTF8;
        private UTF8String county = UTF8String.EMPTY_UTF8;
        private int month = Integer.MIN_VALUE;
        private long[] current = new long[3];
        private boolean done;

        Counted(int index, Iterator<InternalRow> rows, Columns columns, RowTally tally) {
            this.index = index;
            this.rows = rows;
            this.columns = columns;
            this.tally = tally;
        }

        @Override
        public boolean hasNext() {
            boolean more = rows.hasNext();
            if (!more && !done) {
                done = true;
                Map<Place, LoadCounts.Count> found = new HashMap<>();
                counts.forEach((place, each) ->
                        found.put(place, new LoadCounts.Count(each[0], each[1], each[0] - each[1], each[2])));
                tally.add(new Partition(index, found));
            }
            return more;
        }

        @Override
        public InternalRow next() {
            InternalRow row = rows.next();
            if (row.getInt(columns.month()) != month
                    || !row.getUTF8String(columns.county()).equals(county)
                    || !row.getUTF8String(columns.delivery()).equals(delivery)) {
                turnTo(row);
            }
            current[0]++;
            if (row.getBoolean(columns.accepted())) {
                current[1]++;
                current[2] += row.getArray(columns.issues()).numElements() > 0 ? 1 : 0;
            }
            return row;
        }

        private void turnTo(InternalRow row) {
            month = row.getInt(columns.month());
            county = row.getUTF8String(columns.county()).clone();
            delivery = row.getUTF8String(columns.delivery()).clone();
            Place place = new Place(delivery.toString(), county.toString(), month);
            current = counts.computeIfAbsent(place, each -> new long[3]);
        }
    }
}

package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestSpark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class RowTallyTest {
    private static final int OCTOBER = (int) LocalDate.of(2025, 10, 1).toEpochDay();

    /** Rows 0 to 4 of delivery d1: 0 to 2 of 360281, 3 and 4 of 360202; the even ones accepted, row 0 with a warning; in two tasks. */
    private static Dataset<Row> rows(SparkSession spark) {
        return spark.range(0, 5, 1, 2)
                .selectExpr(
                        "'d1' as delivery_id",
                        "cast(id as int) as row_no",
                        "case when id < 3 then '360281' else '360202' end as county_code",
                        "date '2025-10-01' as month",
                        "id % 2 = 0 as is_accepted",
                        "case when id = 0 then array('DOM_RANGE:minutes') when id % 2 = 1 then array('DATE_FUTURE:visited_at')"
                                + " else cast(array() as array<string>) end as issues");
    }

    @Test
    void rowsAreCountedByDeliveryCountyAndMonthHoweverOftenTheyAreComputed() {
        SparkSession spark = TestSpark.session();
        RowTally tally = RowTally.register(spark.sparkContext());
        Dataset<Row> counted = tally.of(rows(spark));

        List<Row> first = counted.collectAsList();
        assertThat(first).isEqualTo(rows(spark).collectAsList());
        Map<RowTally.Place, LoadCounts.Count> expected = Map.of(
                new RowTally.Place("d1", "360281", OCTOBER), new LoadCounts.Count(3, 2, 1, 1),
                new RowTally.Place("d1", "360202", OCTOBER), new LoadCounts.Count(2, 1, 1, 0));
        assertThat(tally.value()).isEqualTo(expected);

        assertThat(counted.collectAsList()).hasSize(5);
        assertThat(tally.value()).as("computed again").isEqualTo(expected);
    }
}

package io.eldercare.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaFilesTest {
    private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2025, 11);

    @TempDir
    private Path root;

    /** A full disk ends a run between a table's files and its commit: the next one has to write the month. */
    @Test
    void aMonthThatWasNeverCommittedIsNotThere() throws IOException {
        DeltaFiles lake = new DeltaFiles(TestSpark.session(), root);
        Path left = root.resolve("gold/fct_population/month=2025-11-01");
        Files.createDirectories(left);
        Files.writeString(left.resolve("part-00000-died.c000.zstd.parquet"), "");
        assertThat(held(lake)).isEmpty();
        Files.createDirectories(root.resolve("gold/fct_population/_delta_log"));
        assertThat(held(lake)).isEmpty();

        write(lake, "select date '2025-10-01' as month, 1 as persons", OCTOBER);

        assertThat(held(lake)).containsExactly(OCTOBER);

        write(lake, "select date '2025-11-01' as month, 2 as persons", NOVEMBER);
        assertThat(held(lake)).containsExactlyInAnyOrder(OCTOBER, NOVEMBER);
        assertThat(lake.read("gold", "fct_population", month -> true).count()).isEqualTo(2);
    }

    private static Set<YearMonth> held(DeltaFiles lake) {
        return lake.monthsHeld("gold", "fct_population", List.of(OCTOBER, NOVEMBER));
    }

    private static void write(DeltaFiles lake, String query, YearMonth month) {
        lake.replace(
                "gold",
                "fct_population",
                lake.spark().sql(query),
                "month = date '" + month.atDay(1) + "'",
                List.of(month));
    }
}

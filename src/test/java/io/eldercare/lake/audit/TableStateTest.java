package io.eldercare.lake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.lake.DeltaFiles;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of one month written in twelve commits, of which the tenth has a checkpoint. */
class TableStateTest {
    private static final YearMonth MONTH = YearMonth.of(2025, 10);
    private static final String INTERVAL = "spark.databricks.delta.properties.defaults.checkpointInterval";

    @TempDir
    private Path lake;

    private TableState state() throws IOException {
        return TableState.of(lake).get(0);
    }

    private void write(int commit) {
        SparkSession spark = TestSpark.session();
        new DeltaFiles(spark, lake)
                .replace(
                        "silver",
                        "bed_month",
                        spark.sql("select date '2025-10-01' as month, '36028" + commit % 3 + "' as county_code, "
                                + commit + " as beds"),
                        "month = date '2025-10-01' and county_code = '36028" + commit % 3 + "'",
                        List.of(MONTH));
    }

    @Test
    void readsTheLogByItself() throws IOException {
        RuntimeConfig settings = TestSpark.session().conf();
        String interval = settings.get(INTERVAL, "10");
        settings.set(INTERVAL, "10");
        try {
            for (int commit = 0; commit <= 11; commit++) {
                write(commit);
            }
        } finally {
            settings.set(INTERVAL, interval);
        }
        Path log = lake.resolve("silver/bed_month/_delta_log");
        assertThat(log.resolve("00000000000000000010.checkpoint.parquet")).exists();

        TableState sound = state();

        assertThat(sound.flaws()).isEmpty();
        assertThat(sound.version()).isEqualTo(11);
        assertThat(sound.isChangedSince(10)).isTrue();
        assertThat(sound.isChangedSince(11)).isFalse();
        assertThat(sound.files()).allSatisfy(file -> assertThat(file.month()).isEqualTo(Optional.of(MONTH)));
        ParquetFiles parquet = new ParquetFiles();
        long rows = 0;
        for (DataFile file : sound.files()) {
            rows += parquet.rows(file.path());
            assertThat(parquet.isIntact(file.path())).isTrue();
        }
        assertThat(rows).isEqualTo(3);

        Path commit = log.resolve("00000000000000000011.json");
        byte[] kept = Files.readAllBytes(commit);
        Files.delete(commit);
        assertThat(state().flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.COMMIT_MISSING);
        List<String> lines = new String(kept, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        Files.write(commit, lines.subList(0, lines.size() - 1));
        assertThat(state().flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.COMMIT_CUT);
        Files.writeString(commit, "{\"add\":{\"path\":");
        assertThat(state().flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.COMMIT_CUT);
        Files.write(commit, kept);
        assertThat(state().flaws()).isEmpty();

        Path data = sound.files().get(0).path();
        byte[] bytes = Files.readAllBytes(data);
        bytes[8] ^= 1;
        Files.write(data, bytes);
        assertThat(parquet.isIntact(data)).isFalse();
        Files.write(data, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(state().flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.FILE_CUT);
        Files.delete(data);
        assertThat(state().flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.FILE_MISSING);
    }
}

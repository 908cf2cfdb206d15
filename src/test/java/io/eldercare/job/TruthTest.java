package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of faultless deliveries are those of the simulated world, which knows nothing of the pipeline. */
class TruthTest {
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);

    @TempDir
    private Path directory;

    @Test
    void findsTheTruthInFilesAsCountiesReallySendThem() throws IOException {
        Path simulation = TestHome.simulate(
                directory.resolve("files"), "JDZ3Y", AUGUST, AUGUST.plusMonths(2), Faults.NONE, Format.MIXED);
        try (TestHome home = new TestHome(directory.resolve("home"))) {
            home.deliverAll(simulation);
            NightSummary night = home.night();

            assertThat(night.refused()).isZero();
            assertThat(night.rejected()).isZero();
            // 11 indicators × (6 counties + city + province) × 3 months
            assertThat(truth(simulation)).hasSize(264);
            assertThat(figures(home, truth(simulation))).isEqualTo(truth(simulation));
        }
    }

    @Test
    void findsTheTruthInPlainFilesOfTwentyCounties() throws IOException {
        Path simulation =
                TestHome.simulate(directory.resolve("files"), "GZ23", AUGUST, AUGUST, Faults.NONE, Format.CSV);
        try (TestHome home = new TestHome(directory.resolve("home"))) {
            home.deliverAll(simulation);
            home.night();

            // 11 indicators × (20 counties + city + province)
            assertThat(truth(simulation)).hasSize(242);
            assertThat(figures(home, truth(simulation))).isEqualTo(truth(simulation));
        }
    }

    /** {@code numerator/denominator} by {@code kpi|region|month}. */
    static Map<String, String> truth(Path simulation) throws IOException {
        Map<String, String> values = new TreeMap<>();
        try (Stream<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(simulation.resolve("truth.csv")).stream()) {
            records.forEach(row -> values.put(
                    row.getField("kpi_code") + "|" + row.getField("region_code") + "|" + row.getField("month"),
                    row.getField("numerator") + "/" + row.getField("denominator")));
        }
        return values;
    }

    /** What the mart shows for each figure that the truth names. */
    static Map<String, String> figures(TestHome home, Map<String, String> wanted) {
        Map<String, String> values = new TreeMap<>();
        home.rows("select kpi_code, region_code, to_char(month, 'YYYY-MM'), trim_scale(numerator) || '/'"
                        + " || coalesce(trim_scale(denominator)::text, '') from mart.kpi_value")
                .forEach(line -> {
                    int end = line.lastIndexOf('|');
                    if (wanted.containsKey(line.substring(0, end))) {
                        values.put(line.substring(0, end), line.substring(end + 1));
                    }
                });
        return values;
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.definitions.Kpi;
import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Figures of faultless deliveries are those of the simulated world, which knows nothing of the pipeline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruthTest {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);

    /** Figures that have an entry and no truth yet; to be empty. */
    private static final Set<String> PENDING = Set.of();

    private TestHome home;
    private NightSummary night;
    private Path jingdezhen;
    private Path ganzhou;
    private Path wanyuan;

    /**
     * Two cities in one night, months apart, so that the province's figures are those of one and no one is in both; and a county
     * elsewhere, whose persons have other numbers.
     */
    @BeforeAll
    void runTheNight(@TempDir Path directory) {
        jingdezhen = TestHome.simulate(
                directory.resolve("mixed"), "JDZ3Y", AUGUST, AUGUST.plusMonths(2), Faults.NONE, Format.MIXED);
        ganzhou = TestHome.simulate(directory.resolve("plain"), "GZ23", MARCH, MARCH, Faults.NONE, Format.CSV);
        wanyuan = TestHome.simulate(
                directory.resolve("townships"), "WY14", AUGUST, AUGUST.plusMonths(1), Faults.NONE, Format.MIXED);
        home = new TestHome(directory.resolve("home"));
        home.deliverAll(jingdezhen);
        home.deliverAll(ganzhou);
        home.deliverAll(wanyuan);
        night = home.night();
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    @Test
    void rejectsNothingOfFaultlessFiles() {
        assertThat(night.refused()).isZero();
        assertThat(night.rejected()).isZero();
    }

    @Test
    void findsTheTruthInFilesAsCountiesReallySendThem() throws IOException {
        Map<String, String> truth = ofKnownFigures(home, truth(jingdezhen));

        // (6 counties + city + province) × 3 months
        assertThat(truth.keySet().stream().filter(key -> key.startsWith("nursing_bed_share|")))
                .hasSize(24);
        assertThat(figures(home, truth)).isEqualTo(truth);
    }

    @Test
    void findsTheTruthInPlainFilesOfTwentyCounties() throws IOException {
        Map<String, String> truth = ofKnownFigures(home, truth(ganzhou));

        // 20 counties + city + province
        assertThat(truth.keySet().stream().filter(key -> key.startsWith("nursing_bed_share|")))
                .hasSize(22);
        assertThat(figures(home, truth)).isEqualTo(truth);
    }

    @Test
    void findsTheTruthOfTownships() throws IOException {
        Map<String, String> truth = ofKnownFigures(home, truth(wanyuan));

        // an owed person's township is on the roster, a volunteer's is nowhere
        assertThat(truth.keySet())
                .anyMatch(key -> key.startsWith("monthly_visit_rate|511781100|"))
                .noneMatch(key -> key.startsWith("volunteer_count|5117811"));
        assertThat(figures(home, truth)).isEqualTo(truth);
    }

    /** A figure whose truth nobody knows is not tested by any of these nights. */
    @Test
    void knowsTheTruthOfEveryFigureThatIsCounted() throws IOException {
        Set<String> known = new TreeSet<>(PENDING);
        for (Path simulation : List.of(jingdezhen, ganzhou, wanyuan)) {
            truth(simulation).keySet().forEach(key -> known.add(key.substring(0, key.indexOf('|'))));
        }

        assertThat(home.definitions().kpis().values().stream()
                        .filter(kpi -> kpi.source() == Kpi.Source.MICRODATA)
                        .map(Kpi::code))
                .isSubsetOf(known);
    }

    /** What the pipeline has no entry for is not asked for. */
    static Map<String, String> ofKnownFigures(TestHome home, Map<String, String> truth) {
        Map<String, String> known = new TreeMap<>(truth);
        Set<String> codes = home.definitions().kpis().keySet();
        known.keySet().removeIf(key -> !codes.contains(key.substring(0, key.indexOf('|'))));
        return known;
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

package io.eldercare.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.simulate.draw.IdentityNumbers;
import io.eldercare.simulate.world.Calibration;
import io.eldercare.simulate.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    private static final YearMonth OCTOBER = YearMonth.of(2024, 10);
    private static final Pattern FILE_NAME = Pattern.compile(
            "([a-z_]+)_(\\d{6})_(\\d{4}-\\d{2})(_r[1-9]\\d*)?(_(full|delta|void))?\\.(csv|csv\\.gz|xlsx|xls)");
    private static final Set<String> COUNTIES = Set.of("360202", "360203", "360222", "360271", "360272", "360281");

    @TempDir
    private Path directory;

    private SimulationRequest request(String name, YearMonth from, int months, Faults faults, Format format) {
        return new SimulationRequest(
                directory.resolve(name),
                "JDZ3Y",
                from,
                from.plusMonths(months - 1L),
                new BigDecimal("0.02"),
                11,
                faults,
                format,
                Path.of("").toAbsolutePath());
    }

    @Test
    void writesTheSameBytesAndTimesForTheSameSeed() throws Exception {
        SimulationSummary first = Simulation.run(request("one", OCTOBER, 4, Faults.REALISTIC, Format.MIXED));
        SimulationSummary second = Simulation.run(request("two", OCTOBER, 4, Faults.REALISTIC, Format.MIXED));

        assertThat(second).isEqualTo(first);
        assertThat(digests(directory.resolve("two"))).isEqualTo(digests(directory.resolve("one")));
        assertThat(first.files())
                .isEqualTo(files(directory.resolve("one/inbox")).size());
    }

    @Test
    void reproducesThePublishedFiguresOf2020() throws Exception {
        Simulation.run(request("base", World.BASELINE, 1, Faults.NONE, Format.CSV));
        Map<String, long[]> city = new HashMap<>();
        truth("base").forEach((key, parts) -> {
            if (key.contains("/360200/")) {
                city.put(key.substring(0, key.indexOf('/')), parts);
            }
        });

        assertThat(city.get("institution_bed_count")[0]).isEqualTo(4059);
        // 0.47 × 4 059 = 1 907.7
        assertThat(city.get("nursing_bed_share")).containsExactly(1908, 4059);
        // 648 + 1 515 = 2 163 of 4 059 = 53.29 %
        assertThat(city.get("public_bed_share")).containsExactly(2163, 4059);
        assertThat(city.get("private_bed_share")).containsExactly(1896, 4059);
        // 740 of 2 163 = 34.21 %
        assertThat(city.get("public_home_occupancy")).containsExactly(740, 2163);
        assertThat(city.get("township_home_occupancy")[1]).isEqualTo(1515);
        assertThat(rows("base", "institution", World.BASELINE).stream()
                        .filter(row -> row.getField("status").equals("运营"))
                        .filter(row -> !row.getField("kind").equals("日间照料")))
                .hasSize(55);
    }

    @Test
    void sumsCountiesToTheCityAndTheProvince() throws Exception {
        Simulation.run(request("sums", OCTOBER, 3, Faults.NONE, Format.CSV));
        Map<String, long[]> sums = new TreeMap<>();
        Map<String, long[]> truth = truth("sums");
        truth.forEach((key, parts) -> {
            String[] words = key.split("/");
            if (COUNTIES.contains(words[1])) {
                long[] sum = sums.computeIfAbsent(words[0] + "/360200/" + words[2], name -> new long[parts.length]);
                for (int part = 0; part < parts.length; part++) {
                    sum[part] += parts[part];
                }
            }
        });

        // 11 indicators in 3 months
        assertThat(sums).hasSize(33);
        sums.forEach((key, sum) -> {
            assertThat(truth.get(key)).as(key).containsExactly(sum);
            assertThat(truth.get(key.replace("360200", "360000"))).as(key).containsExactly(sum);
        });
    }

    @Test
    void givesEveryPersonAUniqueSyntheticNumberThatPassesItsCheck() throws Exception {
        Simulation.run(request("persons", OCTOBER, 2, Faults.NONE, Format.CSV));
        Set<String> rostered = new HashSet<>();
        for (NamedCsvRecord row : rows("persons", "special_roster", OCTOBER)) {
            rostered.add(row.getField("person_id"));
        }

        assertThat(rostered).hasSizeGreaterThan(200).allSatisfy(id -> {
            assertThat(id).startsWith("369999").hasSize(18);
            assertThat(IdentityNumbers.check(id.substring(0, 17))).isEqualTo(id.charAt(17));
            int age = OCTOBER.getYear() - Integer.parseInt(id.substring(6, 10));
            assertThat(age).isBetween(60, 100);
        });
    }

    @Test
    void computesTheCheckCharacterOfTheStandardsExamples() {
        // check characters worked out by hand after GB 11643-1999: sums 417, 481, 574, remainders 10, 8, 2
        assertThat(IdentityNumbers.check("36999919450312001")).isEqualTo('2');
        assertThat(IdentityNumbers.check("36999919520630128")).isEqualTo('4');
        assertThat(IdentityNumbers.check("36999919580817901")).isEqualTo('X');
    }

    @Test
    void namesFilesAsTheStandardAsksAndLetsThemArriveAfterTheMonth() throws Exception {
        Simulation.run(request("names", OCTOBER, 2, Faults.NONE, Format.MIXED));

        List<Path> sent = files(directory.resolve("names/inbox"));
        assertThat(sent).hasSizeGreaterThan(80).allSatisfy(file -> {
            Matcher name = FILE_NAME.matcher(file.getFileName().toString());
            assertThat(name.matches()).as(file.toString()).isTrue();
            assertThat(file.getParent().getFileName()).hasToString(name.group(2));
            ZonedDateTime arrival = Files.getLastModifiedTime(file).toInstant().atZone(ZoneId.of("Asia/Shanghai"));
            LocalDate first = YearMonth.parse(name.group(3)).plusMonths(1).atDay(1);
            assertThat(arrival.toLocalDate()).isBetween(first, first.withDayOfMonth(5));
            assertThat(arrival.toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(18, 0));
        });
        assertThat(sent.stream().map(file -> file.getFileName().toString()))
                .contains(
                        "workbook_360202_2024-10.xlsx",
                        "bed_month_360222_2024-10.xls",
                        "volunteer_360203_2024-10.csv.gz",
                        "visit_360281_2024-10.csv",
                        "visit_360281_2024-10_r2_delta.csv");
    }

    @Test
    void stateTheTrueFiguresInTheFilesWhenNothingGoesWrong() throws Exception {
        Simulation.run(request("plain", OCTOBER, 1, Faults.NONE, Format.CSV));
        Set<String> running = new HashSet<>();
        for (NamedCsvRecord row : rows("plain", "institution", OCTOBER)) {
            if (row.getField("status").equals("运营") && !row.getField("kind").equals("日间照料")) {
                running.add(row.getField("institution_id"));
            }
        }
        long built = 0;
        long nursing = 0;
        for (NamedCsvRecord row : rows("plain", "bed_month", OCTOBER)) {
            if (running.contains(row.getField("institution_id"))) {
                built += Long.parseLong(row.getField("built_beds"));
                nursing += Long.parseLong(row.getField("nursing_beds"));
            }
        }

        assertThat(truth("plain").get("nursing_bed_share/360200/2024-10")).containsExactly(nursing, built);
        long teams = rows("plain", "volunteer_team", OCTOBER).stream()
                .filter(row -> row.getField("status").equals("在册"))
                .filter(row -> row.getField("elder_service").equals("是"))
                .count();
        assertThat(truth("plain").get("volunteer_team_count/360200/2024-10")).containsExactly(teams);
    }

    @Test
    void makesEachFileFaultOfTheCalibrationHappen() throws Exception {
        Simulation.run(request("faults", OCTOBER, 9, Faults.REALISTIC, Format.CSV));
        Path inbox = directory.resolve("faults/inbox");

        assertThat(inbox.resolve("360222/visit_360222_2024-11.csv")).doesNotExist();
        assertThat(inbox.resolve("360272/volunteer_team_360272_2024-12.csv"))
                .content()
                .doesNotContain("status");
        assertThat(inbox.resolve("360272/volunteer_team_360272_2024-12_r2.csv"))
                .content()
                .contains("status");
        assertThat(inbox.resolve("360222/volunteer_team_360222_2025-01.csv"))
                .hasSameBinaryContentAs(inbox.resolve("360222/volunteer_team_360222_2024-12.csv"));
        assertThat(inbox.resolve("360203/special_roster_360203_2025-02_r2.csv")).exists();
        assertThat(inbox.resolve("360281/family_bed_360281_2025-03_r2_void.csv"))
                .content()
                .hasLineCount(1);
        assertThat(inbox.resolve("360281/family_bed_360281_2025-03_r3.csv")).exists();
        assertThat(inbox.resolve("360222/bed_month_360203_2025-04.csv"))
                .hasSameBinaryContentAs(inbox.resolve("360203/bed_month_360203_2025-04.csv"));
        assertThat(Files.readAllBytes(inbox.resolve("360272/补报/family_bed_360272_2025-05.csv")))
                .isNotEqualTo(Files.readAllBytes(inbox.resolve("360272/family_bed_360272_2025-05.csv")));
        assertThat(inbox.resolve("360271/volunteer_membership_360271_2025-06.csv"))
                .content()
                .hasLineCount(1);
    }

    @Test
    void knowsTheWorldOfEveryPlanAndNamesThemWhenAskedForAnother() {
        Calibration calibration = Calibration.load(Path.of("").toAbsolutePath());

        assertThat(calibration.world("JDZ1O1Y").prefecture()).isEqualTo("360200");
        assertThat(calibration.world("GZ23").counties()).hasSize(20);
        assertThatThrownBy(() -> calibration.world("XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JDZ3Y、JDZ1O1Y、GZ23");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Map<String, String> digests(Path folder) throws IOException, NoSuchAlgorithmException {
        Map<String, String> digests = new TreeMap<>();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (Path file : files(folder)) {
            String digest = HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
            boolean sent = !file.endsWith("truth.csv");
            digests.put(folder.relativize(file).toString(), digest + (sent ? Files.getLastModifiedTime(file) : ""));
        }
        return digests;
    }

    /** kpi/region/month to numerator and, for shares, denominator. */
    private Map<String, long[]> truth(String name) throws IOException {
        Map<String, long[]> truth = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(directory.resolve(name + "/truth.csv"))) {
            rows.forEach(row -> {
                long numerator = Long.parseLong(row.getField("numerator"));
                String denominator = row.getField("denominator");
                truth.put(
                        row.getField("kpi_code") + "/" + row.getField("region_code") + "/" + row.getField("month"),
                        denominator.isEmpty()
                                ? new long[] {numerator}
                                : new long[] {numerator, Long.parseLong(denominator)});
            });
        }
        return truth;
    }

    private List<NamedCsvRecord> rows(String name, String feed, YearMonth month) {
        List<NamedCsvRecord> all = new ArrayList<>();
        for (String county : COUNTIES) {
            Path file = directory.resolve(name + "/inbox/" + county + "/" + feed + "_" + county + "_" + month + ".csv");
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                rows.forEach(all::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return all;
    }
}

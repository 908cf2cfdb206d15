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
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {
    private static final YearMonth OCTOBER = YearMonth.of(2024, 10);
    private static final Pattern FILE_NAME = Pattern.compile(
            "([a-z_]+)_(\\d{6})_(\\d{4}-\\d{2})(_r[1-9]\\d*)?(_(full|delta|void))?\\.(csv|csv\\.gz|xlsx|xls)");
    private static final Set<String> COUNTIES = Set.of("360202", "360203", "360222", "360271", "360272", "360281");

    private static final Set<String> HEADLINES = Set.of(
            "nursing_bed_share",
            "township_home_occupancy",
            "monthly_visit_rate",
            "volunteer_team_count",
            "volunteer_count",
            "family_bed_count");

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

    /** One month of another plan, faultless and plain. */
    private SimulationRequest other(String name, String plan, YearMonth month, String scale) {
        return new SimulationRequest(
                directory.resolve(name),
                plan,
                month,
                month,
                new BigDecimal(scale),
                11,
                Faults.NONE,
                Format.CSV,
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
    void deliversOnlyTheNamedFeedsAndServiceRecordsBeyondThePilots() throws Exception {
        Simulation.run(new SimulationRequest(
                directory.resolve("some"),
                "JDZ3Y",
                OCTOBER,
                OCTOBER,
                new BigDecimal("0.02"),
                11,
                Faults.NONE,
                Format.CSV,
                Set.of("visit", "service_record", "staff"),
                Path.of("").toAbsolutePath()));
        Simulation.run(request("all", OCTOBER, 1, Faults.NONE, Format.CSV));

        Set<String> names = files(directory.resolve("some/inbox")).stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(Set.of("staff_360200_2024-10.csv"));
        for (String county : COUNTIES) {
            expected.add("visit_" + county + "_2024-10.csv");
            expected.add("service_record_" + county + "_2024-10.csv");
        }
        // at a fiftieth of the persons the two zones have no hours to record
        expected.removeAll(Set.of("service_record_360271_2024-10.csv", "service_record_360272_2024-10.csv"));
        assertThat(names).isEqualTo(expected);
        // a feed left out moves no other
        String pilot = "inbox/360203/service_record_360203_2024-10.csv";
        assertThat(directory.resolve("some").resolve(pilot))
                .hasSameBinaryContentAs(directory.resolve("all").resolve(pilot));
    }

    @Test
    void refusesAFeedThatTheStandardLacks() {
        assertThatThrownBy(() -> new SimulationRequest(
                        directory,
                        "JDZ3Y",
                        OCTOBER,
                        OCTOBER,
                        BigDecimal.ONE,
                        1,
                        Faults.NONE,
                        Format.CSV,
                        Set.of("visits"),
                        directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("visits")
                .hasMessageContaining("service_record");
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
            if (COUNTIES.contains(words[1]) && HEADLINES.contains(words[0])) {
                long[] sum = sums.computeIfAbsent(words[0] + "/360200/" + words[2], name -> new long[parts.length]);
                for (int part = 0; part < parts.length; part++) {
                    sum[part] += parts[part];
                }
            }
        });

        // 6 indicators in 3 months
        assertThat(sums).hasSize(18);
        sums.forEach((key, sum) -> {
            assertThat(truth.get(key)).as(key).containsExactly(sum);
            assertThat(truth.get(key.replace("360200", "360000"))).as(key).containsExactly(sum);
        });
    }

    @Test
    void sendsTheCitysFilesForAllItsCountiesAndQuarterlyOnesAtTheQuartersEnd() throws Exception {
        Simulation.run(request("city", OCTOBER, 3, Faults.NONE, Format.CSV));
        Path city = directory.resolve("city/inbox/360200");

        assertThat(city.resolve("facility_360200_2024-11.csv")).doesNotExist();
        assertThat(counties(city.resolve("facility_360200_2024-12.csv"))).isEqualTo(COUNTIES);
        for (String feed : List.of("staff", "resident", "destitute", "benefit")) {
            assertThat(counties(city.resolve(feed + "_360200_2024-11.csv")))
                    .as(feed)
                    .isEqualTo(COUNTIES);
        }
        // the city's own account beside those of its counties
        assertThat(counties(city.resolve("fund_360200_2024-11.csv"))).hasSize(7).contains("360200");
        assertThat(directory.resolve("city/inbox/360203/service_record_360203_2024-11.csv"))
                .exists();
        assertThat(directory.resolve("city/inbox/360202/service_record_360202_2024-11.csv"))
                .doesNotExist();
    }

    @Test
    void letsTheRegistersOfPersonsAgreeWithTheStatementsOfBeds() throws Exception {
        Simulation.run(request("agree", OCTOBER, 3, Faults.NONE, Format.CSV));
        YearMonth december = OCTOBER.plusMonths(2);
        Map<String, long[]> stated = new TreeMap<>();
        for (NamedCsvRecord row : rows("agree", "bed_month", december)) {
            stated.put(row.getField("institution_id"), new long[] {
                Long.parseLong(row.getField("residents")),
                Long.parseLong(row.getField("residents_destitute")),
                Long.parseLong(row.getField("occ_l3"))
            });
        }
        Map<String, long[]> counted = new TreeMap<>();
        stated.keySet().forEach(home -> counted.put(home, new long[3]));
        Set<String> destitute = new HashSet<>();
        for (NamedCsvRecord row : cityRows("agree", "resident", december)) {
            if (row.getField("left_on").isEmpty()) {
                long[] sums = counted.get(row.getField("institution_id"));
                sums[0]++;
                sums[1] += row.getField("destitute").equals("是") ? 1 : 0;
                sums[2] += row.getField("ability_level").equals("3") ? 1 : 0;
                if (row.getField("destitute").equals("是")) {
                    destitute.add(row.getField("person_id"));
                }
            }
        }
        Set<String> placed = new HashSet<>();
        for (NamedCsvRecord row : cityRows("agree", "destitute", december)) {
            if (row.getField("placement").equals("集中")) {
                placed.add(row.getField("person_id"));
            }
        }

        assertThat(stated).hasSizeGreaterThan(50);
        counted.forEach((home, sums) -> assertThat(sums).as(home).containsExactly(stated.get(home)));
        assertThat(placed).isEqualTo(destitute);
    }

    @Test
    void sizesTheProvinceByTheCensusAndScalesItsHomesToo() throws Exception {
        YearMonth september = YearMonth.of(2025, 9);
        Simulation.run(other("province", "JX145", september, "0.02"));
        Map<String, long[]> truth = truth("province");

        // each of the 100 counties keeps one home of a kind: 3 at least
        assertThat(truth.keySet().stream()
                        .filter(key -> key.startsWith("institution_count/36"))
                        .filter(key -> !key.contains("00/")))
                .hasSize(100);
        assertThat(truth.get("institution_count/360000/2025-09")[0]).isBetween(300L, 340L);
        // census 2020: 7 624 781 aged 60 and over, carried on by 3.7 % a year for 4 years and 10 months
        assertThat(truth.get("pop60/360000/2025-09")[0]).isBetween(8_980_000L, 9_000_000L);
        assertThat(files(directory.resolve("province/inbox/360700")).stream()
                        .map(file -> file.getFileName().toString()))
                .contains("institution_360700_2025-09.csv", "facility_360700_2025-09.csv")
                .doesNotContain("bed_month_360700_2025-09.csv");
    }

    @Test
    void statesFiguresOfWanyuansTownships() throws Exception {
        YearMonth september = YearMonth.of(2025, 9);
        Simulation.run(other("townships", "WY14", september, "0.1"));
        Map<String, long[]> truth = truth("townships");
        long[] sum = new long[2];
        truth.forEach((key, parts) -> {
            if (key.startsWith("monthly_visit_rate/511781") && key.split("/")[1].length() == 9) {
                sum[0] += parts[0];
                sum[1] += parts[1];
            }
        });

        assertThat(sum[1]).isGreaterThan(400);
        assertThat(truth.get("monthly_visit_rate/511781/2025-09")).containsExactly(sum);
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

        assertThat(calibration.world("JDZ1O1Y").region()).isEqualTo("360200");
        assertThat(calibration.world("GZ23").counties()).hasSize(20);
        assertThatThrownBy(() -> calibration.world("XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JDZ3Y、JDZ1O1Y、GZ23、JX145、WY14");
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
                // amounts of money are not asked for
                if (row.getField("numerator").contains(".")
                        || row.getField("denominator").contains(".")) {
                    return;
                }
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
            all.addAll(rows(
                    directory.resolve(name + "/inbox/" + county + "/" + feed + "_" + county + "_" + month + ".csv")));
        }
        return all;
    }

    private List<NamedCsvRecord> cityRows(String name, String feed, YearMonth month) {
        return rows(directory.resolve(name + "/inbox/360200/" + feed + "_360200_" + month + ".csv"));
    }

    private static Set<String> counties(Path file) {
        Set<String> counties = new HashSet<>();
        rows(file).forEach(row -> counties.add(row.getField("county_code")));
        return counties;
    }

    private static List<NamedCsvRecord> rows(Path file) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

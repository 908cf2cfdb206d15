package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.job.MaintenanceRequest.Extent;
import io.eldercare.job.upkeep.TableChange;
import io.eldercare.lake.Home;
import io.eldercare.lake.HomeLock;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.testing.OncePerBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home with one table of two months, written in ten nights: each night a county's row of October is added or replaced. */
class MaintenanceTest {
    private static final List<YearMonth> MONTHS = List.of(YearMonth.of(2025, 9), YearMonth.of(2025, 10));
    private static final int NIGHTS = 10;

    @TempDir
    private static Path written;

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void tenNights() throws IOException {
        if (!Files.exists(written.resolve("lake"))) {
            try (TestHome first = new TestHome(written)) {
                home = first;
                writeTenNights();
            }
        }
        OncePerBuild.copy(written.resolve("lake"), folder.resolve("home/lake"));
        home = new TestHome(folder.resolve("home"));
        home.mart(); // stays up for all runs of a test
    }

    private void writeTenNights() {
        write("select date '2025-09-01' as month, '360281' as county_code, 0 as beds", "true");
        for (int night = 1; night <= NIGHTS; night++) {
            write(county(night, night), "month = date '2025-10-01' and county_code = '3602" + (10 + night) + "'");
        }
    }

    @AfterEach
    void close() {
        home.close();
    }

    private static String county(int number, int beds) {
        return "select date '2025-10-01' as month, '3602" + (10 + number) + "' as county_code, " + beds + " as beds";
    }

    private void write(String query, String where) {
        home.lake().replace("gold", "fct_bed_month", home.spark().sql(query), where, MONTHS);
    }

    private MaintenanceSummary maintain(Instant at, Extent extent) {
        Workplace place = TestHome.at(home.home().root());
        Workplace then = new Workplace(
                place.home(),
                place.definitionsRoot(),
                Clock.fixed(at, TestHome.ZONE),
                place.environment(),
                place.progress());
        return Maintenance.run(then, new MaintenanceRequest(extent, 7, 400));
    }

    private static Instant afterDays(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    private List<String> rows() {
        return lines(home.lake().read("gold", "fct_bed_month", month -> true));
    }

    private List<String> rowsOfVersion(int version) {
        return lines(home.spark()
                .read()
                .format("delta")
                .option("versionAsOf", version)
                .load(table().toString()));
    }

    private static List<String> lines(Dataset<Row> rows) {
        return rows.selectExpr("month || ' ' || county_code || ' ' || beds").collectAsList().stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }

    private Path table() {
        return Path.of(home.lake().path("gold", "fct_bed_month"));
    }

    private List<Path> dataFiles() {
        return files(".parquet").stream()
                .filter(file -> !file.toString().contains("_delta_log"))
                .toList();
    }

    private List<Path> files(String ending) {
        return TestHome.files(table()).stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    @Test
    void putsSmallFilesTogetherAndRemovesTheOldOnesAfterAWeek() {
        List<String> before = rows();
        assertThat(dataFiles()).hasSize(NIGHTS + 1);

        TableChange first = maintain(afterDays(0), Extent.DO).tables().get(0);

        assertThat(first.table()).isEqualTo("gold.fct_bed_month");
        assertThat(first.compacted()).containsExactly("2025-10-01");
        assertThat(first.freed().files())
                .as("readers may still be at the old files")
                .isZero();
        assertThat(dataFiles()).hasSize(NIGHTS + 2);
        assertThat(rows()).isEqualTo(before);

        TableChange second = maintain(afterDays(8), Extent.DO).tables().get(0);

        assertThat(second.compacted()).isEmpty();
        assertThat(second.data().files()).isEqualTo(NIGHTS);
        assertThat(dataFiles()).hasSize(2);
        assertThat(files(".parquet.crc").stream()
                        .filter(file -> !file.toString().contains("_delta_log")))
                .as("checksum files go with theirs")
                .hasSize(2);
        assertThat(rows()).isEqualTo(before);
        assertThat(rowsOfVersion(NIGHTS + 1)).isEqualTo(before);
    }

    @Test
    void doesNothingASecondTime() {
        maintain(afterDays(8), Extent.DO);
        List<Path> files = TestHome.files(table());

        TableChange again = maintain(afterDays(8), Extent.DO).tables().get(0);

        assertThat(again.isNothing()).isTrue();
        assertThat(TestHome.files(table())).isEqualTo(files);
    }

    @Test
    void shortensTheLogAndTheNextNightWritesOn() {
        maintain(afterDays(8), Extent.DO);

        assertThat(files(".json")).as("versions from the present one on").hasSize(1);
        assertThat(files(".checkpoint.parquet")).hasSize(1);

        write(county(3, 99), "month = date '2025-10-01' and county_code = '360213'");

        assertThat(rows()).hasSize(NIGHTS + 1).contains("2025-10-01 360213 99").doesNotContain("2025-10-01 360213 3");
    }

    @Test
    void keepsTheVersionsThatReleasedBulletinsName() {
        release("{\"gold.fct_bed_month\": 5, \"silver.of_a_former_lake\": 3}");
        List<String> released = rowsOfVersion(5);
        for (int night = 1; night <= NIGHTS; night++) {
            write(county(night, 100 + night), "month = date '2025-10-01' and county_code = '3602" + (10 + night) + "'");
        }

        MaintenanceSummary summary = maintain(afterDays(8), Extent.DO);
        maintain(afterDays(16), Extent.DO);

        assertThat(summary.keptVersions()).isEqualTo(1);
        assertThat(summary.lostVersions()).isEqualTo(1);
        assertThat(summary.tables().get(0).data().files()).isPositive();
        assertThat(released).hasSize(6).contains("2025-10-01 360215 5");
        assertThat(rowsOfVersion(5)).isEqualTo(released);
        assertThat(rows()).hasSize(NIGHTS + 1).contains("2025-10-01 360215 105");
    }

    private void release(String versions) {
        home.mart()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into mart.bulletin (plan_code, month, vintage, published_at, definitions_hash, lake_versions)"
                                + " values ('JDZ3Y', '2025-10-01', 1, '2025-11-08T02:00:00Z', 'definitions-1', ?)",
                        versions));
    }

    /** What a killed run leaves: a file no commit names, a log entry half-written, a log of which only the oldest entries are gone. */
    @Test
    void finishesWhatAKilledRunLeft() throws IOException {
        List<String> before = rows();
        Path stray = table().resolve("month=2025-10-01").resolve("part-00000-killed.c000.zstd.parquet");
        Files.copy(dataFiles().get(0), stray);
        Path halfWritten = table().resolve("_delta_log").resolve(".00000000000000000013.json.0.tmp");
        Files.writeString(halfWritten, "{");
        Path scratch = home.home().root().resolve("scratch/blockmgr-1/0a/shuffle.data");
        Files.createDirectories(scratch.getParent());
        Files.writeString(scratch, "rows of a killed night");
        maintain(afterDays(0), Extent.DO);
        assertThat(stray).doesNotExist();
        assertThat(halfWritten).doesNotExist();
        assertThat(scratch).as("may be of a run at work").exists();
        maintain(afterDays(8), Extent.DO);
        assertThat(scratch).doesNotExist();
        for (int night = 1; night <= NIGHTS; night++) {
            write(county(night, night), "month = date '2025-10-01' and county_code = '3602" + (10 + night) + "'");
        }
        Files.delete(files(".json").get(0));

        maintain(afterDays(16), Extent.DO);

        assertThat(rows()).isEqualTo(before);
        assertThat(dataFiles()).hasSizeLessThan(8);
    }

    @Test
    void onlyLooksWhenAsked() {
        maintain(afterDays(0), Extent.DO);
        Map<String, String> files = Content.hashes(home.home().lake());

        MaintenanceSummary look = maintain(afterDays(8), Extent.LOOK);

        assertThat(look.tables().get(0).data().files()).isEqualTo(NIGHTS);
        assertThat(look.lakeAfter().files()).isLessThan(look.lakeBefore().files());
        assertThat(Content.hashes(home.home().lake())).isEqualTo(files);
        assertThat(home.rows("select count(*) from ops.run where command = 'maintain'"))
                .containsExactly("1");
        MaintenanceSummary done = maintain(afterDays(8), Extent.DO);
        assertThat(done.tables().get(0).freed()).isEqualTo(look.tables().get(0).freed());
    }

    @Test
    void removesLogsPastTheirTimeAndNoOthers() throws IOException {
        Path logs = home.home().logs();
        Files.createDirectories(logs.resolve("queries"));
        List<String> names = List.of(
                "eldercare.log",
                "eldercare-2024-09-30-1.log.gz",
                "eldercare-2025-12-01-1.log.gz",
                "queries/2024-09-wang.ndjson",
                "queries/2025-11-wang.ndjson",
                "notes-2020-01.txt");
        for (String name : names) {
            Files.writeString(logs.resolve(name), "x");
        }

        MaintenanceSummary summary = maintain(Instant.parse("2025-12-20T02:00:00Z"), Extent.DO);

        assertThat(summary.logs().files()).isEqualTo(2);
        assertThat(names.stream().filter(name -> Files.exists(logs.resolve(name))))
                .containsExactly(
                        "eldercare.log",
                        "eldercare-2025-12-01-1.log.gz",
                        "queries/2025-11-wang.ndjson",
                        "notes-2020-01.txt");
    }

    @Test
    void clearsReplacedRowsOutOfTheMart() {
        home.mart().jdbi().useHandle(handle -> {
            handle.execute("insert into ops.run (run_id, started_at, command, outcome)"
                    + " select 'r' || n, '2025-10-01', 'nightly', 'done' from generate_series(1, 500) as n");
            handle.execute("update ops.run set rows = 1");
        });

        var mart = maintain(afterDays(0), Extent.DO).databases().get(0);

        assertThat(mart.deadRows()).isGreaterThanOrEqualTo(500);
        assertThat(maintain(afterDays(0), Extent.LOOK).databases().get(0).deadRows())
                .isLessThan(50);
    }

    @Test
    void waitsForNobodyWhoHoldsTheHome() throws IOException {
        try (HomeLock night = HomeLock.acquire(new Home(home.home().root()), "nightly 1")) {
            assertThatThrownBy(() -> maintain(afterDays(0), Extent.DO))
                    .isInstanceOf(HomeLockedException.class)
                    .hasMessageContaining("nightly 1");
        }
    }
}

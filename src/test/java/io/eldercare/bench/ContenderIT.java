package io.eldercare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.Night;
import io.eldercare.job.NightRequest;
import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import io.eldercare.mart.EmptyMart;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.simulate.Simulation;
import io.eldercare.simulate.SimulationRequest;
import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a small province with the faults of real deliveries every database has this program's figures to the last digit: {@code ./mvnw verify -Pbench}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContenderIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final YearMonth LAST = YearMonth.of(2025, 2);

    private Path folder;
    private Path ours;

    @BeforeAll
    void computeOurs(@TempDir Path directory) throws IOException {
        folder = directory;
        ours = directory.resolve("ours.csv");
        Simulation.run(new SimulationRequest(
                directory,
                "JX145",
                LAST.minusMonths(1),
                LAST,
                new BigDecimal("0.004"),
                20251101,
                Faults.REALISTIC,
                Format.CSV,
                Set.copyOf(Figures.FEEDS),
                PROJECT));
        OneDay.holdBack(directory.resolve("inbox"), directory.resolve("inbox"), LAST);
        Home home = new Home(directory.resolve("home")).prepare();
        EmptyMart.into(home.root());
        Folders.delete(home.inbox());
        Folders.copy(directory.resolve("inbox"), home.inbox());
        TestSpark.session();
        Workplace place = new Workplace(
                home,
                PROJECT,
                Clock.fixed(Instant.parse("2025-12-20T02:00:00Z"), ZoneId.of("Asia/Shanghai")),
                Commands.SECRET,
                Progress.silent());
        try (MartServer server = Night.openMart(place)) {
            Night.run(place, new NightRequest("nightly", false, List.of(), Optional.empty(), false).withoutDocuments());
            OurFigures.write(new Mart(server.dataSource()), ours);
        }
    }

    /** A plain Spark script takes a minute over so many small files: only {@code jobs/bench} compares it. */
    static List<Contender> rivals() {
        return List.of(Contender.DUCKDB, Contender.POSTGRES);
    }

    @ParameterizedTest
    @MethodSource("rivals")
    void hasOurFigures(Contender contender) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve(contender.code()));
        Path figures = folder.resolve(contender.code() + ".csv");
        Path output = folder.resolve(contender.code() + ".txt");

        int exit = ProcessTree.command(
                        new Commands(PROJECT, folder)
                                .java(
                                        contender.type(),
                                        "1g",
                                        List.of(
                                                folder.resolve("inbox").toString(),
                                                work.toString(),
                                                figures.toString())),
                        output)
                .start()
                .waitFor();

        assertThat(exit).as("%s", Files.readString(output)).isZero();
        // 35 figures, 100 counties, 11 prefectures and the province, two months; a few not everywhere
        assertThat(Files.readAllLines(ours)).hasSizeGreaterThan(6000);
        assertThat(SameFigures.differences(ours, figures)).isEmpty();
    }
}

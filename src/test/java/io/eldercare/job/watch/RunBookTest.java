package io.eldercare.job.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.mart.RunRecord;
import io.eldercare.testing.TestRoot;
import io.eldercare.testing.TextFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end well, badly and not at all, as the book tells them. */
class RunBookTest {
    /** Still October in UTC. */
    private static final Instant START = Instant.parse("2025-10-31T17:30:00Z");

    @TempDir
    private Path folder;

    private Workplace place;

    @BeforeEach
    void open() {
        place = new Workplace(
                new Home(folder),
                TestRoot.path(),
                Clock.fixed(START.plusSeconds(83), ZoneId.of("Asia/Shanghai")),
                Map.of(),
                Progress.silent());
    }

    private Path file() {
        return folder.resolve("logs/runs/2025-11.ndjson");
    }

    private List<RunBook.Entry> entries() {
        return new RunBook(place.home()).entries();
    }

    @Test
    void aRunThatEndedWellHasItsStepsAndCode() {
        String result = WatchedRun.through(place, "nightly", "r1", START, run -> {
            run.step("接收文件", Duration.ofMillis(412));
            run.step("装载校验", Duration.ofMillis(1500));
            return "done";
        });

        assertThat(result).isEqualTo("done");
        RunBook.Entry entry = entries().get(0);
        assertThat(entry.steps()).containsExactly(Map.entry("接收文件", 0.412), Map.entry("装载校验", 1.5));
        assertThat(entry.run().exitCode()).contains(0);
        assertThat(entry.run().finishedAt()).contains(START.plusSeconds(83));
        assertThat(entry.run().outcome()).isEqualTo("done");
        assertThat(file()).as("the month in Asia/Shanghai").exists();
        assertThat(System.getProperty("eldercare.run")).isNull();
    }

    @Test
    void aFailureIsBookedAndGoesOn() {
        assertThatThrownBy(() -> WatchedRun.through(place, "nightly", "r1", START, run -> {
                    assertThat(System.getProperty("eldercare.run")).isEqualTo("r1");
                    throw new HomeLockedException("maintain 1");
                }))
                .isInstanceOf(HomeLockedException.class);

        RunRecord run = entries().get(0).run();
        assertThat(run.outcome()).isEqualTo("failed");
        assertThat(run.failure()).contains("RUN_LOCKED");
        assertThat(run.exitCode()).contains(4);
    }

    @Test
    void aKilledRunIsKnownByItsProcessThatIsGone() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        String started = Processes.start(process.toHandle());
        line("{\"run\":\"r1\",\"event\":\"started\",\"at\":\"" + START + "\",\"command\":\"nightly\",\"pid\":"
                + process.pid() + ",\"process_started\":\"" + started
                + "\"}\n{\"run\":\"r1\",\"event\":\"step\",\"step\":\"接收文件\",\"seconds\":0.4}\n");
        assertThat(entries().get(0).run().outcome()).isEqualTo("running");

        process.destroyForcibly().waitFor();

        RunBook.Entry entry = entries().get(0);
        assertThat(entry.run().outcome()).isEqualTo("failed");
        assertThat(entry.run().failure()).contains("RUN_KILLED");
        assertThat(entry.run().exitCode()).isEmpty();
        assertThat(entry.steps()).containsOnlyKeys("接收文件");
    }

    @Test
    void aLineThatWasCutOffIsPassedOver() throws IOException {
        WatchedRun.through(place, "nightly", "r1", START, run -> "done");
        line("{\"run\":\"r2\",\"event\":\"star");

        assertThat(entries()).extracting(entry -> entry.run().runId()).containsExactly("r1");
    }

    @Test
    void aBookThatCannotBeWrittenKeepsNoRunFromItsWork() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/runs"), "no folder");

        assertThat(WatchedRun.<String>through(place, "nightly", "r1", START, run -> "done"))
                .isEqualTo("done");
        assertThat(entries()).isEmpty();
    }

    @Test
    void whatPrometheusReadsIsWrittenWithoutAMart() throws IOException {
        WatchedRun.through(place, "nightly", "r1", START, run -> {
            run.step("接收文件", Duration.ofMillis(412));
            return "done";
        });
        assertThatThrownBy(() -> WatchedRun.through(place, "nightly", "r2", START.plusSeconds(1), run -> {
                    throw new IllegalStateException("a defect");
                }))
                .isInstanceOf(IllegalStateException.class);

        Map<String, Double> points = TextFormat.parse(Files.readString(folder.resolve("metrics/eldercare-runs.prom")))
                .points();
        assertThat(points)
                .containsEntry("eldercare_run_exit_code{command=nightly}", 4.0)
                .containsEntry(
                        "eldercare_run_success_timestamp_seconds{command=nightly}", (double) START.getEpochSecond())
                .containsEntry("eldercare_run_duration_seconds{command=nightly}", 82.0)
                .containsEntry("eldercare_run_alerts{kind=WATCH_FAILED}", 1.0)
                .containsEntry("eldercare_run_alerts{kind=WATCH_SKIPPED}", 0.0)
                .containsEntry("eldercare_inbox_files{}", 0.0);
    }

    private void line(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

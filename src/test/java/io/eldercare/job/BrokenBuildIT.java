package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.Depth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is wrong on purpose: one that loses a row behind its own count, one that publishes outside the transaction and dies. */
class BrokenBuildIT {
    @TempDir
    private Path folder;

    private Path deliver(Path home) throws IOException {
        Path source = FinishedHome.simulation().resolve("inbox");
        Path file = TestHome.files(source).stream()
                .filter(each -> String.valueOf(each.getFileName()).matches("visit_\\d{6}_2025-10\\.csv"))
                .findFirst()
                .orElseThrow();
        Path late = home.resolve("inbox")
                .resolve(source.relativize(file).getName(0).toString())
                .resolve(String.valueOf(file.getFileName()).replace(".csv", "_r7.csv"));
        Files.createDirectories(late.getParent());
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        Files.write(late, lines.subList(0, lines.size() / 2), StandardCharsets.ISO_8859_1);
        TestHome.arrives(late, LocalDateTime.of(2025, 11, 20, 9, 0));
        return late;
    }

    private String night(Path home, String failpoint) throws IOException, InterruptedException {
        NightProcess.start(home, "-Deldercare.failpoint=" + failpoint).waitFor();
        return Files.readString(folder.resolve("night.out"), StandardCharsets.UTF_8);
    }

    @Test
    void isFoundOut() throws Exception {
        Path root = FinishedHome.copyTo(folder.resolve("home"));
        String before;
        try (TestHome home = new TestHome(root)) {
            before = home.mart().contentHash();
            deliver(root);

            assertThat(night(root, "load.write=drop")).contains(Breach.ROWS_DIFFER.code() + " visit");

            assertThat(home.mart().contentHash()).isEqualTo(before);
            night(root, "publish.outside_transaction#30=drop,publish.change#31=halt");

            home.hadNights(9);
            assertThat(Audit.run(home.place(), new AuditRequest(Depth.SAMPLE, Optional.of("1")))
                            .findings())
                    .extracting(Finding::breach)
                    .contains(Breach.READERS_DIFFER);
        }
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.ingest.Receiver;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.Depth;
import io.eldercare.testing.OncePerBuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive copied in the documented order while a night has taken a file and not yet loaded it; a new home is made from the copy alone. */
class BackupIT {
    /** docs/reliability.md: what names others comes before what it names. */
    private static final List<String> FIRST = List.of("ledger", "releases", "receipts");

    @TempDir
    private Path folder;

    private static void backUp(Path archive, Path copy) throws IOException {
        Files.createDirectories(copy);
        for (String part : FIRST) {
            if (Files.exists(archive.resolve(part))) {
                OncePerBuild.copy(archive.resolve(part), copy.resolve(part));
            }
        }
        for (Path file : TestHome.files(archive)) {
            Path target = copy.resolve(archive.relativize(file).toString());
            boolean isCopied =
                    FIRST.contains(archive.relativize(file).getName(0).toString());
            if (!isCopied) {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void theArchiveAloneGivesTheHomeBack() throws IOException {
        Path copy = folder.resolve("backup");
        String mart;
        try (TestHome home = new TestHome(FinishedHome.copyTo(folder.resolve("home")))) {
            home.hadNights(2);
            Path late = home.home().inbox().resolve("360281/visit_360281_2025-10_r2.csv");
            Files.createDirectories(late.getParent());
            Files.write(late, "探访日期\n无\n".getBytes(StandardCharsets.UTF_8));
            TestHome.arrives(late, LocalDateTime.of(2025, 11, 20, 9, 0));
            new Receiver(
                            home.home(),
                            home.definitions(),
                            secret(home),
                            home.place().clock())
                    .receive(() -> {});
            backUp(home.home().archive(), copy);
            assertThat(home.night().findings()).isEmpty();
            mart = home.mart().contentHash();
        }
        OncePerBuild.copy(copy, folder.resolve("restored/archive"));
        try (TestHome restored = new TestHome(folder.resolve("restored"))) {
            restored.hadNights(4);
            assertThat(restored.rebuild().findings()).isEmpty();

            assertThat(restored.mart().contentHash()).isEqualTo(mart);
            assertThat(Audit.run(restored.place(), new AuditRequest(Depth.SAMPLE, Optional.of("1")))
                            .findings())
                    .extracting(Finding::breach)
                    .isEmpty();
        }
    }

    private static byte[] secret(TestHome home) throws IOException {
        return PersonSecret.find(home.place(), home.definitions().settings(), false);
    }
}

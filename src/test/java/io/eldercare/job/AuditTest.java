package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.audit.Depth;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private static AuditReport audit(TestHome home, Depth depth) {
        return Audit.run(home.place(), new AuditRequest(depth, Optional.of("1")));
    }

    @Test
    void soundHome(@TempDir Path folder) {
        try (TestHome home = new TestHome(FinishedHome.copyTo(folder.resolve("home")))) {
            home.hadNights(2);
            long t0 = System.nanoTime();
            for (Depth depth : Depth.values()) {
                AuditReport report = audit(home, depth);
                System.err.println(depth + " " + (System.nanoTime() - t0) / 1_000_000 + " ms");
                t0 = System.nanoTime();
                report.checks().forEach(c -> System.err.println(c.check() + " " + c.looked() + "/" + c.all() + " " + c.findings().size()));
                report.findings().stream().limit(30).forEach(f -> System.err.println(f));
            }
            AuditReport again = audit(home, Depth.QUICK);
            System.err.println("QUICK again " + (System.nanoTime() - t0) / 1_000_000 + " ms");
            assertThat(again.findings()).isEmpty();
        }
    }
}

package io.eldercare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportsTest {
    private static final Path TEMPLATES = Path.of("reports");

    @TempDir
    static Path home;

    private static EmbeddedPostgres server;
    private static Jdbi mart;
    private static Path edition;
    private static List<Path> files;

    @BeforeAll
    static void renderOnce() throws IOException {
        server = EmbeddedPostgres.start();
        mart = MartFixture.fill(server);
        edition = Path.of(System.getProperty("report.out", home.toString())).resolve("JDZ3Y/2025-10");
        files = render(edition);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static List<Path> render(Path directory) {
        return Reports.render(new ReportRequest(
                mart, MartFixture.PLAN, MartFixture.MONTH, directory, TEMPLATES, LocalDate.of(2025, 11, 8)));
    }

    @Test
    void writesEveryOutput() {
        assertThat(files)
                .extracting(file -> edition.relativize(file).toString())
                .contains("bulletin.html", "scorecard.xlsx", "figures.csv", "charts/ranking.png", "charts/heatmap.svg");
    }
}

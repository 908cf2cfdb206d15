package io.eldercare.job.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.testing.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesWhatPrometheusReads() throws IOException {
        Path file = folder.resolve("metrics/eldercare.prom");

        new MetricFile()
                .add("eldercare_rows", "Rows.", 990, "outcome", "accepted", "step", "核对\"行数\"\\\n")
                .add("eldercare_rows", "Rows.", 10, "outcome", "rejected", "step", "")
                .add("eldercare_free_bytes", "Free.", 5.3e10)
                .write(file);

        TextFormat read = TextFormat.parse(Files.readString(file));
        assertThat(read.names()).containsExactlyInAnyOrder("eldercare_rows", "eldercare_free_bytes");
        assertThat(read.points())
                .containsEntry("eldercare_rows{outcome=accepted, step=核对\\\"行数\\\"\\\\\\n}", 990.0)
                .containsEntry("eldercare_rows{outcome=rejected, step=}", 10.0)
                .containsEntry("eldercare_free_bytes{}", 5.3e10)
                .hasSize(3);
    }

    @Test
    void leavesNothingBesideAndMayBeReadByTheCollector() throws IOException {
        Path file = folder.resolve("eldercare.prom");
        new MetricFile().add("eldercare_rows", "Rows.", 1).write(file);
        new MetricFile().add("eldercare_rows", "Rows.", 2).write(file);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(Files.readString(file)).contains("eldercare_rows 2");
    }

    @Test
    void theReaderOfTheTestsRefusesWhatIsNotOfTheFormat() {
        for (String wrong : new String[] {
            "# TYPE a gauge\na 1",
            "# TYPE a gauge\na one\n",
            "a 1\n",
            "# TYPE a gauge\na 1\na 2\n",
            "# TYPE a gauge\na{b=\"c} 1\n",
            "# TYPE a gauge\n# TYPE b gauge\na 1\n",
            "# TYPE a-b gauge\n"
        }) {
            assertThatThrownBy(() -> TextFormat.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

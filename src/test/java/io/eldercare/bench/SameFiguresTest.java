package io.eldercare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameFiguresTest {
    @TempDir
    private Path folder;

    @Test
    void namesTheLinesThatDiffer() throws IOException {
        Path ours = figures("ours", "12", "30.500000");
        Path theirs = figures("theirs", "12", "30.51");

        assertThat(SameFigures.differences(ours, figures("again", "12.000", "30.5")))
                .isEmpty();
        assertThat(SameFigures.differences(ours, theirs))
                .containsExactly("- a,360102,2025-01,12,30.5", "+ a,360102,2025-01,12,30.51");
    }

    @Test
    void anotherFormIsADifferenceToo() throws IOException {
        Path ours = figures("ours", "12", "30");
        Path windows = Files.writeString(
                folder.resolve("windows"), Files.readString(ours).replace("\n", "\r\n"));

        assertThat(SameFigures.differences(ours, windows)).hasSize(1);
    }

    private Path figures(String name, String numerator, String denominator) throws IOException {
        Path file = folder.resolve(name);
        Figures.write(
                file,
                List.of(
                        Figures.line("b", "360102", "2025-01", new BigDecimal("0.000"), null),
                        Figures.line(
                                "a", "360102", "2025-01", new BigDecimal(numerator), new BigDecimal(denominator))));
        return file;
    }
}

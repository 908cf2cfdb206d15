package io.eldercare.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every fault of {@link Matrix} on the packaged program; {@code -Dfaults=pattern} chooses some by stage and name. */
class FaultsIT {
    @Test
    void keepsItsPromises() throws Exception {
        Path work = Files.createDirectories(Path.of("target/faults")).toAbsolutePath();
        Path results = work.resolve("results.tsv");
        Files.deleteIfExists(results);
        Scene scene = Scene.make(work, Program.ofThisBuild());

        assertThat(new FaultMatrix(scene, results, Pattern.compile(System.getProperty("faults", ""))).play())
                .isNotEmpty()
                .allSatisfy(outcome ->
                        assertThat(outcome.breaches()).as(outcome.line()).isEmpty());
        FaultTable.write(results, work.resolve("faults.md"));
    }
}

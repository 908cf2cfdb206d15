package io.eldercare.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.FinishedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The most telling fault of {@link Matrix}, and a program that is wrong on purpose, over a late correction of one month; all faults:
 * {@code ./mvnw verify -Pfaults}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
    private static final String[] NIGHT = {"nightly", "--no-reports"};

    private Scene scene;

    @BeforeAll
    void correctOneMonth(@TempDir Path work) throws Exception {
        Path base = FinishedHome.copyTo(work.resolve("base"));
        Path corrected = Files.createDirectories(base.resolve("inbox/360281"))
                .resolve("volunteer_team_360281_" + FinishedHome.LAST + "_r9.csv");
        Files.copy(earlier(), corrected, StandardCopyOption.COPY_ATTRIBUTES);
        scene = Scene.of(work, Program.ofThisBuild(), base, NIGHT);
    }

    /** The same county's file of another month. */
    private static Path earlier() throws IOException {
        try (Stream<Path> files = Files.walk(FinishedHome.simulation().resolve("inbox"))) {
            return files.filter(
                            file -> file.toString().endsWith("volunteer_team_360281_" + FinishedHome.FIRST + ".csv"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void losesNothingWhenItDiesBeforeItsCommit() throws Exception {
        assertThat(new Halts("", List.of("publish.commit"), List.of(NIGHT)).on(scene))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.breaches()).isEmpty());
    }

    @Test
    void theCheckerFindsARowThatWasDropped() throws Exception {
        Trial trial = new Trial(scene, scene.copy("dropping"), NIGHT);
        try {
            assertThat(trial.run(Map.of("ELDERCARE_FAILPOINT", "publish.row#40=drop"))
                            .code())
                    .isZero();
            assertThat(HomeDigest.of(trial.home()).differences(scene.after())).isNotEmpty();
        } finally {
            trial.server().stop("immediate");
        }
    }
}

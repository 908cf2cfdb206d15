package io.eldercare.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.FinishedHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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
        List<String> lines = Files.readAllLines(earlier(), StandardCharsets.ISO_8859_1);
        Files.write(corrected, lines.subList(0, lines.size() / 2), StandardCharsets.ISO_8859_1);
        Files.setLastModifiedTime(corrected, FileTime.from(Instant.parse("2025-11-20T01:00:00Z")));
        scene = Scene.of(work, Program.ofThisBuild(), base, NIGHT);
    }

    /** The same county's file of another month, half of which is delivered. */
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

    @Test
    void theCheckerFindsHalfAPublication() throws Exception {
        Trial trial = new Trial(scene, scene.copy("halving"), NIGHT);
        try {
            assertThat(trial.run(Map.of(
                                    "ELDERCARE_FAILPOINT",
                                    "publish.outside_transaction#30=drop,publish.change#31=halt"))
                            .code())
                    .isEqualTo(137);
            assertThat(trial.half()).singleElement().asString().startsWith("half published: [mart ");
        } finally {
            trial.server().stop("immediate");
        }
    }
}

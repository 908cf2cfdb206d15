package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Region;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than any night brings: {@code ./mvnw verify -Pflood}. */
class FloodIT {
    private static final LocalDateTime ARRIVAL = LocalDateTime.of(2025, 11, 3, 8, 0);

    private static final String TEAMS = "volunteer_team_360281_2025-10.csv";

    @TempDir
    private Path folder;

    @Test
    void tenThousandFilesInOneNight() throws IOException {
        try (TestHome home = new TestHome(folder.resolve("home"))) {
            List<String> counties = home.definitions().regions().all().stream()
                    .filter(region -> region.level() == Region.Level.COUNTY)
                    .map(Region::code)
                    .sorted()
                    .limit(100)
                    .toList();
            for (String county : counties) {
                for (int revision = 1; revision <= 99; revision++) {
                    home.deliver(
                            county + "/volunteer_team_" + county + "_2025-10_r" + revision + ".csv",
                            "team_id,name,elder_service,status\nT1,第" + revision + "队,是,在册\n",
                            ARRIVAL);
                }
                home.deliver(county + "/没有名堂的文件.csv", "x" + county, ARRIVAL);
            }

            NightSummary night = home.night();

            assertThat(night.deliveries()).isEqualTo(10_000);
            assertThat(night.refused()).isEqualTo(100);
            assertThat(TestHome.files(home.home().inbox())).isEmpty();
            assertThat(home.rows("select count(distinct delivery_id), sum(rows), sum(accepted) from ops.delivery"))
                    .containsExactly("10000|9900|9900");
            assertThat(home.rows("select count(*) from ops.delivery where reason = 'SUB_SUPERSEDED'"))
                    .containsExactly("9800");
        }
    }

    @Test
    void oneRowMoreThanAreAgreed() throws IOException {
        try (TestHome home = new TestHome(folder.resolve("home"))) {
            deliverTeams(home, 5_000_001, "在册");

            home.night();

            assertThat(home.rows("select reason, rows, rejected from ops.delivery"))
                    .containsExactly("FILE_TOO_MANY_ROWS|5000001|5000001");
        }
    }

    /** Each row is told of in the county's answer, which must not be held in memory: the heap is 4 GB. */
    @Test
    void fiveMillionRowsAllOfThemWrong() throws IOException {
        try (TestHome home = new TestHome(folder.resolve("home"))) {
            deliverTeams(home, 5_000_000, "不知道");

            home.night();

            assertThat(home.rows("select rows, accepted, rejected from ops.delivery"))
                    .containsExactly("5000000|0|5000000");
            Path answers = home.home().feedback().resolve("360281/2025-10");
            try (Stream<String> lines = Files.lines(answers.resolve(TEAMS + ".rejected.csv"))) {
                assertThat(lines.count()).isEqualTo(1 + 5_000_000);
            }
            assertThat(answers.resolve(TEAMS + ".receipt.txt"))
                    .content()
                    .contains("退回 5000000 行", "第 2、3、4、5、6、7 行等 5000000 行");
        }
    }

    private static void deliverTeams(TestHome home, int rows, String status) throws IOException {
        Path file = home.home().inbox().resolve("360281").resolve(TEAMS);
        Files.createDirectories(file.getParent());
        try (BufferedWriter text = Files.newBufferedWriter(file)) {
            text.write("team_id,name,elder_service,status\n");
            for (int row = 0; row < rows; row++) {
                text.write("T" + row + ",队,是," + status + "\n");
            }
        }
        TestHome.arrives(file, ARRIVAL);
    }
}

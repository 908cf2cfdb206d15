package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTest {
    private static final String TEAMS = "volunteer_team_360281_2025-10.csv";

    @TempDir
    private Path folder;

    /** A rule was mended and the month computed again: the rows are fine now, so that no list may say otherwise. */
    @Test
    void aListOfRowsThatErrNoMoreGoes() throws IOException {
        InboxHome home = new InboxHome(folder.resolve("home"));
        home.put("360281/" + TEAMS, "team_id,name,elder_service,status\nT1,夕阳红,是,在册\n");
        Path answers = Files.createDirectories(folder.resolve("home/feedback/360281/2025-10"));
        Files.writeString(answers.resolve(TEAMS + ".rejected.csv"), "报表,行号\n志愿服务队,2\n");

        home.answer(home.receive());

        assertThat(Files.list(answers).map(Path::getFileName).map(Path::toString))
                .containsExactlyInAnyOrder(TEAMS + ".receipt.txt", TEAMS + ".receipt.json");
    }
}

package io.eldercare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneDayTest {
    @Test
    void makesTheLastDaysRowsOfTheLatestFileADeltaOfTheNextRevision(@TempDir Path folder) throws IOException {
        Path sender = Files.createDirectories(folder.resolve("inbox/360102"));
        String header = "visit_id,visited_at,mode\r\n";
        Files.writeString(sender.resolve("visit_360102_2025-12.csv"), header + "a,2025-12-31 08:00,上门\r\n");
        Files.writeString(
                sender.resolve("visit_360102_2025-12_r2.csv"),
                header + "a,2025-12-30 08:00,上门\r\nb,2025-12-31 09:00,电话\r\nc,2025-02-30,电话\r\n");
        Files.writeString(sender.resolve("visit_360102_2025-11.csv"), header + "d,2025-11-30 08:00,上门\r\n");

        int held = OneDay.holdBack(folder.resolve("inbox"), folder.resolve("day"), YearMonth.of(2025, 12));

        assertThat(held).isEqualTo(1);
        assertThat(folder.resolve("day/360102/visit_360102_2025-12_r3_delta.csv"))
                .hasContent(header + "b,2025-12-31 09:00,电话\r\n");
        assertThat(sender.resolve("visit_360102_2025-12_r2.csv"))
                .hasContent(header + "a,2025-12-30 08:00,上门\r\nc,2025-02-30,电话\r\n");
        assertThat(sender.resolve("visit_360102_2025-12.csv")).hasContent(header + "a,2025-12-31 08:00,上门\r\n");
    }
}

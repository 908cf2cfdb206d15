package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.lake.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reports are made again. A report's trend shows its own month and the twelve before. */
class ReportDueTest {
    private static final YearMonth SEPTEMBER_2024 = YearMonth.of(2024, 9);
    private static final ReportDue LATEST = ReportDue.latest("JDZ3Y");

    @TempDir
    private Path folder;

    private List<ReportDue> reached(YearMonth... touched) throws IOException {
        return ReportDue.reached(folder, "JDZ3Y", new TreeSet<>(List.of(touched)));
    }

    private void rendered(String... months) throws IOException {
        for (String month : months) {
            Files.createDirectories(folder.resolve("JDZ3Y").resolve(month));
        }
    }

    private static ReportDue due(int year, int month) {
        return ReportDue.of("JDZ3Y", YearMonth.of(year, month));
    }

    @Test
    void aMonthIsShownInItsOwnReportAndTheTwelveAfter() throws IOException {
        rendered("2024-08", "2024-09", "2024-10", "2025-09", "2025-10");

        assertThat(reached(SEPTEMBER_2024)).containsExactly(LATEST, due(2024, 9), due(2024, 10), due(2025, 9));
    }

    @Test
    void monthsWithoutAReportGetNone() throws IOException {
        rendered("2025-10", ".2025-09.new", ".2025-09.old");

        assertThat(reached(YearMonth.of(2025, 9))).containsExactly(LATEST, due(2025, 10));
        assertThat(reached(YearMonth.of(2025, 11))).containsExactly(LATEST);
        assertThat(ReportDue.reached(folder, "GZ23", new TreeSet<>(List.of(SEPTEMBER_2024))))
                .containsExactly(ReportDue.latest("GZ23"));
    }

    @Test
    void marksOutliveTheProcessAndAreNoDeliveries() throws IOException {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        LakeState state = new LakeState(home);
        state.markReportDue(due(2024, 9));
        state.markReportDue(LATEST);

        LakeState afterwards = new LakeState(home);
        assertThat(afterwards.reportsDue()).containsExactlyInAnyOrder(LATEST, due(2024, 9));
        assertThat(afterwards.hasPending()).isFalse();
        afterwards.markReported(LATEST);
        assertThat(afterwards.reportsDue()).containsExactly(due(2024, 9));
    }
}

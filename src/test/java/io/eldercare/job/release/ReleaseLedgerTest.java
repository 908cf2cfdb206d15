package io.eldercare.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.job.Workplace;
import io.eldercare.report.Release.Verdict;
import io.eldercare.testing.ReleaseHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The ledger only grows, what was touched is named, and what was lost comes back from the archive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseLedgerTest {
    private static final String PLAN = "JDZ3Y";
    private static final Optional<YearMonth> MONTH = Optional.of(YearMonth.of(2025, 9));
    private static final List<String> TABLES = List.of(
            "mart.bulletin", "mart.bulletin_figure", "mart.bulletin_kpi", "mart.bulletin_slice", "ops.release_event");

    private ReleaseHome home;

    /** Rows 1 to 6 ask the counties, row 7 is an objection, row 8 takes it back, row 9 is the release. */
    @BeforeAll
    void release(@TempDir Path folder) throws IOException {
        home = new ReleaseHome(folder, "");
        Bulletins.confirm(morning("2025-10-10"), PLAN, MONTH);
        answer(Verdict.OBJECTED, "床位少计32张");
        answer(Verdict.CONFIRMED, "");
        freeze();
        assertThat(findings()).isEmpty();
        assertThat(home.rows("select seq, kind from ops.release_event where seq > 6 order by seq"))
                .containsExactly("7|answered", "8|answered", "9|frozen");
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    private Workplace morning(String day) {
        return home.place(ReleaseHome.morning(day));
    }

    private void answer(Verdict verdict, String text) {
        Bulletins.answer(morning("2025-10-13"), PLAN, MONTH, "360281", verdict, Optional.of(text));
    }

    private Bulletins.Frozen freeze() {
        return Bulletins.freeze(morning("2025-10-14"), PLAN, MONTH, new Bulletins.FreezeRequest(false, false, false));
    }

    private List<String> findings() {
        return Bulletins.verify(morning("2025-11-15")).findings();
    }

    @Test
    @Order(1)
    void aTouchedDocumentIsNamedAndPutBack() throws IOException {
        Path page = home.reports("2025-09").resolve("bulletin.html");
        byte[] released = Files.readAllBytes(page);
        Files.delete(page);
        Files.writeString(page, "60.5%");
        assertThat(findings()).containsExactly("JDZ3Y 2025-09 第 1 版：bulletin.html 被改动过");

        assertThat(freeze().released()).isFalse();
        assertThat(findings()).isEmpty();
        assertThat(Files.readAllBytes(page)).isEqualTo(released);
    }

    @Test
    @Order(2)
    void aTouchedRowIsNamed() throws IOException {
        String touch = "update ops.release_event set content = jsonb_set(content, '{text}', '\"没有意见\"') where seq = 7";
        assertThatThrownBy(() -> home.execute(touch)).hasMessageContaining("only grows");
        assertThatThrownBy(() -> home.execute("delete from ops.release_event")).hasMessageContaining("only grows");
        assertThatThrownBy(() -> home.execute("truncate ops.release_event")).hasMessageContaining("only grows");

        home.execute("alter table ops.release_event disable trigger all");
        home.execute(touch);
        assertThat(findings()).containsExactly("发布台账（集市）第 7 行被改动过");
        home.execute(touch.replace("没有意见", "床位少计32张"));
        assertThat(findings()).isEmpty();

        Path row = home.root().resolve("archive/releases/00000007.json");
        String kept = Files.readString(row);
        Files.writeString(row, kept.replace("床位少计32张", "没有意见"));
        assertThat(findings()).containsExactly("发布台账（存档）第 7 行被改动过");
        Files.writeString(row, kept);
    }

    @Test
    @Order(3)
    void aRowTakenOutBreaksTheChain() {
        home.execute("delete from ops.release_event where seq = 7");

        assertThat(findings())
                .containsExactly(
                        "发布台账（集市）第 8 行之前缺行", "发布台账：存档有 9 行，集市有 8 行", "发布台账第 7 行：存档与集市不一致", "发布台账第 8 行：存档与集市不一致");
    }

    @Test
    @Order(4)
    void aLostMartIsFilledFromTheArchive() {
        home.execute("delete from ops.release_event");
        freeze();
        List<List<String>> before = TABLES.stream().map(this::content).toList();
        TABLES.forEach(table -> home.execute("delete from " + table));
        home.execute("alter table ops.release_event enable trigger all");

        assertThat(freeze().released())
                .as("it was released on the 14th of October")
                .isFalse();

        assertThat(TABLES.stream().map(this::content).toList())
                .isEqualTo(before)
                .allSatisfy(rows -> assertThat(rows).isNotEmpty());
        assertThat(findings()).isEmpty();
    }

    private List<String> content(String table) {
        return home.rows("select * from " + table + " as kept order by kept::text");
    }
}

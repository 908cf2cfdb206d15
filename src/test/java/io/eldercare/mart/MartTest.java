package io.eldercare.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MartTest {
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2025, 10, 1);
    private static final Instant NIGHT = Instant.parse("2025-11-06T18:00:00Z");
    private static final Instant NIGHT_BEFORE = NIGHT.minus(Duration.ofDays(1));

    @TempDir
    private static Path home;

    private MartServer server;
    private Mart mart;

    @BeforeAll
    void openTheMart() {
        EmptyMart.into(home);
        server = MartServer.open(MartSettings.embedded(home));
        Migrations.apply(server.dataSource(), Path.of("sql/mart"));
        mart = new Mart(server.dataSource());
    }

    @AfterAll
    void closeTheMart() {
        server.close();
    }

    @BeforeEach
    void emptyTheMart() {
        mart.publish(publication("empty", kpis()));
    }

    @Test
    void replacesTheMonthsItIsGivenAndKeepsTheOthers() {
        mart.publish(publication("one", kpis("beds"), values(SEPTEMBER, 3, 10), values(OCTOBER, 3, 20)));
        mart.publish(publication("two", kpis("beds"), values(OCTOBER, 2, 50)));

        assertThat(sum(SEPTEMBER)).isEqualTo(30);
        assertThat(sum(OCTOBER)).isEqualTo(100);
        assertThat(mart.publishedDefinitionsHash()).contains("two");
    }

    @Test
    void takesTheFiguresOfARemovedKpiAway() {
        mart.publish(publication("one", kpis("beds"), values(OCTOBER, 3, 20)));
        mart.publish(publication("two", kpis("visits")));

        assertThat(sum(OCTOBER)).isZero();
        assertThat(mart.<List<String>>read(handle -> handle.createQuery("select kpi_code from mart.kpi")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("visits");
    }

    @Test
    void hasTheSameFingerprintAfterPublishingTwiceInAnyOrderOfRows() {
        List<@Nullable Object[]> rows = new ArrayList<>(rows(OCTOBER, 100, 7));
        mart.publish(publication("one", kpis("beds"), replacement(OCTOBER, rows)));
        String once = mart.contentHash();
        Collections.reverse(rows);
        mart.publish(publication("later", kpis("beds"), replacement(OCTOBER, rows)));

        assertThat(mart.contentHash()).isEqualTo(once).matches("[0-9a-f]{64}");

        mart.publish(publication("other", kpis("beds"), values(OCTOBER, 100, 8)));
        assertThat(mart.contentHash()).isNotEqualTo(once);
    }

    @Test
    void showsReadersTheOldOrTheNewAndNothingBetween() throws Exception {
        mart.publish(publication("start", kpis("beds"), values(OCTOBER, 500, 1)));
        Set<Long> seen = new ConcurrentSkipListSet<>();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger looks = new AtomicInteger();
        Thread reader = new Thread(() -> {
            while (!ended.get()) {
                seen.add(sum(OCTOBER));
                looks.incrementAndGet();
            }
        });
        reader.start();
        for (int night = 0; night < 20; night++) {
            mart.publish(publication("night", kpis("beds"), values(OCTOBER, 500, night % 2 == 0 ? 2 : 1)));
        }
        ended.set(true);
        reader.join();

        assertThat(looks.get()).isGreaterThan(20);
        // 500 regions of 1 or of 2
        assertThat(seen).isSubsetOf(500L, 1000L);
    }

    @Test
    void leavesEverythingAsItWasWhenOneChangeFails() {
        mart.publish(publication("good", kpis("beds"), values(OCTOBER, 3, 20)));
        Object[] unknownKpi = {"no_such_kpi", "360222", OCTOBER, BigDecimal.ONE};

        assertThatThrownBy(() -> mart.publish(publication(
                        "bad",
                        kpis("beds", "visits"),
                        values(OCTOBER, 1, 1),
                        replacement(SEPTEMBER, List.<Object[]>of(unknownKpi)))))
                .isInstanceOf(MartException.class)
                .hasMessageContaining("未改动任何数据");

        assertThat(sum(OCTOBER)).isEqualTo(60);
        assertThat(mart.publishedDefinitionsHash()).contains("good");
    }

    @Test
    void keepsTextsWithTabsLineEndsAndRareCharacters() {
        String name = "a\tb\nc\\d\r\"',䶮𬭊";
        mart.publish(publication("one", kpis(name)));

        assertThat(mart.<String>read(handle -> handle.createQuery("select kpi_code from mart.kpi")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo(name);
    }

    @Test
    void replacesANightOfFiftyThousandRows() {
        mart.publish(publication("one", kpis("beds"), values(OCTOBER, 50_000, 1)));
        mart.publish(publication("two", kpis("beds"), values(OCTOBER, 50_000, 2)));

        assertThat(sum(OCTOBER)).isEqualTo(100_000);
    }

    @Test
    void recordsDeliveriesAndOverwritesThoseRecordedBefore() {
        DeliveryRecord first = delivery("d1", "accepted", Optional.empty());
        DeliveryRecord second = delivery("d2", "rejected", Optional.of("ENC_UNKNOWN"));
        mart.publish(publication("one", kpis(), DeliveryRecord.upsert(List.of(first))));
        mart.publish(publication("two", kpis(), DeliveryRecord.upsert(List.of(first, second))));

        assertThat(mart.deliveriesOf(List.of("visit|360222|2025-09-01", "bed_month|360222|2025-10-01")))
                .containsExactly(first, second);
        assertThat(mart.deliveriesOf(List.of("bed_month|360222|2025-09-01", "visit|360222|2025-10-01")))
                .isEmpty();
        assertThat(mart.deliveriesById(List.of("d2", "d3"))).containsExactly(second);
        assertThat(mart.deliveriesById(List.of("d3"))).isEmpty();
        assertThat(mart.deliveriesSince(OCTOBER)).containsExactly(first, second);
        assertThat(mart.deliveriesSince(OCTOBER.plusMonths(1))).isEmpty();
        assertThat(mart.deliveries()).hasSize(2);
        assertThat(mart.isKnown("d2")).isTrue();
        assertThat(mart.isKnown("d3")).isFalse();
    }

    @Test
    void keepsALedgerOfRunsAndMarksInterruptedOnes() {
        RunLedger runs = mart.runs();
        runs.start("r1", "nightly", NIGHT);
        runs.start("r2", "nightly", NIGHT.plusSeconds(60));
        runs.step("r2", "ingest", Duration.ofMillis(1234), "6 个文件");
        runs.step("r2", "ingest", Duration.ofMillis(1235), "6 个文件");
        runs.describe("r2", "0.1.0", "abc");
        runs.done("r2", NIGHT.plusSeconds(90), new RunTotals(6, 1, 0, 1000, 997, 3));

        assertThat(runs.latest(2)).extracting(RunRecord::outcome).containsExactly("done", "failed");
        assertThat(runs.latest(1).get(0))
                .isEqualTo(new RunRecord(
                        "r2",
                        NIGHT.plusSeconds(60),
                        Optional.of(NIGHT.plusSeconds(90)),
                        "nightly",
                        "done",
                        new RunTotals(6, 1, 0, 1000, 997, 3),
                        Optional.of(0),
                        Optional.empty(),
                        "0.1.0",
                        "abc",
                        Optional.empty()));
        assertThat(runs.latest(2).get(1).failure()).contains("RUN_KILLED");
    }

    @Test
    void entersRunsThatNeverReachedIt() {
        RunLedger runs = mart.runs();
        RunRecord refused = ended("e0", Optional.of(3), "RUN_DEFINITIONS");
        RunRecord killed = ended("e1", Optional.empty(), "RUN_KILLED");
        runs.start("e1", "nightly", NIGHT_BEFORE.plusSeconds(1));
        runs.start("e2", "nightly", NIGHT_BEFORE.plusSeconds(60));

        runs.complete(List.of(refused, killed));
        runs.complete(List.of(refused, killed));

        List<RunRecord> entered = runs.latest(100).stream()
                .filter(run -> run.runId().startsWith("e"))
                .toList();
        assertThat(entered).extracting(RunRecord::runId).containsExactly("e2", "e1", "e0");
        assertThat(entered.get(2)).isEqualTo(refused);
        assertThat(entered.get(1).program()).isEqualTo("0.1.0");
    }

    private static RunRecord ended(String runId, Optional<Integer> exitCode, String failure) {
        return new RunRecord(
                runId,
                NIGHT_BEFORE,
                Optional.of(NIGHT_BEFORE.plusSeconds(2)),
                "nightly",
                "failed",
                RunTotals.NOTHING,
                exitCode,
                Optional.of(failure),
                "0.1.0",
                "",
                Optional.empty());
    }

    private static DeliveryRecord delivery(String id, String verdict, Optional<String> reason) {
        return new DeliveryRecord(
                id,
                "bed_month",
                "360222",
                OCTOBER,
                1,
                "full",
                "",
                id + ".csv",
                "360222",
                "00",
                OCTOBER.atTime(9, 30),
                verdict,
                reason,
                10,
                9,
                1,
                0,
                0,
                "r1");
    }

    private static Publication publication(String definitions, Change... changes) {
        return new Publication("run-" + definitions, NIGHT, definitions, List.of(changes));
    }

    private static Change kpis(String... codes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String code : codes) {
            rows.add(new Object[] {code, code, "beds", "张", "up", 0, "microdata", true, "", ""});
        }
        return new Change.Synchronisation(
                new TableData(
                        "mart.kpi",
                        List.of(
                                "kpi_code",
                                "name",
                                "unit",
                                "unit_label",
                                "direction",
                                "decimals",
                                "source",
                                "headline",
                                "definition",
                                "sql_hash"),
                        rows),
                List.of("kpi_code"));
    }

    private static Change values(LocalDate month, int regions, long value) {
        return replacement(month, rows(month, regions, value));
    }

    private static List<@Nullable Object[]> rows(LocalDate month, int regions, long value) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int region = 0; region < regions; region++) {
            rows.add(new Object[] {"beds", "r" + region, month, BigDecimal.valueOf(value)});
        }
        return rows;
    }

    private static Change replacement(LocalDate month, List<@Nullable Object[]> rows) {
        return new Change.Replacement(
                new TableData("mart.kpi_value", List.of("kpi_code", "region_code", "month", "value"), rows),
                "month = any(?)",
                List.of(List.of(month)));
    }

    private long sum(LocalDate month) {
        return mart.<Long>read(handle -> handle.createQuery(
                        "select coalesce(sum(value), 0)::bigint from mart.kpi_value where month = :month")
                .bind("month", month)
                .mapTo(Long.class)
                .one());
    }
}

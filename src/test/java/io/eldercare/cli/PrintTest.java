package io.eldercare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.NightSummary;
import io.eldercare.job.StatusView;
import io.eldercare.job.county.FileCheck.Correction;
import io.eldercare.job.county.FileCheck.Outcome;
import io.eldercare.job.county.FileCheck.Spot;
import io.eldercare.job.watch.Alert;
import io.eldercare.job.watch.AlertKind;
import io.eldercare.job.watch.Backlog;
import io.eldercare.job.watch.Nights;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintTest {
    private static final Texts ZH = Language.ZH.texts();
    private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

    @Test
    void columnsLineUpThoughChineseIsTwiceAsWide() {
        List<String> lines = new TextTable()
                .row("指标", "值")
                .row("护理型床位占比", "61.3%")
                .row("ab", "1")
                .lines();

        assertThat(lines)
                .extracting(line -> TextTable.width(line.replaceFirst("\\S+$", "")))
                .containsOnly(18);
    }

    @Test
    void aNightTellsCountsHeadlinesAndTheBulletin() {
        NightSummary.Headline headline = new NightSummary.Headline("护理型床位占比", "61.3%", "60%", "met", "提前达到");
        NightSummary.Bulletin bulletin = new NightSummary.Bulletin(
                "JDZ3Y", "三年行动方案", OCTOBER, Path.of("var/reports/JDZ3Y/2025-10"), List.of(headline), 0);
        NightSummary night = new NightSummary(
                "20251106-0130", 5, 1, 1, 40, 1000, 990, 10, List.of(bulletin), Duration.ofSeconds(83), List.of());

        assertThat(String.join("\n", new NightPrint(ZH).lines(night)))
                .contains("收到文件 5 个", "重复 1 个", "整份退回 1 个", "接受 990，退回 10", "用时 83 秒", "已完成", "2025-10")
                .contains(Path.of("var/reports/JDZ3Y/2025-10/bulletin.html").toString());
        assertThat(Json.of(night))
                .contains("\"run_id\" : \"20251106-0130\"", "\"month\" : \"2025-10\"", "\"duration\" : \"PT1M23S\"")
                .contains("\"folder\" : \"var/reports");
    }

    @Test
    void theMatrixTellsFourStatesOfFilingApart() {
        StatusView view = new StatusView(
                List.of(),
                List.of(),
                List.of(),
                new Backlog(0, 0, 50_000_000_000L, 100_000_000_000L),
                List.of(
                        filing("bed_month", "360202", OCTOBER, true, true, true, "1"),
                        filing("visit", "360202", OCTOBER, true, false, true, "0.985"),
                        filing("bed_month", "360203", OCTOBER, true, true, false, "1"),
                        filing("visit", "360203", OCTOBER, false, false, false, "0"),
                        filing("visit", "360203", OCTOBER.minusMonths(1), true, true, true, "1")),
                List.of("360203 visit：没有报送"),
                Optional.empty());

        List<String> lines = new StatusPrint(ZH).lines(view, Optional.empty());

        assertThat(lines).anyMatch(line -> line.matches(" +县360202 +● +○98% +11-04 09:30"));
        assertThat(lines).anyMatch(line -> line.matches(" +县360203 +□ +× +11-04 09:30"));
        assertThat(lines).contains("  360203 visit：没有报送").anyMatch(line -> line.contains("2025-10 报送情况"));
    }

    @Test
    void theMorningBeginsWithWhatThereIsToDo() {
        LocalDateTime night = LocalDateTime.of(2025, 11, 6, 1, 30);
        StatusView view = new StatusView(
                List.of(
                        new Alert(AlertKind.WATCH_FAILED, "RUN_DISK_FULL", "2025-11-06 01:30 开始的 nightly 没有完成，退出码 4"),
                        new Alert(AlertKind.WATCH_LATE, "床位月报 2025-10", "浮梁县 没有可用的报送"),
                        new Alert(AlertKind.WATCH_LATE, "探访记录 2025-10", "浮梁县、乐平市 没有可用的报送")),
                List.of(
                        new Nights.Night(night.toLocalDate().minusDays(2), Nights.Outcome.DONE),
                        new Nights.Night(night.toLocalDate().minusDays(1), Nights.Outcome.NONE),
                        new Nights.Night(night.toLocalDate(), Nights.Outcome.FAILED)),
                List.of(new StatusView.Run(
                        "r1",
                        "nightly",
                        night,
                        Optional.of(night.plusMinutes(1)),
                        "failed",
                        0,
                        0,
                        0,
                        Optional.of(4),
                        Optional.of("RUN_DISK_FULL"))),
                new Backlog(3, 2, 12_345_000_000L, 100_000_000_000L),
                List.of(),
                List.of(),
                Optional.empty());

        List<String> lines = new StatusPrint(ZH).lines(view, Optional.empty());

        assertThat(lines.get(0)).isEqualTo("需要处理 3 件（说明见 docs/operations.md）：");
        assertThat(lines)
                .containsSubsequence(
                        "  WATCH_LATE 探访记录 2025-10：浮梁县、乐平市 没有可用的报送",
                        "    办法：催报；确实没有数据的，请县里报一份写“无”的表",
                        "近来各夜 ✓ – ✗（自 2025-11-04 起；✓ 完成  ✗ 未完成  – 没有运行  … 运行中）",
                        "收件箱 3 个文件待收，2 份已收未入数；磁盘剩余 12.3 GB");
        assertThat(lines).anyMatch(line -> line.contains("未完成 RUN_DISK_FULL（退出码 4）"));
        assertThat(lines.stream().filter(line -> line.contains("催报"))).hasSize(1);
    }

    private static StatusView.Reporting filing(
            String feed,
            String county,
            YearMonth month,
            boolean filed,
            boolean onTime,
            boolean nonEmpty,
            String passing) {
        Optional<LocalDateTime> received = filed ? Optional.of(LocalDateTime.of(2025, 11, 4, 9, 30)) : Optional.empty();
        return new StatusView.Reporting(
                feed,
                feed,
                county,
                "县" + county,
                month,
                true,
                filed,
                onTime,
                nonEmpty,
                Optional.of(new BigDecimal(passing)),
                received);
    }

    @Test
    void correctionsAreToldBySheetAndRuleWithCellsAndRemedy() {
        Outcome outcome = outcome(
                2,
                List.of(
                        correction(
                                "reject_row", "ID_CHECKSUM", 2, new Spot(7, "B7", "3…2（18 位）"), new Spot(9, "B9", "")),
                        correction("warn", "XROW_ID_SEX", 1, new Spot(8, "", ""))));

        List<String> lines = new CheckPrint(ZH).lines(outcome);

        assertThat(CheckPrint.wouldReject(outcome)).isTrue();
        assertThat(lines)
                .containsSubsequence(
                        "  工作表“探访”：",
                        "    [退回] 身份证号：有误 (ID_CHECKSUM)，2 处",
                        "      应填：18 位身份证号",
                        "      办法：核对证件",
                        "      B7 现填“3…2（18 位）”；B9",
                        "    [提醒] 身份证号：有误 (XROW_ID_SEX)，1 处",
                        "      第 8 行",
                        "  另有 33 项核查要与其他报表、其他县或以前月份比对，只能在收文后进行，这里没有。");
    }

    @Test
    void warningsAloneDoNotRejectAndCellsBeyondTenAreCounted() {
        Spot[] spots = IntStream.rangeClosed(1, 12)
                .mapToObj(row -> new Spot(row, "B" + row, ""))
                .toArray(Spot[]::new);
        Outcome outcome = outcome(0, List.of(correction("warn", "XROW_ID_SEX", 203, spots)));

        assertThat(CheckPrint.wouldReject(outcome)).isFalse();
        assertThat(new CheckPrint(ZH).lines(outcome)).anyMatch(line -> line.endsWith("B9；B10；还有 193 处"));
    }

    private static Outcome outcome(int rejected, List<Correction> corrections) {
        return new Outcome(
                "visit_360281_2025-10.xlsx",
                true,
                Optional.empty(),
                "",
                10,
                10 - rejected,
                rejected,
                2,
                corrections,
                33);
    }

    private static Correction correction(String severity, String rule, int rows, Spot... places) {
        return new Correction(
                "探访", severity, rule, "person_id", "身份证号", "有误", "18 位身份证号", "核对证件", rows, List.of(places));
    }

    @Test
    void aStepIsTwoPlainLinesWhereNobodyWatches() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long[] nanoTime = {0};
        LineProgress progress =
                new LineProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), ZH, () -> nanoTime[0]);

        progress.begin("接收", 12);
        progress.advance(12);
        nanoTime[0] = 3_200_000_000L;
        progress.end("12 个文件");

        assertThat(CommandRun.text(bytes).lines()).containsExactly("接收（共 12）……", "完成 接收：12 个文件（3.2 秒）");
    }

    @Test
    void aBarIsDrawnForATerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BarProgress progress = new BarProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        progress.begin("接收", 2);
        progress.advance(2);
        progress.end("2 个文件");
        progress.begin("汇总", 0);
        progress.end("");

        assertThat(CommandRun.text(bytes)).contains("接收", "100%", "2 个文件", "汇总");
    }
}

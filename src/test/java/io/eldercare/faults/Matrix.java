package io.eldercare.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** All faults that are tried, in the order of a night. */
final class Matrix {
    private static final List<String> NIGHT = List.of("nightly", "--no-reports");
    private static final int KILLS = 6;
    private static final int LATEST_MILLISECONDS = 12_000;

    private Matrix() {}

    /** Chains of deaths, see {@link Halts}. */
    static List<Halts> halts() {
        return List.of(
                new Halts(
                        "接收",
                        List.of(
                                "receive.written",
                                "receive.forced#2",
                                "receive.renamed",
                                "state.written",
                                "state.renamed",
                                "receive.kept#2",
                                "receive.marked",
                                "receive.answered",
                                "receive.emptied"),
                        NIGHT),
                new Halts(
                        "装载",
                        List.of(
                                "lake.commit.before",
                                "lake.file#2",
                                "lake.log",
                                "lake.log#2",
                                "lake.commit.after",
                                "load.verified",
                                "feedback.before",
                                "lake.commit.after#5"),
                        NIGHT),
                new Halts("发布", List.of("figures.computed", "reports.marked", "publish.before"), NIGHT),
                new Halts("发布", List.of("publish.change", "publish.change#9", "publish.commit"), NIGHT),
                new Halts("发布之后", List.of("publish.done", "deliveries.unmark#2", "copy.begun"), NIGHT),
                new Halts("发布之后", List.of("copy.commit", "copy.done"), NIGHT),
                new Halts(
                        "报告",
                        List.of("folder.whole", "folder.swapped", "folder.moved", "report.done"),
                        List.of("nightly")),
                new Halts("重建", List.of("rebuild.whole", "rebuild.moved", "rebuild.taken"), List.of("rebuild")),
                new Halts(
                        "维护",
                        List.of("maintain.delete", "maintain.databases"),
                        List.of("maintain", "--keep-days", "0")));
    }

    /** Deaths in the middle of a release, see {@link ReleaseHalt}. */
    static List<ReleaseHalt> releases() {
        return Stream.of("release.kept", "release.recorded", "release.published")
                .map(ReleaseHalt::new)
                .toList();
    }

    static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (String point : List.of(
                "receive.written",
                "state.written#3",
                "lake.file#5",
                "lake.log#2",
                "publish.change#7",
                "publish.commit",
                "copy.commit")) {
            faults.add(Fault.of("写入出错", "在 `" + point + "` 报“磁盘已满”", trial -> code(trial, point + "=error")));
        }
        Random random = new Random(20251101);
        for (int kill = 0; kill < KILLS; kill++) {
            int after = 1000 + random.nextInt(LATEST_MILLISECONDS);
            faults.add(Fault.of(
                    "进程", "第 " + after + " 毫秒 kill -9", trial -> ProcessFaults.signalled(trial, "KILL", after)));
        }
        faults.add(Fault.of("进程", "第 5000 毫秒 SIGTERM", trial -> ProcessFaults.signalled(trial, "TERM", 5000)));
        faults.add(Fault.of("进程", "装载中 SIGSTOP，另一次运行，SIGCONT", ProcessFaults::stoppedWhileAnotherComes));
        faults.add(Fault.of("进程", "两次运行同时开始", ProcessFaults::twoAtOnce));
        DatabaseFaults.addTo(faults);
        DiskFaults.addTo(faults);
        DamageFaults.addTo(faults);
        Surroundings.addTo(faults);
        Unforced.addTo(faults);
        return faults;
    }

    static String code(Trial trial, String failpoint) {
        Program.Ended ended = trial.run(Map.of("ELDERCARE_FAILPOINT", failpoint));
        return said(trial, ended);
    }

    /** Its code; a failure has to be told in words. */
    static String said(Trial trial, Program.Ended ended) {
        if (ended.code() == 4 && ended.reason(trial.home()).isEmpty()) {
            throw new AssertionError("It failed without a word:\n" + ended.output());
        }
        if (ended.code() != 0 && ended.code() != 4) {
            throw new AssertionError("Code " + ended.code() + ":\n" + ended.output());
        }
        return "码 " + ended.code();
    }
}

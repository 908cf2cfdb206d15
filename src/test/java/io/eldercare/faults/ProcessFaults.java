package io.eldercare.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Signals, and more than one run. */
final class ProcessFaults {
    private ProcessFaults() {}

    static String signalled(Trial trial, String signal, int milliseconds) throws Exception {
        Program.Running running = trial.start(Map.of());
        Thread.sleep(milliseconds);
        running.signal(signal);
        return "码 " + running.await().code();
    }

    /** The lock belongs to the process as long as it lives, stopped or not: there is no lease that runs out. */
    static String stoppedWhileAnotherComes(Trial trial) throws Exception {
        Path mark = trial.home().resolveSibling("mark");
        Files.deleteIfExists(mark);
        Program.Running first = trial.startAt("lake.commit.before", mark);
        first.signal("STOP");
        Program.Ended second = trial.run(Map.of());
        Files.delete(mark);
        first.signal("CONT");
        Program.Ended ended = first.await();
        if (second.code() != 4 || ended.code() != 0) {
            throw new AssertionError("codes " + second.code() + " and " + ended.code() + "\n" + second.output());
        }
        return "第二次被拒（码 4），第一次完成";
    }

    static String twoAtOnce(Trial trial) throws Exception {
        Program.Running one = trial.start(Map.of());
        Program.Running other = trial.start(Map.of());
        int first = one.await().code();
        int second = other.await().code();
        if (first + second != 4 || first == second) {
            throw new AssertionError("codes " + first + " and " + second);
        }
        return "一次完成，一次被拒（码 4）";
    }
}

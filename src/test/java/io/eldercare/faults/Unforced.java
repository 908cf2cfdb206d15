package io.eldercare.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A power cut that takes what the operating system had not written yet: strace tells which files and folders a run forced, and new files that were not, or whose
 * folder was not afterwards, are deleted. The server's own files are left to it, and the wording of answers, which a rebuild says again.
 */
final class Unforced {
    private static final Pattern FORCED = Pattern.compile("f(?:data)?sync\\(\\d+<(.+?)>\\)\\s+= 0");
    private static final Pattern RENAMED = Pattern.compile(
            "rename(?:at2?)?\\((?:AT_FDCWD[^,]*, )?\"(.+?)\", (?:AT_FDCWD[^,]*, )?\"(.+?)\".*\\)\\s+= 0");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+)\\s+<\\.\\.\\. \\w+ resumed>(.*)$");
    private static final Pattern UNFINISHED = Pattern.compile("^(\\d+)\\s+(.*) <unfinished \\.\\.\\.>$");

    private final Set<Path> contents = new HashSet<>();
    private final Set<Path> folders = new HashSet<>();

    private Unforced() {}

    static void addTo(List<Fault> faults) {
        faults.add(
                Fault.of("未落盘", "运行完成后断电，丢掉未强制落盘的文件", trial -> cut(trial, "")).in("nightly"));
        faults.add(Fault.of("未落盘", "在 `publish.done` 断电，丢掉未强制落盘的文件", trial -> cut(trial, "publish.done=halt")));
        faults.add(
                Fault.of("未落盘", "在 `receive.emptied#4` 断电，丢掉未强制落盘的文件", trial -> cut(trial, "receive.emptied#4=halt")));
    }

    private static String cut(Trial trial, String failpoint) throws Exception {
        Set<Path> before = files(trial.home());
        Path log = trial.home().resolveSibling("strace.log");
        Path script = trial.home().resolveSibling("traced.sh");
        Program program = trial.scene().program();
        Files.writeString(
                script,
                "exec strace -f --seccomp-bpf -qq -y -s 4096 -e trace=fsync,fdatasync,rename,renameat,renameat2 -o "
                        + log + " sh " + program.launcher().orElseThrow() + " \"$@\"\n");
        Program traced = new Program(Optional.of(script), program.main(), program.environment());
        Program.Running running = traced.with(failpoint.isEmpty() ? Map.of() : Map.of("ELDERCARE_FAILPOINT", failpoint))
                .start(trial.home(), trial.command());
        stopServerAfter(running.process(), trial);
        Program.Ended ended = running.await();
        Unforced forced = new Unforced();
        forced.read(log);
        int dropped = 0;
        for (Path file : files(trial.home())) {
            if (!before.contains(file) && !forced.lasts(file)) {
                Files.delete(file);
                dropped++;
            }
        }
        return "码 " + ended.code() + "，丢掉 " + dropped + " 个文件";
    }

    /** A power cut takes the server too; strace would wait for it. */
    private static void stopServerAfter(Process traced, Trial trial) throws Exception {
        boolean hasBegun = false;
        while (traced.isAlive()) {
            boolean runs = traced.descendants()
                    .anyMatch(each -> each.info().command().orElse("").endsWith("/java"));
            if (hasBegun && !runs) {
                trial.server().stop("immediate");
            }
            hasBegun |= runs;
            Thread.sleep(500);
        }
    }

    private boolean lasts(Path file) {
        return contents.contains(file) && folders.contains(file.getParent());
    }

    /** Calls of threads beside each other are broken in two lines, which are put together. */
    private void read(Path log) throws IOException {
        Map<String, String> begun = new java.util.HashMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher unfinished = UNFINISHED.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            if (unfinished.matches()) {
                begun.put(unfinished.group(1), unfinished.group(2));
            } else if (resumed.matches()) {
                note(begun.getOrDefault(resumed.group(1), "") + resumed.group(2));
            } else {
                note(line);
            }
        }
    }

    private void note(String call) {
        Matcher forced = FORCED.matcher(call);
        Matcher renamed = RENAMED.matcher(call);
        if (forced.find()) {
            contents.add(Path.of(forced.group(1)));
            folders.add(Path.of(forced.group(1)));
        } else if (renamed.find()) {
            Path from = Path.of(renamed.group(1));
            Path to = Path.of(renamed.group(2));
            for (Path each : Set.copyOf(contents)) {
                if (each.startsWith(from)) {
                    contents.add(to.resolve(from.relativize(each)));
                }
            }
            for (Path each : Set.copyOf(folders)) {
                if (each.startsWith(from)) {
                    folders.add(to.resolve(from.relativize(each)));
                }
            }
            folders.remove(to.getParent());
        }
    }

    private static Set<Path> files(Path home) throws IOException {
        Set<Path> all = new TreeSet<>();
        for (String folder : List.of("archive", "lake", "reports")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }
}

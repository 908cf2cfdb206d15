package io.eldercare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a process and everything it starts uses, from Linux's /proc, sampled four times a second. Processor time and bytes written of
 * children that were waited for are what the kernel added up in this process, so that they are exact; servers that left the tree
 * (PostgreSQL under its own session) are known by their working folder and count as last seen. Memory is the sum of proportional set sizes: shared pages count once.
 */
final class ProcessTree {
    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_A_SECOND = 100;
    private static final int PERIOD_MILLISECONDS = 250;
    private static final int PARENT = 1;
    private static final int FIRST_TIME = 11;

    /** Seconds, MiB. */
    record Usage(double wall, double processor, double peak, double written, int exit) {}

    private final Path work;
    private final Set<Long> members = new HashSet<>();
    private long root;
    private double peak;
    private double serversProcessor;
    private double serversWritten;

    private ProcessTree(Path work) {
        this.work = work;
    }

    /** @param work folder in or below which servers of the process work */
    static Usage measure(ProcessBuilder builder, Path work) throws IOException, InterruptedException {
        return new ProcessTree(work.toRealPath()).run(builder);
    }

    private Usage run(ProcessBuilder builder) throws IOException, InterruptedException {
        long self = ProcessHandle.current().pid();
        double waitedBefore = waitedFor(self);
        double writtenBefore = written(self);
        long start = System.nanoTime();
        Process process = builder.start();
        root = process.pid();
        members.add(root);
        while (process.isAlive()) {
            sample();
            process.waitFor(PERIOD_MILLISECONDS, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        return new Usage(
                wall,
                waitedFor(self) - waitedBefore + serversProcessor,
                peak / 1024,
                (written(self) - writtenBefore + serversWritten) / (1 << 20),
                process.exitValue());
    }

    private void sample() {
        Map<Long, Long> parents = parents();
        for (boolean grew = true; grew; ) {
            grew = false;
            for (Map.Entry<Long, Long> entry : parents.entrySet()) {
                long pid = entry.getKey();
                grew |= (members.contains(entry.getValue()) || worksBelow(pid)) && members.add(pid);
            }
        }
        double memory = 0;
        double processor = 0;
        double written = 0;
        for (long pid : members) {
            if (parents.containsKey(pid)) {
                memory += memory(pid);
                if (isOfServer(pid, parents)) {
                    processor += own(pid) + waitedFor(pid);
                    written += written(pid);
                }
            }
        }
        peak = Math.max(peak, memory);
        serversProcessor = Math.max(serversProcessor, processor);
        serversWritten = Math.max(serversWritten, written);
    }

    private boolean worksBelow(long pid) {
        try {
            return Files.readSymbolicLink(PROC.resolve(Long.toString(pid)).resolve("cwd"))
                    .startsWith(work);
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /** Whether its line of parents ends at a server that left the tree. */
    private boolean isOfServer(long pid, Map<Long, Long> parents) {
        long oldest = pid;
        while (oldest != root && members.contains(parents.getOrDefault(oldest, 0L))) {
            oldest = parents.get(oldest);
        }
        return oldest != root;
    }

    private static Map<Long, Long> parents() {
        Map<Long, Long> parents = new HashMap<>();
        try (Stream<Path> processes = Files.list(PROC)) {
            processes
                    .map(path -> path.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::parseLong)
                    .forEach(pid -> {
                        List<String> fields = fields(pid);
                        if (!fields.isEmpty()) {
                            parents.put(pid, Long.parseLong(fields.get(PARENT)));
                        }
                    });
        } catch (IOException gone) {
            return parents;
        }
        return parents;
    }

    /** Of /proc/pid/stat, those behind the name, which may hold anything. */
    private static List<String> fields(long pid) {
        String text = read(pid, "stat");
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(text.lastIndexOf(')') + 2).trim().split(" "));
    }

    private static double own(long pid) {
        return time(pid, FIRST_TIME);
    }

    private static double waitedFor(long pid) {
        return time(pid, FIRST_TIME + 2);
    }

    /** User and system time, seconds. */
    private static double time(long pid, int at) {
        List<String> fields = fields(pid);
        return fields.isEmpty()
                ? 0
                : (Long.parseLong(fields.get(at)) + Long.parseLong(fields.get(at + 1))) / TICKS_A_SECOND;
    }

    /** Bytes that it and children that were waited for caused to be written to storage. */
    private static double written(long pid) {
        return number(read(pid, "io"), "write_bytes:");
    }

    /** KiB. */
    private static double memory(long pid) {
        return number(read(pid, "smaps_rollup"), "Pss:");
    }

    private static double number(String text, String name) {
        for (String line : text.split("\n")) {
            if (line.startsWith(name)) {
                return Double.parseDouble(line.substring(name.length()).trim().split(" ")[0]);
            }
        }
        return 0;
    }

    /** Empty where the process is gone. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file));
        } catch (IOException gone) {
            return "";
        }
    }

    /** Runs a command to its end, its output to a file. */
    static ProcessBuilder command(List<String> words, Path output) {
        return new ProcessBuilder(new ArrayList<>(words))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
    }
}

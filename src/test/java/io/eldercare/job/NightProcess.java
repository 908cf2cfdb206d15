package io.eldercare.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A night in a process of its own, that a test can kill or start with other settings. */
final class NightProcess {
    private NightProcess() {}

    /** What the process does. */
    enum Work {
        NIGHTLY,
        REBUILD,
        /** rebuild, then every file that a bulletin can have, of JDZ3Y */
        REBUILD_AND_DOCUMENTS
    }

    /** Starts a night over what lies in the inbox of {@code home}. */
    static Process start(Path home, String... options) throws IOException {
        return start(home, Work.NIGHTLY, Map.of(), List.of(options));
    }

    /** @param options of the JVM, which win over those of this one */
    static Process start(Path home, Work work, Map<String, String> environment, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .filter(option -> !option.startsWith("-Deldercare.logs"))
                .forEach(command::add);
        command.add("-Deldercare.logs=" + home.resolve("logs"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                NightProcess.class.getName(),
                home.toString(),
                work.name()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("night.out").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    public static void main(String[] arguments) {
        Workplace place = TestHome.at(Path.of(arguments[0]));
        Work work = Work.valueOf(arguments[1]);
        Night.run(
                place,
                new NightRequest(
                        work == Work.NIGHTLY ? "nightly" : "rebuild",
                        work != Work.NIGHTLY,
                        List.of(),
                        Optional.empty(),
                        false));
        if (work == Work.REBUILD_AND_DOCUMENTS) {
            documents(place);
        }
    }

    static void documents(Workplace place) {
        Reporting.report(place, List.of("JDZ3Y"), Optional.empty(), Reporting.Extent.WITH_DOCUMENTS);
    }
}

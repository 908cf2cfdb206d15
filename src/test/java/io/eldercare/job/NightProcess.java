package io.eldercare.job;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A night in a process of its own, that a test can kill. */
final class NightProcess {
    private NightProcess() {}

    /** Starts a night over what lies in the inbox of {@code home}. */
    static Process start(Path home, String... options) throws java.io.IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .filter(option -> !option.startsWith("-Deldercare.logs"))
                .forEach(command::add);
        command.addAll(List.of(options));
        command.add("-Deldercare.logs=" + home.resolve("logs"));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), NightProcess.class.getName(), home.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("night.out").toFile())
                .start();
    }

    public static void main(String[] arguments) {
        Workplace place = TestHome.at(Path.of(arguments[0]));
        Night.run(place, new NightRequest("nightly", false, List.of(), Optional.empty(), false));
    }
}

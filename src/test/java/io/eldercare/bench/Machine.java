package io.eldercare.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The size of this machine, in words. */
final class Machine {
    private static final double GIB_IN_KIB = 1 << 20;

    private Machine() {}

    static String describe() {
        int cores = Runtime.getRuntime().availableProcessors();
        return String.format(
                Locale.ROOT,
                "%s%s, %.0f GiB, Linux %s, JDK %s",
                cores > 2 ? "2 of " + cores + " cores" : cores + " cores",
                named("cpuinfo", "model name").isEmpty() ? "" : " (" + named("cpuinfo", "model name") + ")",
                memory(),
                System.getProperty("os.version"),
                System.getProperty("java.version"));
    }

    private static double memory() {
        String total = named("meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return total.isEmpty() ? 0 : Double.parseDouble(total) / GIB_IN_KIB;
    }

    private static String named(String file, String name) {
        for (String line : lines(file)) {
            if (line.startsWith(name)) {
                return line.substring(line.indexOf(':') + 1).trim();
            }
        }
        return "";
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of("/proc", file));
        } catch (IOException absent) {
            return List.of();
        }
    }
}

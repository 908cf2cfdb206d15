package io.eldercare.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Full and read-only disks, really mounted; where that is not allowed the fault says so. */
final class DiskFaults {
    private DiskFaults() {}

    static void addTo(List<Fault> faults) {
        Map<String, List<Integer>> free = new java.util.TreeMap<>(Map.of(
                "archive",
                List.of(0, 40),
                "lake",
                List.of(0, 100, 400),
                "mart/data",
                List.of(0, 2000),
                "feedback",
                List.of(0)));
        free.forEach((folder, sizes) -> sizes.forEach(kilobytes -> faults.add(
                Fault.of("磁盘", "`" + folder + "` 只剩 " + kilobytes + " KB", trial -> full(trial, folder, kilobytes)))));
        for (String folder : List.of("inbox", "archive", "lake", "mart/data", "feedback")) {
            faults.add(Fault.of("磁盘", "`" + folder + "` 只读", trial -> readOnly(trial, folder)));
        }
        // with reports
        for (int kilobytes : new int[] {0, 200}) {
            faults.add(Fault.of("磁盘", "`reports` 只剩 " + kilobytes + " KB", trial -> full(trial, "reports", kilobytes))
                    .in("nightly"));
        }
        for (String folder : List.of("reports", "logs", "metrics")) {
            faults.add(Fault.of("磁盘", "`" + folder + "` 只读", trial -> readOnly(trial, folder))
                    .in("nightly"));
        }
        for (int kilobytes : new int[] {0, 1000, 30_000}) {
            faults.add(Fault.of("磁盘", "整个数据目录只剩 " + kilobytes + " KB", trial -> full(trial, "", kilobytes))
                    .in("nightly"));
        }
    }

    private static String full(Trial trial, String folder, int kilobytes) throws Exception {
        Path place = trial.home().resolve(folder);
        Path full = trial.home().resolveSibling("full");
        Scene.delete(full);
        shell("mv", place.toString(), full.toString());
        shell("mkdir", place.toString());
        shell("chmod", "--reference=" + full, place.toString());
        try {
            shell("mount", "-t", "tmpfs", "-o", "mode=0700", "none", place.toString());
            shell("cp", "-a", full + "/.", place.toString());
            int used = Integer.parseInt(
                    output("df", "-k", "--output=used", place.toString()).replaceAll("[^0-9]", ""));
            shell("mount", "-o", "remount,size=" + (used + kilobytes) + "k", place.toString());
            return Matrix.said(trial, trial.run(Map.of()));
        } finally {
            trial.server().stop("immediate");
            Scene.delete(full);
            shell("cp", "-a", place.toString(), full.toString());
            shell("umount", place.toString());
            shell("rmdir", place.toString());
            shell("mv", full.toString(), place.toString());
        }
    }

    private static String readOnly(Trial trial, String folder) throws Exception {
        String place = trial.home().resolve(folder).toString();
        shell("mount", "--bind", place, place);
        try {
            shell("mount", "-o", "remount,ro,bind", place);
            return Matrix.said(trial, trial.run(Map.of()));
        } finally {
            trial.server().stop("immediate");
            shell("umount", "-l", place);
        }
    }

    private static void shell(String... command) throws IOException, InterruptedException {
        output(command);
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0 && !command[0].equals("cp")) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}

package io.eldercare.faults;

import io.eldercare.faults.Fault.Cure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bytes that turned on the disk, and commits that are gone. */
final class DamageFaults {
    private static final String STAGE = "损坏";
    private static final int AUDIT_FOUND = 5;

    private DamageFaults() {}

    static void addTo(List<Fault> faults) {
        faults.add(Fault.of(STAGE, "收到之后、装载之前，存档原件翻转一位", DamageFaults::original).curedBy(Cure.AGAIN));
        faults.add(Fault.of(STAGE, "`gold/fct_kpi` 的数据文件翻转一位", trial -> {
                    flip(last(DeltaLog.files(trial.home().resolve("lake/gold/fct_kpi"))));
                    return stopped(trial);
                })
                .curedBy(Cure.REBUILD));
        faults.add(Fault.of(STAGE, "`silver/volunteer_team` 的数据文件翻转一位", trial -> {
                    flip(last(DeltaLog.files(trial.home().resolve("lake/silver/volunteer_team"))));
                    return stopped(trial);
                })
                .curedBy(Cure.REBUILD));
        for (String table : List.of("silver/volunteer_team", "gold/fct_kpi")) {
            Fault.Play gone = trial -> {
                Files.delete(lastEntry(trial, table));
                return stopped(trial);
            };
            Fault.Play cut = trial -> {
                Path entry = lastEntry(trial, table);
                byte[] bytes = Files.readAllBytes(entry);
                Files.write(entry, Arrays.copyOf(bytes, bytes.length / 2));
                return stopped(trial);
            };
            Fault.Play empty = trial -> {
                Files.write(lastEntry(trial, table), new byte[0]);
                return stopped(trial);
            };
            Fault.Play turned = trial -> {
                flip(lastEntry(trial, table));
                return stopped(trial);
            };
            faults.add(Fault.of(STAGE, "`" + table + "` 最后一次提交缺失", gone).curedBy(Cure.REBUILD));
            faults.add(Fault.of(STAGE, "`" + table + "` 最后一次提交被截断", cut).curedBy(Cure.REBUILD));
            faults.add(Fault.of(STAGE, "`" + table + "` 最后一次提交为空文件", empty).curedBy(Cure.REBUILD));
            faults.add(Fault.of(STAGE, "`" + table + "` 最后一次提交翻转一位", turned).curedBy(Cure.REBUILD));
        }
        faults.add(Fault.of(STAGE, "`silver/volunteer_team` 中间的提交缺失", trial -> {
                    Files.delete(DeltaLog.entry(trial.home().resolve("lake/silver/volunteer_team"), 0));
                    return stopped(trial);
                })
                .curedBy(Cure.REBUILD));
    }

    /**
     * The run has to stop and say so, with nothing published. Where it does not read the damaged file, the audit has to find it; where the damage changes nothing
     * that anybody reads, all is as it would be without.
     */
    private static String stopped(Trial trial) throws Exception {
        Program.Ended ended = trial.run(Map.of());
        if (ended.code() != 0) {
            if (trial.isPublished()) {
                throw new AssertionError("It published over damaged files");
            }
            return Matrix.said(trial, ended);
        }
        Program.Ended audit = trial.scene().program().run(trial.home(), "audit", "--deep");
        if (audit.code() == AUDIT_FOUND) {
            return "码 0（没有读它），`audit --deep` 发现";
        }
        Set<String> differences =
                HomeDigest.of(trial.home()).differences(trial.scene().after());
        differences.removeIf(difference -> difference.startsWith("reports"));
        if (audit.code() != 0 || !differences.isEmpty()) {
            throw new AssertionError(
                    "It went on over damaged files, the audit said " + audit.code() + ": " + differences);
        }
        return "码 0，所改的没有谁读，结果不变";
    }

    private static String original(Trial trial) throws Exception {
        trial.run(Map.of("ELDERCARE_FAILPOINT", "lake.commit.before=halt"));
        String delivered = trial.scene().delivered().entrySet().stream()
                .filter(file -> file.getKey().contains("volunteer_team"))
                .findFirst()
                .orElseThrow()
                .getValue();
        Path original = trial.home().resolve("archive/" + delivered.substring(0, 2) + "/" + delivered);
        flip(original);
        String said = stopped(trial);
        flip(original);
        return said;
    }

    private static Path last(List<Path> files) {
        return files.get(files.size() - 1);
    }

    private static Path lastEntry(Trial trial, String table) {
        Path folder = trial.home().resolve("lake").resolve(table);
        return DeltaLog.entry(folder, DeltaLog.latest(folder));
    }

    /** The lowest bit of a byte in the middle: another digit, another letter. */
    static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}

package io.eldercare.job;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Names of runs: their start in Asia/Shanghai and the process that ran. */
final class RunIds {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private RunIds() {}

    static String of(Instant started) {
        return FORMAT.format(started) + "-" + ProcessHandle.current().pid();
    }
}

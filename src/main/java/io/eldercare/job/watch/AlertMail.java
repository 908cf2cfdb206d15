package io.eldercare.job.watch;

import io.eldercare.definitions.MailSettings;
import io.eldercare.job.Workplace;
import io.eldercare.job.release.NoticeMail;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells new alerts by mail, each once: {@code metrics/alerts.mailed} holds those that were told and still stand. */
record AlertMail(Workplace place, MailSettings server, List<String> addresses) {

    private Path told() {
        return place.home().root().resolve("metrics").resolve("alerts.mailed");
    }

    /** @param whole whether the mart was looked at; else what was told of it still stands */
    void send(List<Alert> alerts, boolean whole) {
        try {
            Set<String> before = Files.exists(told())
                    ? new LinkedHashSet<>(Files.readAllLines(told(), StandardCharsets.UTF_8))
                    : new LinkedHashSet<>();
            List<Alert> fresh = alerts.stream()
                    .filter(alert -> !before.contains(alert.key()))
                    .toList();
            if (!fresh.isEmpty()) {
                NoticeMail.send(
                        server,
                        place.environment(),
                        addresses,
                        subject(fresh),
                        text(fresh),
                        place.clock().instant());
            }
            Set<String> now =
                    new LinkedHashSet<>(alerts.stream().map(Alert::key).toList());
            if (!whole) {
                before.stream()
                        .filter(key -> key.startsWith("WATCH_LATE|") || key.startsWith("WATCH_REJECTS|"))
                        .forEach(now::add);
            }
            if (!now.equals(before)) {
                Files.createDirectories(told().getParent());
                Archive.writeDurably(told(), (String.join("\n", now) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String subject(List<Alert> alerts) {
        return "养老服务数据仓库：" + alerts.size() + " 件需要处理";
    }

    private static String text(List<Alert> alerts) {
        StringBuilder text = new StringBuilder();
        alerts.forEach(alert -> text.append(alert.kind())
                .append(' ')
                .append(alert.subject())
                .append("：")
                .append(alert.reason())
                .append('\n'));
        return text.append("\n办法见 docs/operations.md；现在的情况用 ./jobs/eldercare status 看。同一件事只发一次。\n")
                .toString();
    }
}

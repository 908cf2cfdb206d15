package io.eldercare.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;

/** Puts files into {@code inbox/<sender>/…} with their time of arrival, and counts them. */
final class Outbox {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Path inbox;
    private int files;
    private long rows;
    private long bytes;

    Outbox(Path out) {
        this.inbox = out.resolve("inbox");
    }

    /** @param folder sender's folder, with deeper folders if any */
    void put(String folder, String name, byte[] content, int rowsInside, LocalDateTime arrival) throws IOException {
        Path directory = Files.createDirectories(inbox.resolve(folder));
        Path file = directory.resolve(name);
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(arrival.atZone(SHANGHAI).toInstant()));
        files++;
        rows += rowsInside;
        bytes += content.length;
    }

    /** {@code visit_360281_2025-10_r2_delta.csv}; revision 1 and an empty mode are left out. */
    static String name(String feed, String county, YearMonth month, int revision, String mode, String extension) {
        String middle = (revision > 1 ? "_r" + revision : "") + (mode.isEmpty() ? "" : "_" + mode);
        return feed + "_" + county + "_" + month + middle + "." + extension;
    }

    SimulationSummary summary() {
        return new SimulationSummary(files, rows, bytes);
    }
}

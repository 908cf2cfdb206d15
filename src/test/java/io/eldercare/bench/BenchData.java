package io.eldercare.bench;

import io.eldercare.bench.BenchOptions.Size;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The deliveries of a size, made once: {@code inbox/} without the last day, and {@code day/} with it. */
final class BenchData {
    private static final YearMonth LAST = YearMonth.of(2025, 12);
    private static final String PLAN = "JX145";

    private final Commands commands;
    private final Path folder;

    BenchData(Commands commands, Path work) {
        this.commands = commands;
        this.folder = work.resolve("data");
    }

    Path inbox(Size size) {
        return folder.resolve(size.key()).resolve("inbox");
    }

    Path day(Size size) {
        return folder.resolve(size.key()).resolve("day");
    }

    Properties facts(Size size) {
        return Results.read(folder.resolve(size.key()).resolve("facts.properties"));
    }

    void make(Size size) throws IOException, InterruptedException {
        Path made = folder.resolve(size.key());
        if (Files.exists(made.resolve("facts.properties"))) {
            return;
        }
        Folders.delete(made);
        Files.createDirectories(made);
        commands.run(
                "data " + size.key(),
                List.of(
                        commands.launcher(),
                        "simulate",
                        "--out",
                        made.toString(),
                        "--plan",
                        PLAN,
                        "--from",
                        LAST.minusMonths(size.months() - 1).toString(),
                        "--to",
                        LAST.toString(),
                        "--scale",
                        size.scale().toPlainString(),
                        "--format",
                        "csv",
                        "--faults",
                        "realistic",
                        "--feeds",
                        String.join(",", Figures.FEEDS)));
        int held = OneDay.holdBack(made.resolve("inbox"), made.resolve("day"), LAST);
        Properties facts = new Properties();
        facts.setProperty("rows", Long.toString(rows(made.resolve("inbox"))));
        facts.setProperty("bytes", Long.toString(Folders.bytes(made.resolve("inbox"))));
        facts.setProperty("files", Long.toString(files(made.resolve("inbox")).size()));
        facts.setProperty("day_rows", Integer.toString(held));
        facts.setProperty(
                "day_files", Integer.toString(files(made.resolve("day")).size()));
        try (Writer writer = Files.newBufferedWriter(made.resolve("facts.properties"))) {
            facts.store(writer, null);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Lines but for the headers. */
    private static long rows(Path inbox) throws IOException {
        long rows = 0;
        for (Path file : files(inbox)) {
            byte[] bytes = Files.readAllBytes(file);
            for (byte one : bytes) {
                rows += one == '\n' ? 1 : 0;
            }
            rows--;
        }
        return rows;
    }
}

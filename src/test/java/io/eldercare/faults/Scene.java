package io.eldercare.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A small home with a published month, deliveries of the next one in its inbox, and what an undisturbed run makes of them.
 *
 * @param work folder for copies
 * @param delivered SHA-256 of the files in the inbox by their path there
 */
record Scene(
        Path work, Program program, Path base, Map<String, String> delivered, HomeDigest before, HomeDigest after) {
    private static final String PLAN = "JDZ3Y";

    /** Simulates two months, publishes the first and the second, in a folder that is emptied before. */
    static Scene make(Path work, Program program) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path base = work.resolve("base");
        delete(base);
        delete(work.resolve("calm.done"));
        Path files = work.resolve("files");
        delete(files);
        expectDone(program.run(
                base,
                "simulate",
                "--plan",
                PLAN,
                "--from",
                "2025-10",
                "--to",
                "2025-11",
                "--scale",
                "0.02",
                "--seed",
                "20251101",
                "--format",
                "csv",
                "--out",
                files.toString()));
        // in two nights, so that tables have a log; the last county in the second
        deliver(files, base, ".*(?<!/360281)/[^/]*2025-10[^/]*");
        expectDone(program.run(base, "nightly", "--no-reports"));
        deliver(files, base, ".*/360281/[^/]*2025-10[^/]*");
        expectDone(program.run(base, "nightly"));
        deliver(files, base, ".*/(360281|360202)/(volunteer_team|visit|family_bed)_[^/]*2025-11[^/]*");
        return of(work, program, base, "nightly");
    }

    /** The scene of a home whose inbox waits for a run that changes figures; an undisturbed one is made of a copy. */
    static Scene of(Path work, Program program, Path base, String... command) throws IOException, InterruptedException {
        HomeDigest before = HomeDigest.of(base);
        PlainServer.of(base).stop("fast");
        Map<String, String> delivered = HomeDigest.hashes(base.resolve("inbox"));
        Scene unfinished = new Scene(work, program, base, delivered, before, before);
        Path calm = work.resolve("calm");
        Path done = work.resolve("calm.done");
        if (!Files.exists(done)) {
            unfinished.copy("calm");
            expectDone(program.run(calm, command));
            Files.createFile(done);
        }
        HomeDigest after = HomeDigest.of(calm);
        List<String> breaches;
        try {
            breaches = Conservation.afterARun(calm, delivered);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
        PlainServer.of(calm).stop("fast");
        if (!breaches.isEmpty() || !after.differences(before).contains("mart mart.kpi_value")) {
            throw new AssertionError("The undisturbed run is no measure: " + breaches);
        }
        return new Scene(work, program, base, delivered, before, after);
    }

    private static void expectDone(Program.Ended run) {
        if (run.code() != 0) {
            throw new AssertionError("An undisturbed run failed:\n" + run.output());
        }
    }

    /** A folder's home in the state before, in a folder of that name. */
    Path copy(String name) throws IOException, InterruptedException {
        Path copy = work.resolve(name);
        delete(copy);
        int code = new ProcessBuilder("cp", "-a", "--reflink=auto", base.toString(), copy.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("Cannot copy the home");
        }
        return copy;
    }

    private static void deliver(Path files, Path home, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(files.resolve("inbox"))) {
            all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(pattern))
                    .forEach(found::add);
        }
        for (Path file : found) {
            Path target = home.resolve("inbox").resolve(files.resolve("inbox").relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    static void delete(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

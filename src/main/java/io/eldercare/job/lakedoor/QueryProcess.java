package io.eldercare.job.lakedoor;

import io.eldercare.definitions.LakeSettings;
import io.eldercare.job.Workplace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running queries' process with its scratch folder; both end with {@link #close}. */
final class QueryProcess implements AutoCloseable {
    private final Path scratch;
    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;
    private final Thread atExit;

    private QueryProcess(Path scratch, Process process) {
        this.scratch = scratch;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.atExit = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static QueryProcess start(Workplace place, LakeSettings settings, LakeRole role) throws IOException {
        Path scratch = Files.createTempDirectory(
                "eldercare-lake-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (settings.runAs().isPresent()) {
            give(scratch, settings.runAs().get());
        }
        QueryProcess child = new QueryProcess(scratch, new ChildCommand(settings, scratch).start());
        List<String> forbidden = settings.runAs().isEmpty()
                ? List.of()
                : Stream.of(
                                place.home().archive(),
                                place.home().secrets(),
                                place.home().mart(),
                                place.home().inbox())
                        .map(Path::toString)
                        .toList();
        child.say(new Message.Setup(
                place.home().lake().toString(),
                place.definitionsRoot().toString(),
                scratch.toString(),
                role,
                settings.seconds(),
                settings.scratchMegabytes(),
                forbidden));
        return child;
    }

    private static void give(Path folder, String user) throws IOException {
        if ("root".equals(ProcessHandle.current().info().user().orElse(""))) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    private void say(Object order) throws IOException {
        orders.write(Message.JSON.writeValueAsString(order) + "\n");
        orders.flush();
    }

    void ask(@Nullable String statement, long rows) throws IOException {
        say(new Message.Request(statement, rows));
    }

    /** Null when the process has ended. */
    Message.@Nullable Answer next() {
        try {
            String line = answers.readLine();
            return line == null ? null : Message.JSON.readValue(line, Message.Answer.class);
        } catch (IOException ended) {
            return null;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Exit code after the end; 3 after the memory was used up. */
    int exitCode() {
        try {
            return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        kill();
        exitCode();
        try (Stream<Path> files = Files.walk(scratch)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException kept) {
            // the operating system clears its temporary folder
        }
    }
}

package io.eldercare.cli;

import io.eldercare.job.JobFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A job file of {@code jobs/}, by path or by name. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "JOB", descriptionKey = "run.JOB")
    private String job = "";

    RunCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        return NightlyCommand.print(
                invocation, JobFile.run(invocation.usableWorkplace(), jobFile(), invocation.nightRequest("run")));
    }

    private Path jobFile() throws IOException {
        Path jobs = invocation.console().definitionsRoot().resolve("jobs");
        for (Path candidate : List.of(Path.of(job), jobs.resolve(job), jobs.resolve(job + ".yml"))) {
            if (Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        throw new UsageException(invocation.text("usage.unknown-job", job, known(jobs)));
    }

    private String known(Path jobs) throws IOException {
        if (!Files.isDirectory(jobs)) {
            return "";
        }
        try (Stream<Path> files = Files.list(jobs)) {
            return invocation
                    .texts()
                    .list(files.filter(RunCommand::isJob)
                            .map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    private static boolean isJob(Path file) {
        if (!file.toString().endsWith(".yml")) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("job:"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}

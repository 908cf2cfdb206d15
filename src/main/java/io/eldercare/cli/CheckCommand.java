package io.eldercare.cli;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.county.FileCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deliveries, or all definitions, without loading anything. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "FILE", descriptionKey = "check.FILE", arity = "0..*")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--marked", paramLabel = "OUT.xlsx")
    private @Nullable Path marked;

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (marked != null && files.size() != 1) {
            throw new UsageException(invocation.text("usage.marked-one"));
        }
        return files.isEmpty() ? checkDefinitions() : checkFiles();
    }

    private int checkDefinitions() {
        Definitions definitions = Definitions.load(invocation.console().definitionsRoot());
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("contracts", definitions.contracts().size());
        counts.put("profiles", definitions.profiles().size());
        counts.put("models", definitions.gold().size());
        counts.put("checks", definitions.checks().size());
        counts.put("kpis", definitions.kpis().size());
        counts.put("plans", definitions.plans().size());
        invocation.print(
                invocation.options().json()
                        ? Json.of(counts)
                        : invocation.text("check.definitions", counts.values().toArray()));
        return ExitCode.DONE;
    }

    private int checkFiles() throws Exception {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException(invocation.text("usage.no-file", file));
            }
        }
        List<FileCheck.Outcome> outcomes = outcomes();
        if (invocation.options().json()) {
            invocation.print(Json.of(outcomes));
        } else {
            CheckPrint print = new CheckPrint(invocation.texts());
            outcomes.stream().flatMap(outcome -> print.lines(outcome).stream()).forEach(invocation::print);
        }
        return outcomes.stream().anyMatch(CheckPrint::wouldReject) ? ExitCode.CHECK : ExitCode.DONE;
    }

    private List<FileCheck.Outcome> outcomes() {
        Path copy = marked;
        if (copy == null) {
            return FileCheck.check(invocation.workplace(), List.copyOf(files));
        }
        Path folder = copy.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(invocation.text("usage.no-folder", String.valueOf(folder)));
        }
        FileCheck.Outcome outcome = FileCheck.mark(invocation.workplace(), files.get(0), copy);
        invocation.note(invocation.text("check.marked", copy));
        return List.of(outcome);
    }
}

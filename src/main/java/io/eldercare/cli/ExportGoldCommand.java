package io.eldercare.cli;

import io.eldercare.job.lakedoor.GoldExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies gold for analysts' own tools. */
@Command(name = "export-gold")
final class ExportGoldCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "export.out")
    private Path out = Path.of("");

    @Option(names = "--persons")
    private boolean persons;

    ExportGoldCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        if (isFilled(out)) {
            throw new UsageException(invocation.text("usage.filled-folder", out));
        }
        List<String> tables = GoldExport.copy(
                invocation.filledWorkplace(),
                persons ? GoldExport.Extent.PERSONS : GoldExport.Extent.OPEN,
                out.toAbsolutePath());
        tables.forEach(invocation::print);
        invocation.note(invocation.text("export.done", tables.size(), out));
        return ExitCode.DONE;
    }

    private static boolean isFilled(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            return files.findAny().isPresent();
        }
    }
}

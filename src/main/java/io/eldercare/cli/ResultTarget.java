package io.eldercare.cli;

import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import io.eldercare.export.ResultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes and in which form: {@code --format}, {@code --out}, {@code --bom}. */
final class ResultTarget {
    private static final String MARK = "\uFEFF";

    @Option(names = "--format", paramLabel = "table|csv|json|xlsx|parquet")
    private @Nullable OutputFormat format;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--bom", negatable = true)
    private @Nullable Boolean mark;

    /** Runs a query and writes its result in a format. */
    interface Query {
        QuerySummary run(OutputFormat format, OutputStream out) throws IOException;
    }

    boolean isFile() {
        return file != null;
    }

    /** @throws UsageException for bytes on a terminal, or a folder that is not there */
    void check(Invocation invocation) {
        if (file == null
                && format(invocation).isBinary()
                && invocation.console().isTerminal()) {
            throw new UsageException(invocation.text("usage.binary-on-terminal"));
        }
        if (file != null && (Files.isDirectory(file) || !Files.isDirectory(folder(file)))) {
            throw new UsageException(invocation.text("usage.no-folder", file));
        }
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    /** As asked for, else as the file's name says, else JSON for programs and a table for people. */
    OutputFormat format(Invocation invocation) {
        if (format != null) {
            return format;
        }
        if (file != null) {
            String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
            for (OutputFormat each : OutputFormat.values()) {
                if (name.endsWith("." + each.name())) {
                    return each;
                }
            }
        }
        return invocation.options().json() ? OutputFormat.JSON : OutputFormat.TABLE;
    }

    /** Writes the result and tells the person what it holds. */
    void write(Invocation invocation, Query query) throws IOException {
        OutputFormat chosen = format(invocation);
        QuerySummary summary;
        if (file != null) {
            summary = new ResultFile(file, chosen, mark == null || mark).write(out -> query.run(chosen, out));
        } else {
            OutputStream out = invocation.console().out();
            if (chosen == OutputFormat.CSV && mark != null && mark) {
                out.write(MARK.getBytes(StandardCharsets.UTF_8));
            }
            summary = query.run(chosen, out);
        }
        tell(invocation, summary);
        if (file != null) {
            invocation.note(invocation.text("sql.written", file));
        }
    }

    /** That something is missing is said also with {@code --quiet}. */
    static void tell(Invocation invocation, QuerySummary summary) {
        invocation.note(invocation.text("sql.rows", summary.rows()));
        if (summary.cut()) {
            invocation.console().err().println(invocation.text("sql.cut", summary.rows()));
        }
        if (summary.shortened() > 0) {
            invocation.console().err().println(invocation.text("sql.shortened", summary.shortened()));
        }
    }
}

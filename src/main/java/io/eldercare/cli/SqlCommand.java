package io.eldercare.cli;

import io.eldercare.job.MartQuery;
import io.eldercare.job.Workplace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Read-only queries: one from the arguments, a file or standard input, or many at a prompt. */
@Command(name = "sql")
final class SqlCommand implements Callable<Integer> {
    enum Store {
        MART,
        LAKE
    }

    enum Format {
        TABLE,
        CSV,
        JSON,
        XLSX
    }

    private final Invocation invocation;

    @Option(names = "--on", paramLabel = "mart|lake", defaultValue = "mart")
    private Store on = Store.MART;

    @Option(names = "--as", paramLabel = "ROLE", defaultValue = "statistician")
    private String role = "statistician";

    @Option(names = "-f", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--format", paramLabel = "table|csv|json|xlsx")
    private @Nullable Format format;

    @Parameters(paramLabel = "SQL", descriptionKey = "sql.SQL", arity = "0..1")
    private @Nullable String sql;

    SqlCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (on == Store.LAKE) {
            throw new UsageException(invocation.text("usage.mart-only"));
        }
        if (sql != null && file != null) {
            throw new UsageException(invocation.text("usage.sql-or-file"));
        }
        if (format == Format.XLSX && invocation.console().isTerminal()) {
            throw new UsageException(invocation.text("usage.xlsx-on-terminal"));
        }
        Workplace place = invocation.filledWorkplace();
        if (sql == null && file == null && invocation.console().isTerminal()) {
            return SqlPrompt.converse(invocation, place, role, formatName());
        }
        MartQuery.Result result = MartQuery.run(
                place, role, statement(), formatName(), invocation.console().out());
        tell(invocation, result);
        return ExitCode.DONE;
    }

    static void tell(Invocation invocation, MartQuery.Result result) {
        invocation.note(invocation.text("sql.rows", result.rows()));
        if (result.cut()) {
            invocation.console().err().println(invocation.text("sql.cut", result.rows()));
        }
    }

    private String statement() throws IOException {
        String text = sql != null ? sql : file != null ? read(file) : standardInput();
        if (text.isBlank()) {
            throw new UsageException(invocation.text("usage.no-sql"));
        }
        return text;
    }

    private String read(Path source) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new UsageException(invocation.text("usage.no-file", source));
        }
        return Files.readString(source, StandardCharsets.UTF_8);
    }

    private String standardInput() {
        return invocation.console().in().lines().collect(Collectors.joining("\n"));
    }

    private String formatName() {
        Format chosen = format != null ? format : invocation.options().json() ? Format.JSON : Format.TABLE;
        return chosen.name().toLowerCase(Locale.ROOT);
    }
}

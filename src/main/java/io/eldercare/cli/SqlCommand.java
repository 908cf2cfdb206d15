package io.eldercare.cli;

import io.eldercare.job.MartQuery;
import io.eldercare.job.Workplace;
import io.eldercare.job.lakedoor.LakeDoor;
import io.eldercare.mart.QueryLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Read-only queries: one from the arguments, a file, the ready-made questions or standard input, or many at a prompt. */
@Command(name = "sql")
final class SqlCommand implements Callable<Integer> {
    enum Store {
        MART,
        LAKE
    }

    private final Invocation invocation;

    @Option(names = "--on", paramLabel = "mart|lake", defaultValue = "mart")
    private Store on = Store.MART;

    @Option(names = "--as", paramLabel = "ROLE", defaultValue = "statistician")
    private String role = "statistician";

    @Option(names = "-f", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--example", paramLabel = "NAME")
    private @Nullable String example;

    @Option(names = "--examples")
    private boolean examples;

    @Mixin
    private ResultTarget target = new ResultTarget();

    @Parameters(paramLabel = "SQL", descriptionKey = "sql.SQL", arity = "0..1")
    private @Nullable String sql;

    SqlCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (examples) {
            return ExamplePrint.list(invocation);
        }
        if (Stream.of(sql, file, example).filter(each -> each != null).count() > 1) {
            throw new UsageException(invocation.text("usage.sql-or-file"));
        }
        target.check(invocation);
        Workplace place = invocation.filledWorkplace();
        return on == Store.LAKE ? lake(place) : mart(place);
    }

    private boolean asksAtPrompt() {
        return sql == null
                && file == null
                && example == null
                && invocation.console().isTerminal();
    }

    private int lake(Workplace place) throws IOException {
        if (example != null) {
            throw new UsageException(invocation.text("usage.mart-only"));
        }
        try (LakeDoor door = LakeDoor.open(place)) {
            if (asksAtPrompt()) {
                return SqlPrompt.lake(invocation, door, target.format(invocation));
            }
            String statement = statement();
            long limit = target.isFile() ? LakeDoor.FILE_ROWS : door.rows();
            target.write(invocation, (format, out) -> door.execute(statement, format, out, limit));
        }
        return ExitCode.DONE;
    }

    private int mart(Workplace place) throws IOException {
        if (asksAtPrompt()) {
            return SqlPrompt.mart(invocation, place, role, target.format(invocation));
        }
        String statement = statement();
        QueryLimits limits = target.isFile() ? QueryLimits.FILE : QueryLimits.DEFAULT;
        try (MartQuery query = MartQuery.open(place, role, limits)) {
            target.write(invocation, (format, out) -> query.execute(statement, format, out));
        }
        return ExitCode.DONE;
    }

    private String statement() throws IOException {
        String text = sql != null
                ? sql
                : file != null ? read(file) : example != null ? ExamplePrint.sql(invocation, example) : standardInput();
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
}

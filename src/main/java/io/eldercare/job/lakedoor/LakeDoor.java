package io.eldercare.job.lakedoor;

import io.eldercare.definitions.LakeSettings;
import io.eldercare.definitions.Problems;
import io.eldercare.definitions.Settings;
import io.eldercare.export.OutputFormat;
import io.eldercare.export.QuerySummary;
import io.eldercare.export.ResultColumn;
import io.eldercare.export.ResultWriter;
import io.eldercare.job.Workplace;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.lake.sql.StatementText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Queries on silver and gold by whoever may ask them. Statements run in a {@link LakeProcess}, started with the first and again after one that broke it;
 * each is logged before its result counts.
 */
public final class LakeDoor implements AutoCloseable {
    /** Rows of a result that goes into a file: a sheet's less its head. */
    public static final int FILE_ROWS = 1_048_575;

    private static final long START_SECONDS = 60;
    /** Of the JVM, and of Spark when a task met it. */
    private static final Set<Integer> OUT_OF_MEMORY = Set.of(3, 52);
    /** After these a process may still end: the next question gets a new one. */
    private static final Set<Refusal> EXHAUSTED = Set.of(Refusal.LAKE_TIME, Refusal.LAKE_MEMORY, Refusal.LAKE_DISK);

    private final Workplace place;
    private final LakeSettings settings;
    private final Reader reader;
    private final QueryLog log;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "query-watch");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable QueryProcess process;

    private LakeDoor(Workplace place, LakeSettings settings, Reader reader) {
        this.place = place;
        this.settings = settings;
        this.reader = reader;
        this.log = new QueryLog(place.home().logs(), reader, place.clock());
    }

    /** @throws RefusedStatement for a user without a role */
    public static LakeDoor open(Workplace place) throws IOException {
        Problems problems = new Problems();
        LakeSettings settings = Settings.load(
                        place.definitionsRoot().resolve("jobs").resolve("settings.yml"), problems)
                .lake();
        problems.throwIfAny();
        return open(place, settings, Reader.present(place.home().root(), settings, place.environment()));
    }

    static LakeDoor open(Workplace place, LakeSettings settings, Reader reader) {
        return new LakeDoor(place, settings, reader);
    }

    public Reader reader() {
        return reader;
    }

    /** Rows of a result that is shown. */
    public int rows() {
        return settings.rows();
    }

    /** A relation with its Chinese name and columns. */
    public record Table(String name, String title, List<Column> columns) {}

    /** @param label Chinese name, may be empty */
    public record Column(String name, String type, String label) {}

    /** What the reader may read, by name. */
    public List<Table> tables() throws IOException {
        QueryProcess child = running();
        child.ask(null, 0);
        Message.Answer answer = child.next();
        List<Message.Table> found = answer == null ? null : answer.catalog();
        if (found == null) {
            stop();
            return List.of();
        }
        child.next();
        return found.stream()
                .map(table -> new Table(
                        table.name(),
                        table.title(),
                        table.columns().stream()
                                .map(column -> new Column(column.name(), column.type(), column.label()))
                                .toList()))
                .toList();
    }

    /**
     * Runs one statement and writes its result; the stream stays open.
     *
     * @param limit rows that are written at most
     * @throws RefusedStatement when there is no result
     */
    public QuerySummary execute(String typed, OutputFormat format, OutputStream out, long limit) throws IOException {
        QueryLog.Open entry = log.open();
        try {
            StatementText.of(typed);
            QuerySummary summary = result(typed, format, out, limit);
            log.close(entry, typed, summary.rows(), summary.cut() ? "done cut" : "done");
            return summary;
        } catch (RefusedStatement refused) {
            log.close(entry, typed, 0, kind(refused.refusal()) + " " + refused.refusal());
            throw refused;
        } catch (IOException | RuntimeException failure) {
            log.close(entry, typed, 0, "failed");
            throw failure;
        }
    }

    private static String kind(Refusal refusal) {
        return switch (refusal) {
            case LAKE_TIME, LAKE_MEMORY, LAKE_DISK, LAKE_STOPPED -> "stopped";
            case LAKE_FAILED, LAKE_VALUE -> "failed";
            default -> "refused";
        };
    }

    private QuerySummary result(String typed, OutputFormat format, OutputStream out, long limit) throws IOException {
        boolean fresh = process == null;
        QueryProcess child = running();
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = watch.schedule(
                () -> {
                    late.set(true);
                    child.kill();
                },
                settings.seconds() + 10 + (fresh ? START_SECONDS : 0),
                TimeUnit.SECONDS);
        try {
            child.ask(typed, limit + 1);
            return read(child, format, out, limit, late);
        } finally {
            end.cancel(false);
        }
    }

    private QuerySummary read(QueryProcess child, OutputFormat format, OutputStream out, long limit, AtomicBoolean late)
            throws IOException {
        ResultWriter writer = null;
        try {
            while (true) {
                Message.Answer answer = child.next();
                if (answer == null) {
                    throw broken(child, late.get());
                }
                List<Message.Head> columns = answer.columns();
                List<@Nullable String> row = answer.row();
                Message.Refused refused = answer.refused();
                if (columns != null) {
                    List<ResultColumn> heads =
                            columns.stream().map(Message.Head::column).toList();
                    writer = ResultWriter.open(format, out, heads, limit);
                } else if (row != null && writer != null) {
                    writer.add(row.toArray(new @Nullable String[0]));
                } else if (refused != null) {
                    if (EXHAUSTED.contains(refused.code())) {
                        stop();
                    }
                    throw new RefusedStatement(refused.code(), refused.message());
                } else if (writer != null) {
                    return writer.end();
                }
            }
        } finally {
            if (writer != null) {
                writer.close();
            }
        }
    }

    /** The process ended in the middle of a query. */
    private RefusedStatement broken(QueryProcess child, boolean late) {
        int code = child.exitCode();
        stop();
        if (late) {
            return new RefusedStatement(Refusal.LAKE_TIME, "查询超过 " + settings.seconds() + " 秒，已停止：请缩小范围，或先汇总再连接");
        }
        if (OUT_OF_MEMORY.contains(code)) {
            return new RefusedStatement(Refusal.LAKE_MEMORY, "查询占用的内存太多，已停止：请加条件、先汇总，或少取字段");
        }
        return new RefusedStatement(Refusal.LAKE_STOPPED, "查询进程已停止，没有结果：可以再试；反复出现时请找管理员");
    }

    private QueryProcess running() throws IOException {
        QueryProcess child = process;
        if (child == null || !child.isAlive()) {
            stop();
            child = QueryProcess.start(place, settings, reader.role());
            process = child;
        }
        return child;
    }

    private void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    @Override
    public void close() {
        stop();
        watch.shutdownNow();
    }
}

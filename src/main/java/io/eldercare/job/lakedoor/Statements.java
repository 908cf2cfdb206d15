package io.eldercare.job.lakedoor;

import io.eldercare.lake.sql.CheckedQuery;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.lake.sql.SparkFailure;
import io.eldercare.lake.sql.StatementText;
import io.eldercare.lake.store.Locations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.classic.SparkSession;
import org.jspecify.annotations.Nullable;

/** Answers one request after another, each in a thread of its own with a stack that bears deep plans, watched for time and temporary files. */
final class Statements {
    private static final String GROUP = "query";
    private static final long STACK_BYTES = 256L << 20;
    private static final long LOOK_MILLIS = 50;
    private static final long GRACE_MILLIS = 4_000;

    private final SparkSession spark;
    private final Message.Setup setup;
    private final LakeCatalog catalog;
    private final Answers answers;
    private final ScratchUse scratch;

    Statements(SparkSession spark, Message.Setup setup, LakeCatalog catalog, Answers answers) {
        this.spark = spark;
        this.setup = setup;
        this.catalog = catalog;
        this.answers = answers;
        this.scratch = new ScratchUse(Path.of(setup.scratch()));
    }

    /** Says exactly one end or refusal. A query that does not stop when told to ends the process. */
    void answer(Message.Request request) throws IOException {
        CompletableFuture<@Nullable RefusedStatement> done = new CompletableFuture<>();
        AtomicReference<@Nullable RefusedStatement> stopped = new AtomicReference<>();
        Thread worker = new Thread(null, () -> done.complete(run(request)), "query", STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        watch(done, stopped);
        RefusedStatement why = stopped.get();
        if (why != null && !done.isDone()) {
            answers.refused(why);
            Runtime.getRuntime().halt(1);
        }
        RefusedStatement refused = done.join();
        if (refused != null) {
            answers.refused(why != null ? why : refused);
        } else {
            answers.end();
        }
    }

    private void watch(CompletableFuture<?> done, AtomicReference<@Nullable RefusedStatement> stopped) {
        long started = System.nanoTime();
        long look = 0;
        while (!isDone(done, LOOK_MILLIS)) {
            long millis = (System.nanoTime() - started) / 1_000_000;
            RefusedStatement why = millis > setup.seconds() * 1_000L
                    ? new RefusedStatement(
                            Refusal.LAKE_TIME,
                            "查询超过 " + setup.seconds() + " 秒，已停止：请缩小范围，例如加 where month = date '2025-10-01'，或先汇总再连接")
                    : ++look % 10 == 0 && scratch.megabytes() > setup.scratchMegabytes()
                            ? new RefusedStatement(Refusal.LAKE_DISK, "查询占用的临时空间太多，已停止：请缩小范围，或先汇总再连接")
                            : null;
            if (why != null) {
                stopped.set(why);
                spark.sparkContext().cancelJobGroup(GROUP);
                isDone(done, GRACE_MILLIS);
                return;
            }
        }
    }

    private static boolean isDone(CompletableFuture<?> done, long millis) {
        try {
            done.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException | java.util.concurrent.TimeoutException later) {
            return false;
        } catch (java.util.concurrent.ExecutionException failed) {
            return true;
        }
    }

    /** @return why there is no result, null when it has been written */
    private @Nullable RefusedStatement run(Message.Request request) {
        try {
            SparkSession.setActiveSession(spark);
            spark.sparkContext().setJobGroup(GROUP, "", true);
            String statement = request.statement();
            if (statement == null) {
                answers.catalog(catalog.describe());
            } else {
                rows(statement, request.rows());
            }
            return null;
        } catch (Throwable failure) {
            return SparkFailure.explain(failure);
        }
    }

    private void rows(String statement, long rows) throws IOException {
        CheckedQuery query = CheckedQuery.of(spark, StatementText.of(statement), catalog.names());
        switch (query.kind()) {
            case TABLES -> CatalogRows.tables(catalog, answers);
            case COLUMNS ->
                CatalogRows.columns(catalog.describe(query.reads().iterator().next()), answers);
            case ROWS -> {
                URI lake = Locations.of(setup.lake()).toUri();
                new QueryRows(query.bind(spark, catalog::open, lake)).write(rows, answers);
            }
        }
    }
}

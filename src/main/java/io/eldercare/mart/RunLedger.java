package io.eldercare.mart;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The runs of a home and their steps: {@code ops.run}, {@code ops.step}. */
public final class RunLedger {
    private final Jdbi jdbi;

    RunLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Enters a run. The caller holds the home's lock, so whatever still reads as running was interrupted, and is marked so. */
    public void start(String runId, String command, Instant startedAt) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            update ops.run set outcome = 'failed', finished_at = :at, message = '运行中断'
                            where outcome = 'running'
                            """).bind("at", startedAt).execute();
            handle.createUpdate("""
                            insert into ops.run (run_id, started_at, command, outcome) values (:run, :at, :command, 'running')
                            """)
                    .bind("run", runId)
                    .bind("at", startedAt)
                    .bind("command", command)
                    .execute();
        });
    }

    /** Enters what a step took; a step done again replaces its entry. */
    public void step(String runId, String step, Duration duration, String detail) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into ops.step (run_id, step, seconds, detail) values (:run, :step, :seconds, :detail)
                        on conflict (run_id, step) do update set seconds = excluded.seconds, detail = excluded.detail
                        """)
                .bind("run", runId)
                .bind("step", step)
                .bind("seconds", BigDecimal.valueOf(duration.toMillis(), 3))
                .bind("detail", detail)
                .execute());
    }

    public void done(String runId, Instant finishedAt, int deliveries, long rows, long rejected) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update ops.run set outcome = 'done', finished_at = :at, deliveries = :deliveries, rows = :rows, rejected = :rejected
                        where run_id = :run
                        """)
                .bind("run", runId)
                .bind("at", finishedAt)
                .bind("deliveries", deliveries)
                .bind("rows", rows)
                .bind("rejected", rejected)
                .execute());
    }

    public void failed(String runId, Instant finishedAt, String message) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update ops.run set outcome = 'failed', finished_at = :at, message = :message where run_id = :run")
                .bind("run", runId)
                .bind("at", finishedAt)
                .bind("message", message)
                .execute());
    }

    /** Latest first. */
    public List<RunRecord> latest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from ops.run order by started_at desc, run_id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new RunRecord(
                        row.getString("run_id"),
                        row.getTimestamp("started_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                        row.getString("command"),
                        row.getString("outcome"),
                        row.getInt("deliveries"),
                        row.getLong("rows"),
                        row.getLong("rejected"),
                        Optional.ofNullable(row.getString("message"))))
                .list());
    }
}

package io.eldercare.mart;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
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
                            update ops.run set outcome = 'failed', finished_at = :at, message = '运行中断', failure = 'RUN_KILLED'
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

    /** Tells which program and definitions a run works with. */
    public void describe(String runId, String program, String definitions) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update ops.run set program = :program, definitions_hash = :definitions where run_id = :run")
                .bind("run", runId)
                .bind("program", program)
                .bind("definitions", definitions)
                .execute());
    }

    /** Enters what is known from elsewhere about runs that have ended: those that never reached the mart, those it lost, those that were killed. */
    public void complete(List<RunRecord> runs) {
        jdbi.useHandle(handle -> {
            Set<String> told = Set.copyOf(handle.createQuery(
                            "select run_id from ops.run where exit_code is not null or failure = 'RUN_KILLED' and program is not null")
                    .mapTo(String.class)
                    .list());
            runs.stream().filter(run -> !told.contains(run.runId())).forEach(run -> enter(handle, run));
        });
    }

    private static void enter(Handle handle, RunRecord run) {
        handle.createUpdate("""
                        insert into ops.run (run_id, started_at, finished_at, command, outcome, deliveries, repeated, refused,
                            rows, accepted, rejected, exit_code, failure, program, definitions_hash, message)
                        values (:run, :started, :finished, :command, :outcome, :deliveries, :repeated, :refused,
                            :rows, :accepted, :rejected, :exit, :failure, :program, :definitions, :message)
                        on conflict (run_id) do update set exit_code = excluded.exit_code, failure = excluded.failure,
                            program = excluded.program, definitions_hash = excluded.definitions_hash
                        """)
                .bind("run", run.runId())
                .bind("started", run.startedAt())
                .bind("finished", run.finishedAt())
                .bind("command", run.command())
                .bind("outcome", run.outcome())
                .bindMethods(run.totals())
                .bind("exit", run.exitCode())
                .bind("failure", run.failure())
                .bind("program", run.program())
                .bind("definitions", run.definitions())
                .bind("message", run.message())
                .execute();
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

    public void done(String runId, Instant finishedAt, RunTotals totals) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update ops.run set outcome = 'done', exit_code = 0, finished_at = :at, deliveries = :deliveries,
                            repeated = :repeated, refused = :refused, rows = :rows, accepted = :accepted, rejected = :rejected
                        where run_id = :run
                        """)
                .bind("run", runId)
                .bind("at", finishedAt)
                .bindMethods(totals)
                .execute());
    }

    /** @param failure code, {@code exitCode} what the command ends with */
    public void failed(String runId, Instant finishedAt, String message, String failure, OptionalInt exitCode) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update ops.run set outcome = 'failed', finished_at = :at, message = :message, failure = :failure, exit_code = :exit
                        where run_id = :run
                        """)
                .bind("run", runId)
                .bind("at", finishedAt)
                .bind("message", message)
                .bind("failure", failure)
                .bind("exit", exitCode.isPresent() ? exitCode.getAsInt() : null)
                .execute());
    }

    /** Latest first. */
    public List<RunRecord> latest(int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from ops.run order by started_at desc, run_id desc limit :limit")
                        .bind("limit", limit)
                        .map((row, context) -> record(row))
                        .list());
    }

    private static RunRecord record(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getString("run_id"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getString("command"),
                row.getString("outcome"),
                new RunTotals(
                        row.getInt("deliveries"),
                        row.getInt("repeated"),
                        row.getInt("refused"),
                        row.getLong("rows"),
                        row.getLong("accepted"),
                        row.getLong("rejected")),
                Optional.ofNullable(row.getObject("exit_code", Integer.class)),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getString("program")).orElse(""),
                Optional.ofNullable(row.getString("definitions_hash")).orElse(""),
                Optional.ofNullable(row.getString("message")));
    }
}

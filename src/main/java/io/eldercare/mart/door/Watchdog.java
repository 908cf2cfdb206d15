package io.eldercare.mart.door;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps readers to the limits of their database where they changed them for their session or login: once a second it stops queries that take too long,
 * ends sessions that hold a transaction or idle, and puts logins back as they must be; every ten seconds it takes in the query log.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final int COLLECT_EVERY = 10;

    // a little above the limits of the database, which come first for those who left them alone
    private static final String HOLD = """
            select pg_cancel_backend(pid) from pg_stat_activity
            where datname = 'readers' and backend_type = 'client backend' and usename <> current_user
                and state = 'active' and clock_timestamp() - query_start between interval '32 s' and interval '40 s'
            union all
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = 'readers' and backend_type = 'client backend' and usename <> current_user
                and (
                    (state = 'active' and clock_timestamp() - query_start > interval '40 s')
                    or (state like 'idle in transaction%' and clock_timestamp() - state_change > interval '65 s')
                    or clock_timestamp() - xact_start > interval '11 min'
                    or (state = 'idle' and clock_timestamp() - state_change > interval '61 min')
                )
            """;

    private final DataSource readers;
    private final QueryLog log;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(round -> {
        Thread thread = new Thread(round, "mart-watchdog");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Connection connection;
    private int round;

    private Watchdog(DataSource readers, QueryLog log) {
        this.readers = readers;
        this.log = log;
    }

    /** @param readers connections of the owner to the readers' database, who may stop the queries of others */
    public static Watchdog start(DataSource readers, QueryLog log) {
        Watchdog watchdog = new Watchdog(readers, log);
        watchdog.rounds.scheduleWithFixedDelay(watchdog::goRound, 1, 1, TimeUnit.SECONDS);
        return watchdog;
    }

    /** A round that fails is told and the next one tries again with a connection of its own. */
    private void goRound() {
        try {
            Connection mine = connection;
            if (mine == null || mine.isClosed()) {
                mine = readers.getConnection();
                connection = mine;
            }
            try (Statement statement = mine.createStatement()) {
                statement.execute(HOLD);
            }
            for (String login : Logins.putBack(mine)) {
                LOG.warn("Login {} had changed its password or settings; they are as configured again", login);
            }
            if (++round % COLLECT_EVERY == 0) {
                log.collect();
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("A round of the watchdog failed: {}", failure.getMessage());
            leave();
        }
    }

    private void leave() {
        Connection mine = connection;
        connection = null;
        if (mine != null) {
            try {
                mine.close();
            } catch (SQLException gone) {
                LOG.debug("The connection was gone already", gone);
            }
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            if (!rounds.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The watchdog did not stop in time");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        leave();
        try {
            log.collect();
        } catch (RuntimeException failure) {
            LOG.warn("{}", failure.getMessage());
        }
    }
}

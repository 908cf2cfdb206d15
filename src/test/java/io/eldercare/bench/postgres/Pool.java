package io.eldercare.bench.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few connections, each with its staging tables, that share out the work. */
public final class Pool implements AutoCloseable {
    private final BlockingQueue<Connection> idle;
    private final ExecutorService workers;
    private final List<Connection> all = new ArrayList<>();

    public Pool(BulkServer server, int connections) throws SQLException {
        this.idle = new ArrayBlockingQueue<>(connections);
        this.workers = Executors.newFixedThreadPool(connections);
        for (int number = 0; number < connections; number++) {
            Connection connection = server.connect();
            new Database(connection).run(new Script("session"));
            all.add(connection);
            idle.add(connection);
        }
    }

    /** What is done in a connection, in one transaction. */
    @FunctionalInterface
    public interface Work {
        void in(Database database) throws Exception;
    }

    /** What is done with each of several things. */
    @FunctionalInterface
    public interface WorkWith<T> {
        void in(T thing, Database database) throws Exception;
    }

    public void one(Work work) throws Exception {
        each(List.of(work), Work::in);
    }

    /** Does all in the order given, so many at a time as there are connections; the first failure is thrown. */
    public <T> void each(List<T> things, WorkWith<T> work) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (T thing : things) {
            running.add(workers.submit(() -> {
                Connection connection = idle.take();
                try {
                    connection.setAutoCommit(false);
                    work.in(thing, new Database(connection));
                    connection.commit();
                } finally {
                    idle.add(connection);
                }
                return thing;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    @Override
    public void close() throws SQLException {
        workers.shutdownNow();
        for (Connection connection : all) {
            connection.close();
        }
    }
}

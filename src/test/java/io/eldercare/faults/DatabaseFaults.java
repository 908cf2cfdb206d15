package io.eldercare.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** PostgreSQL stops, lets go or takes nobody. */
final class DatabaseFaults {
    private static final String STAGE = "数据库";
    private static final String CUT = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where pid <> pg_backend_pid() and backend_type = 'client backend'";

    private DatabaseFaults() {}

    static void addTo(List<Fault> faults) {
        for (String point : List.of("lake.commit.before", "publish.change#7", "publish.commit", "copy.commit")) {
            faults.add(Fault.of(STAGE, "在 `" + point + "` 服务器立即停止", trial -> at(trial, point, DatabaseFaults::stop)));
            faults.add(Fault.of(STAGE, "在 `" + point + "` 连接全部切断", trial -> at(trial, point, DatabaseFaults::cut)));
        }
        faults.add(Fault.of(STAGE, "服务器只给一个连接", trial -> {
            trial.server().start(" -c max_connections=1 -c superuser_reserved_connections=0 -c autovacuum=off");
            try {
                return Matrix.said(trial, trial.run(Map.of()));
            } finally {
                trial.server().stop("fast");
            }
        }));
    }

    private interface Blow {
        void on(PlainServer server) throws Exception;
    }

    private static String at(Trial trial, String point, Blow blow) throws Exception {
        Path mark = trial.home().resolveSibling("mark");
        Files.deleteIfExists(mark);
        Program.Running running = trial.startAt(point, mark);
        blow.on(trial.server());
        Files.delete(mark);
        return Matrix.said(trial, running.await());
    }

    private static void stop(PlainServer server) throws Exception {
        server.stop("immediate");
    }

    private static void cut(PlainServer server) throws Exception {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(CUT);
        }
    }
}

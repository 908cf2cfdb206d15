package io.eldercare.bench;

import io.eldercare.bench.postgres.BulkServer;
import io.eldercare.bench.postgres.Catalogue;
import io.eldercare.bench.postgres.Deliveries;
import io.eldercare.bench.postgres.Delivery;
import io.eldercare.bench.postgres.FeedMonth;
import io.eldercare.bench.postgres.FigureSteps;
import io.eldercare.bench.postgres.Pool;
import io.eldercare.definitions.Definitions;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * PostgreSQL 18 doing the bench's work: the delivered files through COPY into temporary tables, checked and typed by one statement a
 * feed and month into unlogged tables, and the figures by SQL, in two connections. {@code PostgresContender <inbox> <work folder>
 * <figures.csv>}; the server runs as a child process in the work folder and is gone at the end. Prints {@code phase <name> <seconds>}.
 */
public final class PostgresContender {
    private static final int CONNECTIONS = 2;

    private PostgresContender() {}

    public static void main(String[] arguments) throws Exception {
        run(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), CONNECTIONS);
    }

    static void run(Path inbox, Path work, Path figures, int connections) throws Exception {
        Phases phases = new Phases();
        Definitions definitions = Definitions.load(Path.of("").toAbsolutePath());
        try (BulkServer server = BulkServer.start(work);
                Pool pool = new Pool(server, connections)) {
            Catalogue catalogue = new Catalogue(definitions, Figures.FEEDS, Figures.FACTS);
            pool.one(catalogue::create);
            phases.done("start");
            Map<FeedMonth.Key, List<Delivery>> units = Deliveries.in(inbox, definitions, Figures.FEEDS).stream()
                    .collect(Collectors.groupingBy(FeedMonth.Key::of, TreeMap::new, Collectors.toList()));
            TreeSet<YearMonth> months =
                    units.keySet().stream().map(FeedMonth.Key::month).collect(Collectors.toCollection(TreeSet::new));
            pool.one(database -> catalogue.divide(database, months));
            List<FeedMonth> loads = units.entrySet().stream()
                    .map(unit -> new FeedMonth(
                            unit.getKey(),
                            unit.getValue(),
                            catalogue.contract(unit.getKey().feed())))
                    .sorted(Comparator.comparingLong(FeedMonth::bytes).reversed())
                    .toList();
            pool.each(loads, FeedMonth::load);
            phases.done("load");
            FigureSteps.compute(pool, months);
            phases.done("kpis");
            pool.one(database -> FigureSteps.write(database, figures));
            phases.done("write");
            pool.one(Catalogue::drop);
        }
        phases.done("stop");
    }

    /** Says how long each phase took. */
    private static final class Phases {
        private long last = System.nanoTime();

        void done(String name) {
            long now = System.nanoTime();
            System.out.printf("phase %s %.2f%n", name, (now - last) / 1e9);
            last = now;
        }
    }
}

package io.eldercare.mart.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.mart.Change;
import io.eldercare.mart.Publication;
import io.eldercare.mart.TableData;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred sessions read while figures are published again and again. Publication n states n for each figure and for each open bed, so that any
 * reader can tell one publication from another in every table.
 */
final class TwoHundredReadersTest {
    private static final int READERS = 200;
    private static final int PUBLICATIONS = 6;
    private static final LocalDate OCTOBER = LocalDate.of(2025, 10, 1);

    @TempDir
    private static Path home;

    @Test
    void seeWholePublicationsOnly() throws Exception {
        try (DoorFixture door = new DoorFixture(home)) {
            publish(door, 1);
            AtomicBoolean over = new AtomicBoolean();
            CountDownLatch connected = new CountDownLatch(READERS);
            Set<Integer> seen = new ConcurrentSkipListSet<>();
            ExecutorService readers = Executors.newFixedThreadPool(READERS);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                String login = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
                                .get(reader % 10) + "_reader_no";
                answers.add(readers.submit(reading(door, login, connected, over, seen)));
            }
            connected.await();
            for (int number = 2; number <= PUBLICATIONS; number++) {
                publish(door, number);
            }
            over.set(true);
            int reads = 0;
            for (Future<Integer> answer : answers) {
                reads += answer.get(); // fails where a reader had an error or saw a mixture
            }
            readers.shutdown();
            assertThat(reads).isGreaterThanOrEqualTo(READERS);
            assertThat(seen).contains(1, PUBLICATIONS);
        }
    }

    private static Callable<Integer> reading(
            DoorFixture door, String login, CountDownLatch connected, AtomicBoolean over, Set<Integer> seen) {
        return () -> {
            try (Connection connection = door.as(login)) {
                connected.countDown();
                connection.setAutoCommit(false);
                int reads = 0;
                boolean last;
                do {
                    last = over.get();
                    seen.add(inOneStatement(connection));
                    connection.commit();
                    inSeparateStatements(connection);
                    connection.commit();
                    reads++;
                    Thread.sleep(1_000); // people look at what they got
                } while (!last);
                return reads;
            } finally {
                connected.countDown();
            }
        };
    }

    private static int inOneStatement(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select
                            (select min(value) from mart.kpi_value where month = '2025-10-01'),
                            (select max(value) from mart.kpi_value where month = '2025-10-01'),
                            (select min(open_beds) from mart.bed_month),
                            (select max(open_beds) from mart.bed_month),
                            (select definitions_hash::integer from mart.publication)
                        """)) {
            row.next();
            for (int column = 2; column <= 5; column++) {
                assertThat(row.getInt(column)).isEqualTo(row.getInt(1));
            }
            return row.getInt(1);
        }
    }

    private static void inSeparateStatements(Connection connection) throws SQLException {
        int stamp = number(connection, "select definitions_hash::integer from mart.publication");
        assertThat(number(connection, "select sum(value) / count(*) from mart.kpi_value where month = '2025-10-01'"))
                .isEqualTo(stamp);
        assertThat(number(connection, "select sum(open_beds) / count(*) from mart.bed_month"))
                .isEqualTo(stamp);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        return Integer.parseInt(DoorFixture.texts(connection, sql).get(0).replaceFirst("\\..*", ""));
    }

    private static void publish(DoorFixture door, int number) {
        List<@Nullable Object[]> values = new ArrayList<>();
        List<@Nullable Object[]> beds = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            values.add(new @Nullable Object[] {"beds", "r" + row, OCTOBER, number});
            beds.add(new @Nullable Object[] {"i" + row, "360281", OCTOBER, number, "d", row});
        }
        door.mart.publish(new Publication(
                "run",
                Instant.parse("2025-11-06T18:00:00Z"),
                Integer.toString(number),
                List.of(
                        month("mart.kpi_value", values, "kpi_code", "region_code", "month", "value"),
                        month(
                                "mart.bed_month",
                                beds,
                                "institution_id",
                                "county_code",
                                "month",
                                "open_beds",
                                "delivery_id",
                                "row_no"))));
    }

    private static Change month(String table, List<@Nullable Object[]> rows, String... columns) {
        return new Change.Replacement(
                new TableData(table, List.of(columns), rows), "month = any(?)", List.of(List.of(OCTOBER)));
    }
}

package io.eldercare.mart;

import io.eldercare.lake.Failpoint;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published figures: written whole or not at all, read as of one moment. */
public final class Mart {
    private static final Logger LOG = LoggerFactory.getLogger(Mart.class);
    private static final long PUBLISHING_LOCK = 5_367_201_042L;

    private static final RowMapper<DeliveryRecord> DELIVERY = (row, context) -> new DeliveryRecord(
            row.getString("delivery_id"),
            row.getString("feed"),
            row.getString("county_code"),
            row.getObject("month", LocalDate.class),
            row.getInt("revision"),
            row.getString("mode"),
            row.getString("sheet"),
            row.getString("file_name"),
            row.getString("sender"),
            row.getString("sha256"),
            row.getObject("received_at", LocalDateTime.class),
            row.getString("verdict"),
            Optional.ofNullable(row.getString("reason")),
            row.getInt("rows"),
            row.getInt("accepted"),
            row.getInt("rejected"),
            row.getInt("skipped"),
            row.getInt("warned"),
            row.getString("run_id"));

    private final DataSource dataSource;
    private final Jdbi jdbi;
    private final Runnable published;

    /** @param dataSource connections of the owner; the schema is up to date ({@link Migrations}) */
    public Mart(DataSource dataSource) {
        this(dataSource, () -> {});
    }

    /** @param published runs after each change that has become visible: the copy for readers follows */
    public Mart(DataSource dataSource, Runnable published) {
        this.dataSource = dataSource;
        this.published = published;
        this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    }

    /** For reports, which open their own read transaction. */
    public Jdbi jdbi() {
        return jdbi;
    }

    public RunLedger runs() {
        return new RunLedger(jdbi);
    }

    /**
     * Makes a publication visible in one transaction; a second publisher waits.
     *
     * @throws MartException when a change fails; nothing of the publication is visible then
     */
    public void publish(Publication publication) {
        long begin = System.nanoTime();
        long rows = 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                rows = apply(connection, publication);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
            connection.setAutoCommit(true);
            Housekeeping.sweep(connection);
        } catch (SQLException failure) {
            throw new MartException("发布到数据集市失败，未改动任何数据：" + failure.getMessage(), failure);
        }
        LOG.info(
                "Published {} tables, {} rows in {} ms",
                publication.changes().size(),
                rows,
                (System.nanoTime() - begin) / 1_000_000);
        published.run();
    }

    /**
     * Makes changes visible in one transaction, beside the publication: what a command other than a run computed from published
     * figures.
     *
     * @throws MartException when a change fails; none is visible then
     */
    public void write(List<Change> changes) {
        jdbi.useTransaction(handle -> apply(handle, changes));
        published.run();
    }

    /** Reads the mart as it would be with the changes, which nobody else sees and of which nothing stays. */
    public <T> T preview(List<Change> changes, Function<Handle, T> work) {
        return jdbi.withHandle(handle -> {
            handle.begin();
            try {
                apply(handle, changes);
                return work.apply(handle);
            } finally {
                handle.rollback();
            }
        });
    }

    private static void apply(Handle handle, List<Change> changes) {
        try {
            apply(handle.getConnection(), changes);
        } catch (SQLException failure) {
            throw new MartException("写入数据集市失败，未改动任何数据：" + failure.getMessage(), failure);
        }
    }

    /** As JSON; the names hold nothing to escape. */
    private static String versions(Publication publication) {
        return publication.lakeVersions().entrySet().stream()
                .map(version -> "\"" + version.getKey() + "\":" + version.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long apply(Connection connection, Publication publication) throws SQLException {
        TableData stamp = new TableData(
                "ops.publication",
                List.of("definitions_hash", "run_id", "published_at", "lake_versions"),
                List.<Object[]>of(new Object[] {
                    publication.definitionsHash(), publication.runId(), publication.publishedAt(), versions(publication)
                }));
        List<Change> changes = new ArrayList<>(publication.changes());
        changes.add(new Change.Replacement(stamp, "true", List.of()));
        return apply(connection, changes);
    }

    private static long apply(Connection connection, List<Change> changes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + PUBLISHING_LOCK + ")");
        }
        TouchedMonths touched = new TouchedMonths(connection);
        Publishing publishing = new Publishing(connection, touched);
        long rows = 0;
        for (Change change : changes) {
            Failpoint.PUBLISH_CHANGE.hit();
            if (Failpoint.PUBLISH_OUTSIDE.drops()) {
                connection.commit();
            }
            rows += publishing.apply(change);
        }
        touched.record();
        Failpoint.PUBLISH_COMMIT.hit();
        return rows;
    }

    /** Reads as of one moment: all queries of the work see the same publication. */
    public <T> T read(Function<Handle, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            handle.execute("set transaction read only");
            return work.apply(handle);
        });
    }

    /** Fingerprint of schema {@code mart} without run ids and times; equal content gives equal fingerprints in any home. */
    public String contentHash() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return ContentHash.of(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException failure) {
            throw new MartException("计算数据集市指纹失败：" + failure.getMessage(), failure);
        }
    }

    /** Every delivery that has gone through, by feed, county, month, revision. */
    public List<DeliveryRecord> deliveries() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from ops.delivery order by feed, county_code, month, revision, delivery_id")
                .map(DELIVERY)
                .list());
    }

    /** Deliveries of {@code first} and later months that have gone through, in the same order. */
    public List<DeliveryRecord> deliveriesSince(LocalDate first) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select * from ops.delivery where month >= :first
                        order by feed, county_code, month, revision, delivery_id
                        """).bind("first", first).map(DELIVERY).list());
    }

    /** All parts of the given deliveries. */
    public List<DeliveryRecord> deliveriesById(Collection<String> deliveryIds) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from ops.delivery where delivery_id = any(:ids)
                        order by feed, county_code, month, revision, delivery_id
                        """)
                .bind("ids", deliveryIds.toArray(String[]::new))
                .map(DELIVERY)
                .list());
    }

    /** The deliveries of slices, each {@code feed|county|month} with the first day of the month. */
    public List<DeliveryRecord> deliveriesOf(Collection<String> slices) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select delivery.* from ops.delivery
                        inner join unnest(:slices) as wanted (slice)
                            on feed = split_part(slice, '|', 1)
                            and county_code = split_part(slice, '|', 2)
                            and month = split_part(slice, '|', 3)::date
                        order by feed, county_code, month, revision, delivery_id
                        """)
                .bind("slices", slices.toArray(String[]::new))
                .map(DELIVERY)
                .list());
    }

    public boolean isKnown(String deliveryId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select from ops.delivery where delivery_id = :id)")
                        .bind("id", deliveryId)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Hash of the definitions behind the published figures; empty before the first publication. */
    public Optional<String> publishedDefinitionsHash() {
        return jdbi.withHandle(handle -> handle.createQuery("select definitions_hash from ops.publication")
                .mapTo(String.class)
                .findOne());
    }
}

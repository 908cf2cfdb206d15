package io.eldercare.mart.door;

import io.eldercare.lake.Failpoint;
import io.eldercare.mart.Housekeeping;
import io.eldercare.mart.MartException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the readers' database to the publication that the mart holds: what changed since the last copy, in one transaction. Killed at any point it
 * leaves the old copy, and the next call makes the new one.
 */
public final class ReadersCopy {
    private static final Logger LOG = LoggerFactory.getLogger(ReadersCopy.class);
    private static final long COPYING_LOCK = 5_367_201_043L;

    private final DataSource mart;
    private final DataSource readers;

    /** @param mart connections of the owner to the internal database, @param readers to the one of readers; both migrated */
    public ReadersCopy(DataSource mart, DataSource readers) {
        this.mart = mart;
        this.readers = readers;
    }

    /**
     * Copies what changed; costs two small queries when nothing did.
     *
     * @throws MartException when the copy fails; readers see the old one whole
     */
    public void refresh() {
        try (Connection from = mart.getConnection();
                Connection to = readers.getConnection()) {
            if (bring(from, to)) {
                to.setAutoCommit(true);
                Housekeeping.sweep(to);
            }
        } catch (SQLException failure) {
            throw new MartException("给读者的副本（readers 库）更新失败，读者看到的仍是上一次发布的数据，下次运行会补上：" + failure.getMessage(), failure);
        }
    }

    /** Makes the next copy a copy of everything, whatever the present one says it holds. */
    public void startOver() {
        try (Connection to = readers.getConnection()) {
            execute(to, "delete from door.copied");
        } catch (SQLException failure) {
            throw new MartException("给读者的副本（readers 库）不能重做：" + failure.getMessage(), failure);
        }
    }

    private static boolean bring(Connection from, Connection to) throws SQLException {
        to.setAutoCommit(false);
        try {
            execute(to, "select pg_advisory_xact_lock(" + COPYING_LOCK + ")");
            from.setAutoCommit(false);
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            CopyStamp wanted = CopyStamp.wanted(from, to);
            CopyStamp copied = CopyStamp.copied(to);
            boolean behind = !wanted.equals(copied);
            if (behind) {
                Failpoint.COPY_BEGUN.hit();
                copy(from, to, copied, wanted);
                Failpoint.COPY_COMMIT.hit();
            }
            to.commit();
            from.rollback();
            if (behind) {
                Failpoint.COPY_DONE.hit();
                forget(from, wanted.publication());
            }
            return behind;
        } catch (SQLException | RuntimeException failure) {
            to.rollback();
            throw failure;
        }
    }

    private static void copy(Connection from, Connection to, CopyStamp copied, CopyStamp wanted) throws SQLException {
        long begin = System.nanoTime();
        List<ViewCopy> views =
                wanted.continues(copied) ? ViewCopy.touched(from, copied.publication()) : ViewCopy.all(from);
        long rows = 0;
        for (ViewCopy view : views) {
            rows += view.run(from, to);
        }
        CountyRoles.complete(to);
        wanted.write(to);
        LOG.info(
                "Copied {} rows of {} tables for readers in {} ms",
                rows,
                views.size(),
                (System.nanoTime() - begin) / 1_000_000);
    }

    private static void forget(Connection from, long publication) throws SQLException {
        try (PreparedStatement delete =
                from.prepareStatement("delete from ops.publication_change where publication_id <= ?")) {
            delete.setLong(1, publication);
            delete.executeUpdate();
        }
        from.commit();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.execute(sql) ? statement.getResultSet() : null) {
            // only the effect is wanted
        }
    }
}

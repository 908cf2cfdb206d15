package io.eldercare.bench.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A PostgreSQL 18 of its own for a load that can be repeated, set for two cores and 6 GiB. Data are written through to the disk
 * (fsync is on); what is left out is what a repeatable load does not need: replicas, a log of unlogged tables, statistics by hand of
 * a background process. The programs are unpacked once, into the system's temporary folder.
 */
public final class BulkServer implements AutoCloseable {
    private static final String URL =
            "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&reWriteBatchedInserts=true";

    private final EmbeddedPostgres server;

    private BulkServer(EmbeddedPostgres server) {
        this.server = server;
    }

    public static BulkServer start(Path work) throws IOException {
        Files.createDirectories(work);
        return new BulkServer(EmbeddedPostgres.builder()
                .setDataDirectory(work.resolve("data"))
                .setCleanDataDirectory(true)
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("temp_buffers", "512MB")
                .setServerConfig("work_mem", "256MB")
                .setServerConfig("hash_mem_multiplier", "2")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("effective_cache_size", "3GB")
                .setServerConfig("max_connections", "10")
                .setServerConfig("max_locks_per_transaction", "1024")
                .setServerConfig("max_parallel_workers", "2")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setServerConfig("jit", "off")
                .start());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(URL.formatted(server.getPort()));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

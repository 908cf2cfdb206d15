package io.eldercare.mart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what the private server runs with: durable, loopback only, quick to start, modest in memory. */
final class ServerConfiguration {
    private static final String SETTINGS = """
            # written anew at each start
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            scram_iterations = 16
            max_connections = 60
            # nothing acknowledged is lost
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            # one machine, no replicas
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = '1GB'
            checkpoint_timeout = '15min'
            # small data beside Spark
            shared_buffers = '256MB'
            work_mem = '16MB'
            maintenance_work_mem = '64MB'
            temp_file_limit = '4GB'
            huge_pages = off
            io_method = 'sync'
            jit = off
            max_worker_processes = 2
            max_parallel_workers_per_gather = 0
            # the same words and dates everywhere
            timezone = 'Asia/Shanghai'
            log_timezone = 'Asia/Shanghai'
            lc_messages = 'C'
            datestyle = 'ISO, YMD'
            # statements may hold values: the log keeps failures without them
            log_min_error_statement = 'panic'
            log_checkpoints = off
            """;

    private static final String ADMISSION = "host all all 127.0.0.1/32 scram-sha-256\n";

    private ServerConfiguration() {}

    static void write(Path data) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS);
        Files.writeString(data.resolve("pg_hba.conf"), ADMISSION);
    }
}

package io.eldercare.mart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes what the private server runs with: durable, quick to start, modest in memory, closed to all but the configured logins. */
final class ServerConfiguration {
    private static final String SETTINGS = """
            # written anew at each start
            listen_addresses = '%s'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            scram_iterations = 16
            # two hundred readers and the program, for which places are kept
            max_connections = 260
            superuser_reserved_connections = 30
            authentication_timeout = '15s'
            # nothing acknowledged is lost
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            # one machine, no replicas
            wal_level = minimal
            max_wal_senders = 0
            max_prepared_transactions = 0
            max_wal_size = '1GB'
            checkpoint_timeout = '15min'
            # small data beside Spark
            shared_buffers = '256MB'
            work_mem = '16MB'
            maintenance_work_mem = '64MB'
            temp_file_limit = '4GB'
            max_notify_queue_pages = 64
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
            # the log is read by the program, which keeps queries without their values, and deletes it
            logging_collector = on
            log_destination = 'jsonlog'
            log_directory = '../log'
            log_filename = 'server-%%Y%%m%%d-%%H%%M%%S.log'
            log_file_mode = 0600
            log_rotation_size = '10MB'
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            # statements may hold values: those of the program itself are not logged
            log_min_error_statement = 'panic'
            log_checkpoints = off
            """;

    private static final String ADMISSION = """
            host all eldercare 127.0.0.1/32 scram-sha-256
            host readers +reader_login 127.0.0.1/32 scram-sha-256
            """;

    private static final String ADMISSION_FROM_AFAR = """
            hostssl readers +reader_login all scram-sha-256
            """;

    private static final String TLS = """
            ssl = on
            ssl_cert_file = 'server.crt'
            ssl_key_file = 'server.key'
            ssl_min_protocol_version = 'TLSv1.2'
            ssl_prefer_server_ciphers = on
            """;

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "*");

    private ServerConfiguration() {}

    /** @throws MartException when the certificate or its key cannot be read */
    static void write(Path data, ServerAddress address, PostgresPrograms programs) throws IOException {
        String settings = SETTINGS.formatted(listenAddresses(address));
        if (address.certificate().isPresent()) {
            copy(address.certificate().get(), data, programs);
            settings += TLS;
        }
        Files.writeString(data.resolve("postgresql.conf"), settings);
        Files.writeString(
                data.resolve("pg_hba.conf"), ADMISSION + (address.address().isPresent() ? ADMISSION_FROM_AFAR : ""));
    }

    private static String listenAddresses(ServerAddress address) {
        return address.address()
                .map(other -> EVERYWHERE.contains(other) ? other : "127.0.0.1, " + other)
                .orElse("127.0.0.1");
    }

    private static void copy(ServerAddress.Certificate files, Path data, PostgresPrograms programs) throws IOException {
        Path key = data.resolve("server.key");
        try {
            Files.copy(files.certificate(), data.resolve("server.crt"), StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(key, Files.readAllBytes(files.key()));
        } catch (IOException unreadable) {
            throw new MartException("读不出证书或私钥（jobs/settings.yml 的 readers.tls）：" + unreadable.getMessage(), unreadable);
        }
        programs.give(key);
    }
}

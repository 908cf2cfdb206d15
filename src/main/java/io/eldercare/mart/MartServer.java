package io.eldercare.mart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The PostgreSQL server of the mart while a command needs it. May be opened by a background thread beside Spark; {@link #close} stops the private server
 * when this process started it and nobody else is connected.
 */
public final class MartServer implements AutoCloseable {
    /** The program's own login to the readers' database: by itself it may read nothing, but act as each of the readers' roles. */
    static final String READER = "reader";

    private static final Set<String> REFUSED = Set.of("28P01", "28000");

    private final Path directory;
    private final Connections owner;
    private final Optional<EmbeddedServer> embedded;
    private @Nullable DataSource readers;

    private MartServer(Path directory, Connections owner, Optional<EmbeddedServer> embedded) {
        this.directory = directory;
        this.owner = owner;
        this.embedded = embedded;
    }

    /** @throws MartException when the server cannot be started, joined or reached */
    public static MartServer open(MartSettings settings) {
        if (settings instanceof MartSettings.External external) {
            Connections connections = new Connections(external.url(), external.user(), external.password());
            try (Connection proof = connections.getConnection()) {
                return new MartServer(external.directory(), connections, Optional.empty());
            } catch (SQLException failure) {
                throw new MartException(
                        "连不上数据集市服务器：" + failure.getMessage() + "。请检查 ELDERCARE_MART_URL、_USER、_PASSWORD", failure);
            }
        }
        EmbeddedServer server = EmbeddedServer.open(settings.directory());
        return new MartServer(settings.directory(), server.connections(), Optional.of(server));
    }

    /** Connections of the owner, for publishing. Not pooled; times are bounded. */
    public DataSource dataSource() {
        return owner;
    }

    /** Connections of the owner to the readers' database, which is made where there is none. They may write and take their time. */
    public synchronized DataSource readers() {
        if (readers == null) {
            readers = ReadersDatabase.of(owner).ofOwner();
        }
        return readers;
    }

    /** How the program connects: {@code jdbc:postgresql://…}, without user and password. */
    public String url() {
        return owner.getUrl();
    }

    /** How readers connect: {@code jdbc:postgresql://…}, without user and password. */
    public String readersUrl() {
        return ReadersDatabase.of(owner).url();
    }

    /** Whether closing will end the server, unless others use it. */
    public boolean isStartedHere() {
        return embedded.map(EmbeddedServer::isStartedHere).orElse(false);
    }

    /** Process id of the private server; empty for the bureau's own. */
    public Optional<Long> processId() {
        return embedded.map(EmbeddedServer::processId);
    }

    /** Connections of the program's own login to the readers' database; its password is generated once and kept in the home. */
    Connections reader() {
        try {
            Files.createDirectories(directory);
            String password = SecretFile.readOrCreate(directory.resolve("reader.password"));
            Connections reader = new Connections(readersUrl(), READER, password);
            try (Connection proof = reader.getConnection()) {
                return reader;
            } catch (SQLException refusal) {
                if (!REFUSED.contains(refusal.getSQLState())) {
                    throw refusal;
                }
            }
            admitReader(password);
            return reader;
        } catch (IOException | SQLException failure) {
            throw new MartException("不能以只读角色连接数据集市：" + failure.getMessage(), failure);
        }
    }

    private void admitReader(String password) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.unwrap(PGConnection.class).alterUserPassword(READER, password.toCharArray(), "scram-sha-256");
            statement.execute("alter role " + READER + " login");
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedServer::close);
    }
}

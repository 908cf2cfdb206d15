package io.eldercare.mart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private server of a home. One that is alive is joined (another process, or the orphan of a killed one); otherwise it is started on the data that
 * is there. It is stopped by the process that started it when no other of the program is connected; otherwise, and where that process was killed, by
 * the last that leaves. Readers do not keep it up: without the program nobody would hold them to their limits. A server started by hand is never stopped.
 */
final class EmbeddedServer implements AutoCloseable {
    static final String MAJOR_VERSION = "18";
    static final String USER = "eldercare";
    static final String DATABASE = "eldercare";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final int START_ATTEMPTS = 3;
    private static final int READY_SECONDS = 600;
    private static final long LOG_LIMIT = 10L << 20;
    private static final int LAST_LOOKS = 15;
    private static final String OTHER_CLIENTS = "select count(*) from pg_stat_activity"
            + " where backend_type = 'client backend' and pid <> pg_backend_pid() and usename = current_user";

    private final Path directory;
    private final Path data;
    private final ServerAddress address;
    private final ServerOwner owner;
    private final String password;
    private boolean started;
    private PostmasterFile postmaster = new PostmasterFile(0, 0, "");
    private Optional<Connection> presence = Optional.empty();

    private EmbeddedServer(Path directory, ServerAddress address, String password) {
        this.directory = directory;
        this.address = address;
        this.data = directory.resolve("data");
        this.owner = new ServerOwner(directory);
        this.password = password;
    }

    static EmbeddedServer open(Path directory, ServerAddress address) {
        try {
            Files.createDirectories(directory);
            try (StartLock lock = StartLock.take(directory)) {
                String password = SecretFile.readOrCreate(directory.resolve("superuser.password"));
                EmbeddedServer server = new EmbeddedServer(directory, address, password);
                server.joinOrStart();
                return server;
            }
        } catch (IOException failure) {
            throw new MartException("数据集市打不开（mart）：请检查磁盘空间与文件权限。" + failure.getMessage(), failure);
        } catch (SQLException failure) {
            throw new MartException("连不上内置数据集市：" + failure.getMessage() + "。请查看 mart/server.log 与 mart/log", failure);
        }
    }

    /** Whether this process started the server, rather than finding it running. */
    boolean isStartedHere() {
        return started;
    }

    int port() {
        return postmaster.port();
    }

    long processId() {
        return postmaster.pid();
    }

    Connections connections() {
        return new Connections("jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE, USER, password);
    }

    private void joinOrStart() throws IOException, SQLException {
        refuseOtherVersion();
        Optional<PostmasterFile> alive = awaitAlive();
        if (alive.isPresent()) {
            postmaster = alive.get();
            LOG.info("Mart server joined (process {}, port {})", postmaster.pid(), postmaster.port());
        } else {
            startHere();
        }
        presence = Optional.of(presence());
    }

    private void refuseOtherVersion() throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR_VERSION)) {
            throw new MartException(
                    "mart/data 是 PostgreSQL " + Files.readString(version).strip() + " 的数据，本程序使用 " + MAJOR_VERSION
                            + "：请把 mart 文件夹改名后运行 rebuild，或用 ELDERCARE_MART_URL 指定原来的服务器");
        }
    }

    /** The running server once it takes connections; empty when there is none, or when it ends meanwhile. */
    private Optional<PostmasterFile> awaitAlive() throws IOException {
        long deadline = System.nanoTime() + READY_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < deadline) {
            Optional<PostmasterFile> found = PostmasterFile.read(data);
            if (found.isEmpty() || !found.get().isAlive()) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
                return Optional.empty();
            }
            if (found.get().isReady()) {
                return found;
            }
            Pause.millis(20);
        }
        throw new MartException("数据集市的服务器已启动，但十分钟内没有就绪：请查看 mart/server.log 与 mart/log");
    }

    private void startHere() throws IOException, SQLException {
        long begin = System.nanoTime();
        PostgresPrograms programs = PostgresPrograms.in(directory);
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        if (fresh) {
            initialise(programs);
        }
        ServerConfiguration.write(data, address, programs);
        limitLog();
        launch(programs);
        started = true;
        owner.record(postmaster.pid());
        createDatabase();
        LOG.info(
                "Mart server started on port {} in {} ms{}",
                port(),
                (System.nanoTime() - begin) / 1_000_000,
                fresh ? ", new" : "");
    }

    /** A folder without version is what a killed initialisation left; it is made aside, so that what stands under its name is whole. */
    private void initialise(PostgresPrograms programs) throws IOException {
        Path aside = directory.resolve("data.new");
        FileTrees.delete(aside);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + aside,
                        "--username=" + USER,
                        "--pwfile=" + directory.resolve("superuser.password"),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        // generated passwords are too long to guess: stretching them only costs time at every
                        // connection
                        "--set=scram_iterations=16",
                        "--set=shared_buffers=256MB"));
        FileTrees.delete(data);
        Files.move(aside, data);
    }

    private void limitLog() throws IOException {
        Path log = directory.resolve("server.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.delete(log);
        }
    }

    /** A port taken in between, or children of a killed server that have not ended yet, are worth another attempt. */
    private void launch(PostgresPrograms programs) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = choosePort();
            try {
                programs.runLimited(
                        "pg_ctl",
                        List.of(
                                "start",
                                "--pgdata=" + data,
                                "--log=" + directory.resolve("server.log"),
                                "--wait",
                                "--timeout=" + READY_SECONDS,
                                "--options=-p " + port));
                Files.writeString(directory.resolve("port"), port + "\n");
                postmaster = awaitAlive()
                        .orElseThrow(() -> new MartException("数据集市的服务器启动后随即结束：请查看 mart/server.log 与 mart/log"));
                return;
            } catch (MartException failure) {
                if (attempt == START_ATTEMPTS) {
                    String log = lastWords();
                    throw new MartException("数据集市的服务器启动失败：" + log, failure);
                }
                Pause.millis(500);
            }
        }
    }

    /** The end of what the server said when it was started, and of its log where it came so far. */
    private String lastWords() throws IOException {
        String words = PostgresPrograms.tail(directory.resolve("server.log"));
        Path logs = directory.resolve("log");
        if (Files.isDirectory(logs)) {
            try (Stream<Path> files = Files.list(logs)) {
                Optional<Path> newest = files.filter(file -> file.toString().endsWith(".json"))
                        .max(Comparator.comparing(Path::toString));
                words += newest.isPresent() ? " " + PostgresPrograms.tail(newest.get()) : "";
            }
        }
        return words;
    }

    /** The port of last time where it is free, so that what readers configured keeps working. */
    private int choosePort() throws IOException {
        if (address.port() != 0) {
            return address.port();
        }
        Path recorded = directory.resolve("port");
        String last = Files.exists(recorded) ? Files.readString(recorded).strip() : "";
        if (last.matches("\\d{1,5}")) {
            try (ServerSocket free = new ServerSocket(Integer.parseInt(last), 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                LOG.info("Port {} of the mart is taken, choosing another", last);
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void createDatabase() throws SQLException {
        Connections server = new Connections("jdbc:postgresql://127.0.0.1:" + port() + "/postgres", USER, password);
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        }
    }

    /** Shows others that the server is in use, as long as this handle is open; proves that it is the one of this home. */
    private Connection presence() throws IOException, SQLException {
        Connection connection = connections().getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select current_setting('data_directory')")) {
            answer.next();
            if (!Files.isSameFile(Path.of(answer.getString(1)), data)) {
                connection.close();
                throw new MartException("mart/data/postmaster.pid 指向另一个数据集市的服务器：请删除该文件后再试");
            }
        }
        return connection;
    }

    @Override
    public void close() {
        if (presence.isEmpty()) {
            return;
        }
        try (StartLock lock = StartLock.take(directory)) {
            boolean mine = started || owner.isGone(postmaster.pid());
            boolean last = mine && isLast();
            leave();
            if (last) {
                PostgresPrograms.in(directory)
                        .run("pg_ctl", List.of("stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=60"));
                LOG.info("Mart server stopped");
            } else if (mine) {
                owner.release(postmaster.pid());
            }
        } catch (IOException | SQLException | MartException failure) {
            LOG.warn("The mart server could not be stopped: {}", failure.getMessage());
        }
    }

    private void leave() throws SQLException {
        Connection mine = presence.orElseThrow();
        presence = Optional.empty();
        mine.close();
    }

    /** Connections closed a moment ago take the server some milliseconds to forget. */
    private boolean isLast() throws IOException {
        try (Statement statement = presence.orElseThrow().createStatement()) {
            for (int look = 0; look < LAST_LOOKS; look++) {
                try (ResultSet others = statement.executeQuery(OTHER_CLIENTS)) {
                    others.next();
                    if (others.getLong(1) == 0) {
                        return true;
                    }
                }
                Pause.millis(20);
            }
            return false;
        } catch (SQLException gone) {
            return false;
        }
    }
}

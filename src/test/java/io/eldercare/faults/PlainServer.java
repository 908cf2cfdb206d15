package io.eldercare.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server of a home's mart, reached with nothing but PostgreSQL's own programs and driver. */
record PlainServer(Path mart) {

    static PlainServer of(Path home) {
        return new PlainServer(home.resolve("mart"));
    }

    private Path data() {
        return mart.resolve("data");
    }

    /** Lines of {@code postmaster.pid} of a server that is alive and takes connections. */
    private Optional<List<String>> alive() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        boolean running = !lines.isEmpty()
                && lines.get(0).strip().matches("\\d+")
                && ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        return running && lines.size() >= 8 && lines.get(7).strip().equals("ready")
                ? Optional.of(lines)
                : Optional.empty();
    }

    /** @param settings such as {@code -c max_connections=5} */
    void start(String settings) throws IOException, InterruptedException {
        if (alive().isEmpty()) {
            program("start", "--wait", "--log=" + mart.resolve("checker.log"), "--options=-p " + port() + settings);
        }
    }

    /** @param mode {@code fast} or, as a power cut would, {@code immediate} */
    void stop(String mode) throws IOException, InterruptedException {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            program("stop", "--wait", "--mode=" + mode);
        }
    }

    private static int port() throws IOException {
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void program(String action, String... options) throws IOException, InterruptedException {
        Path binaries;
        try (Stream<Path> folders = Files.list(mart)) {
            binaries = folders.filter(folder -> folder.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(binaries.resolve("bin/pg_ctl").toString(), action, "--pgdata=" + data()));
        command.addAll(List.of(options));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    Connection connect(String database) throws SQLException, IOException {
        String port = alive().orElseThrow(() -> new SQLException("the server is down"))
                .get(3)
                .strip();
        String password = Files.readString(mart.resolve("superuser.password"), StandardCharsets.UTF_8)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "eldercare", password);
    }
}

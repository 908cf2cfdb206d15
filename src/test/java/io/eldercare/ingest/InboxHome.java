package io.eldercare.ingest;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.Home;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A home whose inbox is emptied on 2025-11-20, without Spark or a mart. */
final class InboxHome {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant NOW = Instant.parse("2025-11-20T02:00:00Z");
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final Instant ARRIVAL = Instant.parse("2025-11-03T00:00:00Z");

    private final Home home;

    InboxHome(Path root) throws IOException {
        home = new Home(root);
        home.prepare();
    }

    /** In another process: takes what lies in the inbox of the home that is named. */
    public static void main(String[] arguments) throws IOException {
        new InboxHome(Path.of(arguments[0])).receive();
    }

    Path inbox() {
        return home.inbox();
    }

    Path folder(String sender) throws IOException {
        return Files.createDirectories(inbox().resolve(sender));
    }

    Path put(String place, String text) throws IOException {
        Path file = inbox().resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        age(file);
        return file;
    }

    /** The file has lain there for some time. */
    void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(ARRIVAL));
    }

    List<Receipt> receive() {
        return receive(Clock.fixed(NOW, ZONE));
    }

    List<Receipt> receive(Clock clock) {
        byte[] secret = "a secret of this test".getBytes(StandardCharsets.UTF_8);
        return new Receiver(home, DEFINITIONS, secret, clock).receive(() -> {}).taken();
    }

    /** Root without its right to read everything. @return exit code */
    int receiveWithoutRootsRights() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(withoutRights());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                InboxHome.class.getName(),
                home.root().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.root().resolveSibling("receive.out").toFile())
                .start()
                .waitFor();
    }

    static boolean canDropRights() {
        List<String> command = new ArrayList<>(withoutRights());
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> withoutRights() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root
                ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--")
                : List.of("env");
    }

    List<Receipt> allReceipts() throws IOException {
        try (Stream<Path> files = Files.list(home.receipts())) {
            return files.map(InboxHome::read).toList();
        }
    }

    private static Receipt read(Path file) {
        try {
            return Receipt.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that the archive keeps, as text. */
    Set<String> archived() throws IOException {
        try (Stream<Path> files = Files.walk(home.archive(), 2)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .filter(file -> file.getParent().getFileName().toString().length() == 2)
                    .map(InboxHome::text)
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void answer(List<Receipt> receipts) throws IOException {
        new Feedback(DEFINITIONS, home.feedback(), Set.of()).write(receipts, Map.of(), LoadCounts.none());
    }

    /** Files that tell the counties. */
    List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.walk(home.feedback())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static void shell(Path folder, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(script + ": " + output);
        }
    }
}

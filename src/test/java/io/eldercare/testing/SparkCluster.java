package io.eldercare.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Spark standalone cluster: a master and workers in processes of their own, of the libraries that Maven brought. Its Spark home holds
 * Spark's own libraries only; what else the program needs travels with what is submitted.
 */
public final class SparkCluster implements AutoCloseable {
    /** Libraries of the program that no Spark installation has. */
    private static final Pattern OURS =
            Pattern.compile("(delta-|unitycatalog-|fastcsv|fastexcel|aalto-xml|stax2|opczip|poi|xmlbeans"
                    + "|SparseBitSet|curvesapi|jackson-dataformat-yaml|jspecify|picocli|openlineage).*");

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path folder;
    private final Path built;
    private final int port;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    private SparkCluster(Path folder, Path built, int port) {
        this.folder = folder;
        this.built = built;
        this.port = port;
    }

    /**
     * @param folder for its Spark home, logs and work
     * @param built folder with the program's jar and {@code lib/}
     */
    public static SparkCluster start(Path folder, Path built) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            SparkCluster cluster = new SparkCluster(folder, built, free.getLocalPort());
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            cluster.install();
            free.close();
            cluster.launch(
                    "master",
                    "org.apache.spark.deploy.master.Master",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "" + cluster.port,
                    "--webui-port",
                    "0");
            cluster.await(() -> cluster.log("master").contains("I have been elected leader"));
            return cluster;
        }
    }

    private void install() throws IOException {
        Path jars = Files.createDirectories(home().resolve("jars"));
        for (Path library : libraries()) {
            if (!isOurs(library)) {
                Files.createSymbolicLink(jars.resolve(library.getFileName()), library);
            }
        }
        Files.writeString(home().resolve("RELEASE"), "Spark of the project's libraries\n");
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(Files.createDirectories(home().resolve("conf")).resolve("spark-defaults.conf"), """
                spark.authenticate true
                spark.authenticate.secret %s
                spark.network.crypto.enabled true
                spark.eventLog.enabled true
                spark.eventLog.compress false
                spark.eventLog.dir %s
                spark.executor.memory 1g
                spark.driver.host 127.0.0.1
                spark.driver.bindAddress 127.0.0.1
                """.formatted(
                        UUID.randomUUID(), folder.resolve("events").toUri()));
    }

    private Path home() {
        return folder.resolve("spark");
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.list(built.resolve("lib"))) {
            return files.sorted().toList();
        }
    }

    private static boolean isOurs(Path library) {
        return OURS.matcher(library.getFileName().toString()).matches();
    }

    /** Starts a worker with one core and returns when the master knows it. */
    public void addWorker() {
        String name = "worker-" + (workers.size() + 1);
        int known = count(log("master"), "Registering worker");
        workers.add(launch(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "1200M",
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve(name).toString(),
                "spark://127.0.0.1:" + port));
        await(() -> count(log("master"), "Registering worker") > known);
    }

    private Process launch(String name, String type, String... arguments) {
        List<String> command = new ArrayList<>(java("512m"));
        command.addAll(List.of("-cp", home().resolve("conf") + ":" + home().resolve("jars") + "/*", type));
        command.addAll(List.of(arguments));
        Process process = start(command, folder.resolve(name + ".log"), Map.of());
        processes.add(process);
        return process;
    }

    private static List<String> java(String memory) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx" + memory));
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens")
                        || option.startsWith("-XX:")
                        || option.startsWith("-Duser.timezone"))
                .forEach(command::add);
        return command;
    }

    private Process start(List<String> command, Path log, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME", home().toString(), "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", "127.0.0.1"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Submits a command of the program as {@code spark-submit} does in client mode.
     *
     * @param environment of the driver alone
     * @param properties of the driver's JVM
     */
    public Process submit(Path log, Map<String, String> environment, List<String> properties, String... arguments)
            throws IOException {
        Path jar = built.resolve("eldercare-warehouse.jar");
        String sent = libraries().stream()
                .filter(SparkCluster::isOurs)
                .map(Path::toString)
                .collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(java("2g"));
        command.addAll(properties);
        command.addAll(List.of(
                "-cp",
                jar + File.pathSeparator + built.resolve("lib") + "/*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "spark://127.0.0.1:" + port,
                "--jars",
                sent,
                "--class",
                "io.eldercare.cli.Main",
                jar.toString()));
        command.addAll(List.of(arguments));
        Process driver = start(command, log, environment);
        processes.add(driver);
        return driver;
    }

    /**
     * Kills (SIGKILL) a worker and its executor at a moment when the executor has finished tasks and is about another: it is halted first, and
     * killed where its log, once nothing more comes, has a task running. An executor writes that a task is finished before it tells the driver.
     */
    public void killWorkerAtWork() {
        await(() -> {
            for (int worker = 1; worker <= workers.size(); worker++) {
                Process process = workers.get(worker - 1);
                List<ProcessHandle> executors = process.descendants().toList();
                if (process.isAlive() && !executors.isEmpty() && isAtWork(executorLog(worker))) {
                    executors.forEach(executor -> signal("STOP", executor));
                    if (isAtWork(settledLog(worker))) {
                        process.destroyForcibly();
                        executors.forEach(ProcessHandle::destroyForcibly);
                        return true;
                    }
                    executors.forEach(executor -> signal("CONT", executor));
                }
            }
            return false;
        });
    }

    private static boolean isAtWork(String log) {
        int finished = count(log, "Finished task");
        return finished > 5 && count(log, "Running task") > finished;
    }

    /** What a halted executor has written: its worker, which copies it to the file, may lag behind. */
    private String settledLog(int worker) {
        String before;
        String log = executorLog(worker);
        do {
            before = log;
            pause(1000);
            log = executorLog(worker);
        } while (!log.equals(before));
        return log;
    }

    private String executorLog(int worker) {
        return files(folder.resolve("worker-" + worker)).stream()
                .filter(file -> file.endsWith("stderr"))
                .map(SparkCluster::text)
                .collect(Collectors.joining());
    }

    /** What Spark wrote of all applications: an event a line, as JSON; whole once an application has ended. */
    public List<String> events() {
        return files(folder.resolve("events")).stream()
                .filter(Files::isRegularFile)
                .flatMap(file -> text(file).lines())
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String log(String name) {
        return text(folder.resolve(name + ".log"));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int count(String text, String words) {
        return text.split(Pattern.quote(words), -1).length - 1;
    }

    /** Waits for what another process does. */
    public void await(BooleanSupplier done) {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += 20) {
            if (done.getAsBoolean()) {
                return;
            }
            pause(20);
        }
        throw new IllegalStateException("It did not happen in " + PATIENCE + ": see the logs in " + folder);
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }
}

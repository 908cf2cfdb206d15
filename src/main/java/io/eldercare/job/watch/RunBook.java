package io.eldercare.job.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.lake.Home;
import io.eldercare.mart.RunRecord;
import io.eldercare.mart.RunTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book of runs, {@code logs/runs/<yyyy-MM>.ndjson}: one line an event, appended as it happens, so that it also holds runs that were killed and runs that
 * ended before the mart was open. Neither persons nor secrets stand in it. A run stands in the file of the month it began in, in Asia/Shanghai.
 */
public final class RunBook {
    private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MONTHS_READ = 2;

    private final Path folder;

    public RunBook(Home home) {
        this.folder = home.logs().resolve("runs");
    }

    /** @param steps seconds by title, in order */
    public record Entry(RunRecord run, Map<String, Double> steps) {
        public Entry {
            steps = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        }

        /** Ended by itself or not at all any more. */
        boolean isOver() {
            return !run.outcome().equals("running");
        }

        /** Is over and was let in: another run that held the home is no failure of the nights. */
        boolean hasRun() {
            return isOver() && !run.failure().equals(Optional.of(RunFailure.RUN_LOCKED.name()));
        }
    }

    /** A book that cannot be written is noted in the log, no more: it must not keep a night from its work. */
    void append(YearMonth month, Map<String, Object> event) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(month + ".ndjson"),
                    JSON.writeValueAsString(event) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            LOG.warn("Cannot write the book of runs: {}", unwritable.getClass().getSimpleName());
        }
    }

    /** The runs of the two latest months that have any; latest first. A line that was cut off when the power went is passed over. */
    public List<Entry> entries() {
        Map<String, Story> stories = new LinkedHashMap<>();
        for (Path file : latest()) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.flatMap(line -> parse(line).stream())
                        .forEach(event -> stories.computeIfAbsent(
                                        event.path("run").asText(), run -> new Story())
                                .add(event));
            } catch (IOException | java.io.UncheckedIOException unreadable) {
                LOG.warn(
                        "Cannot read the book of runs: {}",
                        unreadable.getClass().getSimpleName());
            }
        }
        return stories.values().stream()
                .flatMap(story -> story.entry().stream())
                .sorted(Comparator.comparing((Entry entry) -> entry.run().startedAt())
                        .thenComparing(entry -> entry.run().runId())
                        .reversed())
                .toList();
    }

    private List<Path> latest() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted(Comparator.reverseOrder())
                    .limit(MONTHS_READ)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            LOG.warn("Cannot read the book of runs: {}", unreadable.getClass().getSimpleName());
            return List.of();
        }
    }

    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException cut) {
            return Optional.empty();
        }
    }

    /** The events of one run. */
    private static final class Story {
        private final List<JsonNode> events = new ArrayList<>();
        private final Map<String, Double> steps = new LinkedHashMap<>();

        void add(JsonNode event) {
            events.add(event);
            if (is(event, "step")) {
                steps.merge(event.path("step").asText(), event.path("seconds").asDouble(), Double::sum);
            }
        }

        private static boolean is(JsonNode event, String kind) {
            return event.path("event").asText().equals(kind);
        }

        private Optional<JsonNode> find(String kind) {
            return events.stream().filter(event -> is(event, kind)).findFirst();
        }

        private String text(String name) {
            return events.stream()
                    .map(event -> event.path(name).asText(""))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        Optional<Entry> entry() {
            return find("started").map(started -> new Entry(record(started), steps));
        }

        private RunRecord record(JsonNode started) {
            Optional<JsonNode> ended = find("ended");
            boolean running = ended.isEmpty() && find("killed").isEmpty() && isAlive(started);
            String failure = ended.isEmpty() && !running ? RunFailure.RUN_KILLED.name() : value(ended, "failure", "");
            return new RunRecord(
                    started.path("run").asText(),
                    Instant.parse(started.path("at").asText()),
                    ended.map(event -> Instant.parse(event.path("at").asText())),
                    started.path("command").asText(),
                    running ? "running" : failure.isEmpty() ? "done" : "failed",
                    new RunTotals(
                            (int) count(ended, "deliveries"),
                            (int) count(ended, "repeated"),
                            (int) count(ended, "refused"),
                            count(ended, "rows"),
                            count(ended, "accepted"),
                            count(ended, "rejected")),
                    ended.filter(event -> event.has("exit_code"))
                            .map(event -> event.path("exit_code").asInt()),
                    Optional.of(failure).filter(code -> !code.isEmpty()),
                    (text("program") + " " + text("jar_sha256")).strip(),
                    text("definitions"),
                    Optional.empty());
        }

        private static String value(Optional<JsonNode> event, String name, String otherwise) {
            return event.map(found -> found.path(name).asText(otherwise)).orElse(otherwise);
        }

        private static long count(Optional<JsonNode> event, String name) {
            return event.map(found -> found.path(name).asLong()).orElse(0L);
        }

        /** The process that wrote the line; another one may have its number by now. */
        private static boolean isAlive(JsonNode started) {
            return ProcessHandle.of(started.path("pid").asLong())
                    .map(process -> Processes.start(process)
                            .equals(started.path("process_started").asText()))
                    .orElse(false);
        }
    }
}

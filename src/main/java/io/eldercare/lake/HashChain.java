package io.eldercare.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A ledger that only grows: a folder of {@code 00000001.json} and so on, each row with the SHA-256 of its content and of the row before. A row stands when
 * its file is forced to disk. One writer at a time: the caller holds the home's lock.
 */
public final class HashChain {
    private static final String BEGINNING = "0".repeat(64);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Path folder;

    public HashChain(Path folder) {
        this.folder = folder;
    }

    /**
     * @param seq from 1, without gaps
     * @param content texts, whole numbers and objects of these
     * @param previous {@code sha256} of the row before; 64 noughts for the first
     */
    public record Row(int seq, JsonNode content, String previous, String sha256) {
        private String computed() {
            return Archive.sha256(write(fields(seq, content, previous)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Object> fields(int seq, JsonNode content, String previous) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("seq", seq);
        fields.put("content", MAPPER.convertValue(content, Object.class));
        fields.put("previous", previous);
        return fields;
    }

    private static String write(Object fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write a row of a ledger", impossible);
        }
    }

    /** Rows in the order of their numbers; what is no row, or cannot be read, is left out and breaks the chain there. */
    public List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path file : files()) {
            parse(Files.readAllBytes(file)).ifPresent(rows::add);
        }
        return rows;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> String.valueOf(each.getFileName()).matches("\\d{8}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Row> parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node.isObject()
                    ? Optional.of(new Row(
                            node.path("seq").asInt(),
                            node.path("content"),
                            node.path("previous").asText(),
                            node.path("sha256").asText()))
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Number of the first row that was touched, taken out or put in; empty when all is well. */
    public static Optional<Integer> firstTouched(List<Row> rows) {
        String previous = BEGINNING;
        int next = 1;
        for (Row row : rows) {
            if (row.seq() != next
                    || !row.previous().equals(previous)
                    || !row.computed().equals(row.sha256())) {
                return Optional.of(next);
            }
            previous = row.sha256();
            next++;
        }
        return Optional.empty();
    }

    /**
     * Writes the next row; it stands when this returns. A damaged row keeps its number, and the chain stays broken there.
     *
     * @param before all rows that are there
     */
    public void append(List<Row> before, Map<String, ?> content) throws IOException {
        List<Path> files = files();
        int seq = files.isEmpty()
                ? 1
                : Integer.parseInt(String.valueOf(files.get(files.size() - 1).getFileName())
                                .substring(0, 8))
                        + 1;
        String previous =
                before.isEmpty() ? BEGINNING : before.get(before.size() - 1).sha256();
        JsonNode tree = MAPPER.valueToTree(content);
        Map<String, Object> fields = fields(seq, tree, previous);
        fields.put("sha256", new Row(seq, tree, previous, "").computed());
        Path file = folder.resolve(String.format(Locale.ROOT, "%08d.json", seq));
        Archive.writeDurably(file, (write(fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}

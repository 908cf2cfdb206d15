package io.eldercare.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The log of a Delta table as its protocol describes it, read entry by entry; for logs without a shortened beginning. */
final class DeltaLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeltaLog() {}

    static Path entry(Path table, int version) {
        return table.resolve(String.format(Locale.ROOT, "_delta_log/%020d.json", version));
    }

    /** The number of the latest entry. */
    static int latest(Path table) {
        int version = 0;
        while (Files.exists(entry(table, version))) {
            version++;
        }
        return version - 1;
    }

    /** Files that the table is made of, sorted. */
    static List<Path> files(Path table) throws IOException {
        TreeSet<String> alive = new TreeSet<>();
        for (int version = 0; version <= latest(table); version++) {
            for (String line : Files.readAllLines(entry(table, version))) {
                JsonNode action = JSON.readTree(line);
                if (action.has("remove")) {
                    alive.remove(name(action.get("remove")));
                }
                if (action.has("add")) {
                    alive.add(name(action.get("add")));
                }
            }
        }
        return alive.stream().map(table::resolve).toList();
    }

    private static String name(JsonNode action) {
        return URLDecoder.decode(action.get("path").asText().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

package io.eldercare.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** That no delivery and no row is lost: original bytes, receipts, rows of the files, of silver and of the mart's list of deliveries. */
final class Conservation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final List<String> breaches = new ArrayList<>();

    private Conservation(Path home) {
        this.home = home;
    }

    /**
     * What must hold at any moment, however a run ended.
     *
     * @param delivered SHA-256 of the files of the inbox by their path there
     */
    static List<String> always(Path home, Map<String, String> delivered) throws IOException {
        Conservation check = new Conservation(home);
        Map<String, JsonNode> receipts = check.receipts();
        check.originals(receipts);
        Set<String> answered = new HashSet<>();
        receipts.values()
                .forEach(receipt -> answered.add(
                        receipt.get("fileName").asText() + receipt.get("sha256").asText()));
        delivered.forEach((place, sha256) -> {
            Path waiting = home.resolve("inbox").resolve(place);
            if (!Files.exists(waiting) && !answered.contains(waiting.getFileName() + sha256)) {
                check.breaches.add(place + " has neither a receipt nor its place in the inbox");
            }
        });
        return check.breaches;
    }

    /** The same, and what must hold after a run that ended well. */
    static List<String> afterARun(Path home, Map<String, String> delivered) throws IOException, SQLException {
        List<String> breaches = new ArrayList<>(always(home, delivered));
        for (String place : delivered.keySet()) {
            if (Files.exists(home.resolve("inbox").resolve(place))) {
                breaches.add(place + " is still in the inbox");
            }
        }
        Conservation check = new Conservation(home);
        check.rows();
        breaches.addAll(check.breaches);
        return breaches;
    }

    private Map<String, JsonNode> receipts() throws IOException {
        Map<String, JsonNode> receipts = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.resolve("archive/receipts"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                receipts.put(
                        file.getFileName().toString().replace(".json", ""), JSON.readTree(Files.readAllBytes(file)));
            }
        }
        return receipts;
    }

    private Path original(JsonNode receipt) {
        String sha256 = receipt.get("sha256").asText();
        return home.resolve("archive").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private void originals(Map<String, JsonNode> receipts) throws IOException {
        for (JsonNode receipt : receipts.values()) {
            Path original = original(receipt);
            if (!Files.exists(original)
                    || !HomeDigest.sha256(original).equals(receipt.get("sha256").asText())) {
                breaches.add("the original of " + receipt.get("fileName").asText() + " is lost or touched");
            }
        }
    }

    /** For every part: rows of the file = accepted + rejected in silver = what the mart's list says. */
    private void rows() throws IOException, SQLException {
        Map<String, long[]> listed = listed();
        Map<String, JsonNode> receipts = receipts();
        Map<String, long[]> silver = silver();
        try (Connection duck = LakeDigest.duck();
                Statement statement = duck.createStatement()) {
            for (Map.Entry<String, JsonNode> entry : receipts.entrySet()) {
                JsonNode receipt = entry.getValue();
                long stated = 0;
                for (JsonNode part : receipt.withArray("parts")) {
                    stated += part.get("rows").asLong() + part.get("skipped").asLong();
                }
                boolean isRefused = receipt.hasNonNull("reason");
                if (!isRefused && isPlain(receipt)) {
                    long lines = lines(statement, original(receipt));
                    if (lines != stated) {
                        breaches.add(receipt.get("fileName").asText() + ": " + lines + " lines, " + stated
                                + " in its receipt");
                    }
                }
                long[] list = listed.getOrDefault(entry.getKey(), new long[] {-1, 0, 0, 0});
                if (list[0] + list[3] != stated && !(isRefused && list[0] >= 0)) {
                    breaches.add(receipt.get("fileName").asText() + ": " + stated + " rows received, " + list[0]
                            + " in the mart's list");
                }
                if (list[0] != list[1] + list[2] && !isRefused) {
                    breaches.add(receipt.get("fileName").asText() + ": " + list[0] + " rows are not " + list[1]
                            + " accepted and " + list[2] + " rejected");
                }
                long[] rows = silver.getOrDefault(entry.getKey(), new long[2]);
                if (!isRefused && (rows[0] != list[1] || rows[1] != list[2])) {
                    breaches.add(receipt.get("fileName").asText() + ": silver holds " + rows[0] + " + " + rows[1]
                            + " rows, the mart's list says " + list[1] + " + " + list[2]);
                }
            }
        }
    }

    private static boolean isPlain(JsonNode receipt) {
        return receipt.get("fileName").asText().endsWith(".csv")
                && receipt.path("encoding").asText().equals("UTF-8");
    }

    private static long lines(Statement statement, Path csv) throws SQLException {
        try (ResultSet count = statement.executeQuery("select count(*) from read_csv('" + csv
                + "', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', null_padding = true,"
                + " strict_mode = false, ignore_errors = false)")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** rows, accepted, rejected, skipped by delivery */
    private Map<String, long[]> listed() throws SQLException, IOException {
        Map<String, long[]> listed = new HashMap<>();
        try (Connection mart = PlainServer.of(home).connect("eldercare");
                Statement statement = mart.createStatement();
                ResultSet rows = statement.executeQuery("select delivery_id, sum(rows), sum(accepted), sum(rejected),"
                        + " sum(skipped) from ops.delivery group by 1")) {
            while (rows.next()) {
                listed.put(
                        rows.getString(1),
                        new long[] {rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)});
            }
        }
        return listed;
    }

    /** accepted, rejected by delivery */
    private Map<String, long[]> silver() throws SQLException, IOException {
        Map<String, long[]> counted = new HashMap<>();
        try (Connection duck = LakeDigest.duck();
                Statement statement = duck.createStatement()) {
            for (Path table : LakeDigest.tables(home.resolve("lake"))) {
                List<Path> files = DeltaLog.files(table);
                if (!table.toString().contains("/silver/") || table.endsWith("finding") || files.isEmpty()) {
                    continue;
                }
                try (ResultSet rows = statement.executeQuery("select delivery_id, count(*) filter (is_accepted),"
                        + " count(*) filter (not is_accepted) from " + LakeDigest.source(files) + " group by 1")) {
                    while (rows.next()) {
                        long[] both = counted.computeIfAbsent(rows.getString(1), id -> new long[2]);
                        both[0] += rows.getLong(2);
                        both[1] += rows.getLong(3);
                    }
                }
            }
        }
        return counted;
    }
}

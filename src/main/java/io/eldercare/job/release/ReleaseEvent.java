package io.eldercare.job.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the ledger of releases.
 *
 * @param seq from 1, without gaps
 * @param at in milliseconds
 * @param region the county concerned; else empty
 * @param content texts, whole numbers, truth values and objects of these
 * @param previous {@code sha256} of the row before; 64 noughts for the first
 * @param sha256 over all the rest, see {@link #computed}
 */
record ReleaseEvent(
        int seq,
        Instant at,
        Kind kind,
        String plan,
        YearMonth month,
        int vintage,
        String region,
        JsonNode content,
        String previous,
        String sha256) {
    static final String BEGINNING = "0".repeat(64);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What happened: pages went out, a county answered, a vintage was fixed, a mail is about to go, went, or was refused. */
    enum Kind {
        OPENED,
        ANSWERED,
        FROZEN,
        SENDING,
        DELIVERED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind parse(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** What is to be written next; the ledger gives it number, time and hashes. */
    record Draft(Kind kind, String plan, YearMonth month, int vintage, String region, Map<String, ?> content) {}

    /** The row for a draft. */
    static ReleaseEvent of(int seq, Instant at, Draft draft, String previous) {
        ReleaseEvent open = new ReleaseEvent(
                seq,
                at,
                draft.kind(),
                draft.plan(),
                draft.month(),
                draft.vintage(),
                draft.region(),
                MAPPER.valueToTree(draft.content()),
                previous,
                "");
        return open.sealed(open.computed());
    }

    private ReleaseEvent sealed(String hash) {
        return new ReleaseEvent(seq, at, kind, plan, month, vintage, region, content, previous, hash);
    }

    /** SHA-256 of the row as JSON with sorted keys and without its own hash. */
    String computed() {
        return Archive.sha256(write(fields()).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("seq", seq);
        fields.put("at", at.toString());
        fields.put("kind", kind.code());
        fields.put("plan_code", plan);
        fields.put("month", month.toString());
        fields.put("vintage", vintage);
        fields.put("region_code", region);
        fields.put("content", MAPPER.convertValue(content, Object.class));
        fields.put("previous", previous);
        return fields;
    }

    /** As a file of the archive: one line of JSON. */
    byte[] json() {
        Map<String, Object> fields = new TreeMap<>(fields());
        fields.put("sha256", sha256);
        return (write(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    String contentText() {
        return write(MAPPER.convertValue(content, Object.class));
    }

    static ReleaseEvent parse(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return new ReleaseEvent(
                    node.path("seq").asInt(),
                    Instant.parse(node.path("at").asText()),
                    Kind.parse(node.path("kind").asText()),
                    node.path("plan_code").asText(),
                    YearMonth.parse(node.path("month").asText()),
                    node.path("vintage").asInt(),
                    node.path("region_code").asText(),
                    node.path("content"),
                    node.path("previous").asText(),
                    node.path("sha256").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read a row of the ledger of releases", unreadable);
        }
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Cannot read the content of a release event", broken);
        }
    }

    private static String write(Object fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write a release event", impossible);
        }
    }

    /** A text of the content; empty where there is none. */
    String text(String key) {
        return content.path(key).asText("");
    }

    /** Names and texts of an object in the content, such as documents and their digests. */
    TreeMap<String, String> texts(String key) {
        TreeMap<String, String> texts = new TreeMap<>();
        content.path(key)
                .fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}

package io.eldercare.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a delivery from its own file alone: written when it is taken and never changed, but that of the same delivery
 * sent again with an earlier time the earlier stands. Receipts and archived bytes are all that a rebuild needs. Whether the delivery
 * is in force depends on others and is computed.
 *
 * @param deliveryId SHA-256 of feed, county, month, revision, mode and the bytes' SHA-256
 * @param sender region code of the inbox folder, or {@code operator}
 * @param receivedAt time of arrival, Asia/Shanghai, to the second
 * @param kind feed, workbook, profile or unknown
 * @param reason rejection code when the whole file is refused
 * @param signatures footers that were filled in, such as prepared_by, masked
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Receipt(
        String deliveryId,
        String fileName,
        String sender,
        LocalDateTime receivedAt,
        String sha256,
        long bytes,
        String kind,
        Optional<String> profile,
        int revision,
        Mode mode,
        Optional<String> reason,
        Optional<String> message,
        Optional<String> encoding,
        List<String> signatures,
        List<String> warnings,
        List<Part> parts) {

    /**
     * One feed of one county-month in the file.
     *
     * @param rows data rows as scanned; accepted + rejected must come to it
     * @param skipped titles, subtotals, repeated headers, blank rows and footers
     * @param declaredEmpty the file says 无, or its control file says {@code rows: 0}
     * @param statesSlices rows state county or month themselves and go to their own slices
     */
    public record Part(
            String feed,
            String countyCode,
            YearMonth month,
            String sheet,
            int rows,
            int skipped,
            boolean declaredEmpty,
            boolean statesSlices) {

        public Slice slice() {
            return new Slice(feed, countyCode, month);
        }
    }

    public Receipt {
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isRefused() {
        return reason.isPresent();
    }

    /** The same delivery with the parts that a profile's expressions found. */
    public Receipt withParts(List<Part> found) {
        return new Receipt(
                deliveryId,
                fileName,
                sender,
                receivedAt,
                sha256,
                bytes,
                kind,
                profile,
                revision,
                mode,
                reason,
                message,
                encoding,
                signatures,
                warnings,
                found);
    }

    /** As it is kept. */
    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void write(Path folder) throws IOException {
        Archive.writeDurably(folder.resolve(deliveryId + ".json"), text().getBytes(StandardCharsets.UTF_8));
    }

    public static Receipt read(Path folder, String deliveryId) throws IOException {
        return read(folder.resolve(deliveryId + ".json"));
    }

    public static Receipt read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Receipt.class);
    }

    public static boolean exists(Path folder, String deliveryId) {
        return Files.exists(folder.resolve(deliveryId + ".json"));
    }
}

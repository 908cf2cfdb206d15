package io.eldercare.ingest.read;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the reader knows beside the file itself. Serializable, so that it can travel to a task.
 *
 * @param secret key of the pseudonyms, at least 16 bytes
 * @param receivedOn day of receipt; nobody is born later
 * @param countyCode county of the file's name; null where the rows decide it (a profile's or a city's file)
 * @param month first day of the month in the file's name; null where the rows decide it
 * @param regionCodes further spellings of region codes for the county column, such as 浮梁县 to 360222
 */
public record ReaderOptions(
        byte[] secret,
        LocalDate receivedOn,
        @Nullable String countyCode,
        @Nullable LocalDate month,
        Map<String, String> regionCodes)
        implements Serializable {
    public ReaderOptions {
        secret = secret.clone();
        regionCodes = Map.copyOf(regionCodes);
    }

    /** Of a file whose name states county and month. */
    public static ReaderOptions of(byte[] secret, LocalDate receivedOn, String countyCode, LocalDate month) {
        return new ReaderOptions(secret, receivedOn, countyCode, month, Map.of());
    }

    /** Of a file whose rows state county and month. */
    public static ReaderOptions ofMany(byte[] secret, LocalDate receivedOn) {
        return new ReaderOptions(secret, receivedOn, null, null, Map.of());
    }

    public ReaderOptions withRegionCodes(Map<String, String> codes) {
        return new ReaderOptions(secret, receivedOn, countyCode, month, codes);
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "ReaderOptions[" + countyCode + ", " + month + "]";
    }
}

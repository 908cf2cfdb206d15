package io.eldercare.mart;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A delivery's part for one slice, as gone through to the figures: a row of {@code ops.delivery}.
 *
 * @param month first day
 * @param mode full, delta or void
 * @param sheet empty for a file without sheets
 * @param verdict accepted or rejected
 * @param reason code of a rejected file
 */
public record DeliveryRecord(
        String deliveryId,
        String feed,
        String countyCode,
        LocalDate month,
        int revision,
        String mode,
        String sheet,
        String fileName,
        String sender,
        String sha256,
        LocalDateTime receivedAt,
        String verdict,
        Optional<String> reason,
        int rows,
        int accepted,
        int rejected,
        int skipped,
        int warned,
        String runId) {

    static final List<String> COLUMNS = List.of(
            "delivery_id",
            "feed",
            "county_code",
            "month",
            "revision",
            "mode",
            "sheet",
            "file_name",
            "sender",
            "sha256",
            "received_at",
            "verdict",
            "reason",
            "rows",
            "accepted",
            "rejected",
            "skipped",
            "warned",
            "run_id");

    /** The change that records these deliveries. */
    public static Change upsert(List<DeliveryRecord> deliveries) {
        List<@Nullable Object[]> rows =
                deliveries.stream().map(DeliveryRecord::values).toList();
        return new Change.Upsert(
                new TableData("ops.delivery", COLUMNS, rows), List.of("delivery_id", "feed", "county_code", "month"));
    }

    /** Accepted, neither withdrawn nor replaced by a later one nor waiting for an earlier one. */
    public boolean isInForce() {
        return verdict.equals("accepted")
                && !mode.equals("void")
                && reason.map("FILE_DECLARED_EMPTY"::equals).orElse(true);
    }

    private @Nullable Object[] values() {
        return new @Nullable Object[] {
            deliveryId,
            feed,
            countyCode,
            month,
            revision,
            mode,
            sheet,
            fileName,
            sender,
            sha256,
            receivedAt,
            verdict,
            reason.orElse(null),
            rows,
            accepted,
            rejected,
            skipped,
            warned,
            runId
        };
    }
}

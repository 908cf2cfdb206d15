package io.eldercare.ingest;

import io.eldercare.ingest.SliceState.Standing;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a delivery.
 *
 * @param code accepted or rejected
 * @param reason why it was rejected, or why an accepted one is not in force, or {@link #DECLARED_EMPTY}
 */
public record Verdict(String code, Optional<String> reason) {
    /** Reason of a file that states zero. */
    public static final String DECLARED_EMPTY = "FILE_DECLARED_EMPTY";

    private static final String ACCEPTED = "accepted";
    private static final String REJECTED = "rejected";
    private static final Map<Standing, String> REASONS = Map.of(
            Standing.SUPERSEDED, "SUB_SUPERSEDED",
            Standing.WAITING, "SUB_WAITING",
            Standing.CONFLICT, "SUB_SEQUENCE_CONFLICT");

    /** Of a delivery as one slice sees it. */
    public static Verdict of(FiledPart part, Standing standing) {
        return new Verdict(
                standing == Standing.REFUSED || standing == Standing.CONFLICT ? REJECTED : ACCEPTED,
                part.refusal()
                        .or(() -> Optional.ofNullable(REASONS.get(standing)))
                        .or(() -> part.declaredEmpty() ? Optional.of(DECLARED_EMPTY) : Optional.empty()));
    }

    /** Of a delivery that names no slice. */
    public static Verdict of(Receipt receipt) {
        return new Verdict(receipt.isRefused() ? REJECTED : ACCEPTED, receipt.reason());
    }
}

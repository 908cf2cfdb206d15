package io.eldercare.ingest;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A delivery as one slice sees it.
 *
 * @param refusal code of the file's own rejection, when it was refused
 * @param declaredEmpty states zero: 无, or {@code rows: 0} in the control file
 */
public record FiledPart(
        Slice slice,
        String deliveryId,
        int revision,
        Mode mode,
        LocalDateTime receivedAt,
        String sha256,
        String fileName,
        String sender,
        String sheet,
        int rows,
        int skipped,
        boolean declaredEmpty,
        Optional<String> refusal) {

    public static FiledPart of(Receipt receipt, Receipt.Part part) {
        return new FiledPart(
                part.slice(),
                receipt.deliveryId(),
                receipt.revision(),
                receipt.mode(),
                receipt.receivedAt(),
                receipt.sha256(),
                receipt.fileName(),
                receipt.sender(),
                part.sheet(),
                part.rows(),
                part.skipped(),
                part.declaredEmpty(),
                receipt.reason());
    }

    /** Of rows with the same key those of the part with the greater number stand; a delta comes after the full of its revision. */
    int order() {
        return revision * 2 + (mode == Mode.DELTA ? 1 : 0);
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Profile;
import io.eldercare.lake.Archive;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt in the making.
 *
 * @param fileName as the folder has it; receipts show it with unsafe characters written out
 * @param monthInRows whether the rows of the profile's file state their month
 */
record ReceiptDraft(
        String fileName,
        String sender,
        LocalDateTime receivedAt,
        String sha256,
        long size,
        Optional<DeliveryName> name,
        Optional<Profile> profile,
        boolean monthInRows) {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptDraft.class);

    Receipt accepted(String encoding, List<String> signatures, List<String> warnings, List<Receipt.Part> parts) {
        return receipt(Optional.empty(), Optional.empty(), encoding, signatures, warnings, parts);
    }

    /** @param rows that were counted; all of them are rejected */
    Receipt refused(String code, String message, int rows) {
        LOG.info("Refused {}: {}", FileNames.shown(fileName), code);
        List<Receipt.Part> parts = name.filter(known -> !known.feed().equals(DeliveryName.WORKBOOK))
                .map(known -> List.of(
                        new Receipt.Part(known.feed(), known.countyCode(), known.month(), "", rows, 0, false, false)))
                .orElse(List.of());
        return receipt(Optional.of(code), Optional.of(message), "", List.of(), List.of(), parts);
    }

    private Receipt receipt(
            Optional<String> reason,
            Optional<String> message,
            String encoding,
            List<String> signatures,
            List<String> warnings,
            List<Receipt.Part> parts) {
        Optional<ProfileName> export =
                profile.map(known -> ProfileName.of(known, fileName, receivedAt.toLocalDate(), monthInRows));
        String unrefused = name.map(known -> String.join(
                        "\n",
                        known.feed(),
                        known.countyCode(),
                        known.month().toString(),
                        Integer.toString(known.revision()),
                        known.mode().code(),
                        sha256))
                .orElseGet(() -> String.join(
                        "\n",
                        profile.map(Profile::name).orElse(fileName),
                        "",
                        export.map(ProfileName::identity).orElse("\n1\nfull"),
                        sha256));
        // a refusal must not stand in the way of the same bytes sent rightly later; one that names no slice stands in
        // the
        // month it came
        String identity = reason.map(code -> String.join("\n", unrefused, code, sender)
                        + (parts.isEmpty() ? "\n" + YearMonth.from(receivedAt) : ""))
                .orElse(unrefused);
        return new Receipt(
                Archive.sha256(identity.getBytes(StandardCharsets.UTF_8)),
                FileNames.shown(fileName),
                FileNames.shown(sender),
                receivedAt,
                sha256,
                size,
                name.map(known -> known.feed().equals(DeliveryName.WORKBOOK) ? "workbook" : "feed")
                        .orElse(profile.isPresent() ? "profile" : "unknown"),
                profile.map(Profile::name),
                name.map(DeliveryName::revision)
                        .or(() -> export.map(ProfileName::revision))
                        .orElse(1),
                name.map(DeliveryName::mode)
                        .or(() -> export.map(ProfileName::mode))
                        .orElse(Mode.FULL),
                reason,
                message,
                encoding.isEmpty() ? Optional.empty() : Optional.of(encoding),
                signatures,
                warnings,
                parts);
    }
}

package io.eldercare.job.county;

import io.eldercare.definitions.Definitions;
import io.eldercare.form.MarkedCopy;
import io.eldercare.form.PrivateFile;
import io.eldercare.ingest.FileInspection;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Receiver;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Validates deliveries without loading them: what a county runs before it sends. Nothing is written to the home. */
public final class FileCheck {
    private static final int ROWS_TOLD = 5_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private FileCheck() {}

    /**
     * @param acceptable the file and every row would be accepted
     * @param refusal code when the whole file would be refused
     * @param corrections what to correct, by sheet, the gravest and most frequent first
     * @param notChecked how many rules compare with other deliveries or months, which a single file cannot answer
     */
    public record Outcome(
            String file,
            boolean acceptable,
            Optional<String> refusal,
            String message,
            int rows,
            int accepted,
            int rejected,
            int skipped,
            List<Correction> corrections,
            int notChecked) {}

    /**
     * One thing to correct, in all the cells where it stands.
     *
     * @param sheet empty for a text file
     * @param severity reject_file, reject_row, warn or info
     * @param rows in how many rows
     * @param places the first of them
     */
    public record Correction(
            String sheet,
            String severity,
            String rule,
            String column,
            String columnLabel,
            String message,
            String expected,
            String remedy,
            long rows,
            List<Spot> places) {}

    /**
     * A cell.
     *
     * @param rowNo row or line; 0 for the whole file
     * @param cell such as B17; the row alone where no single cell is meant or the layout is a profile's
     * @param shown what stands there, masked where it is personal; empty where nothing does
     */
    public record Spot(int rowNo, String cell, String shown) {}

    public static List<Outcome> check(Workplace place, List<Path> files) {
        try (BriefSession session = BriefSession.open()) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Path file : files) {
                outcomes.add(check(place, session, file));
            }
            return outcomes;
        }
    }

    /**
     * The same with a copy of the file in which every fault is marked.
     *
     * @throws FormRequestException for a file inside the home
     */
    public static Outcome mark(Workplace place, Path file, Path marked) {
        FormMaking.refuseInside(place, marked);
        try {
            Outcome outcome = check(place, List.of(file)).get(0);
            PrivateFile.write(marked, MarkedCopy.of(file, MarkedCells.of(file, outcome)));
            return outcome;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + marked.getFileName(), failure);
        }
    }

    private static Outcome check(Workplace place, BriefSession session, Path file) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        // pseudonyms of a check are never kept, so any secret serves
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            LocalDateTime now =
                    LocalDateTime.ofInstant(place.clock().instant(), ZONE).truncatedTo(ChronoUnit.SECONDS);
            Receipt receipt = new Receiver(place.home(), definitions, secret, place.clock())
                    .judge(file, Archive.sha256(file), Files.size(file), now);
            if (receipt.isRefused()) {
                return refused(file, receipt, definitions);
            }
            FileInspection.Inspected inspected =
                    new FileInspection(session.spark(), definitions, secret).inspect(file, receipt, ROWS_TOLD);
            return judged(file, receipt, inspected, definitions);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file.getFileName(), failure);
        }
    }

    private static Outcome refused(Path file, Receipt receipt, Definitions definitions) {
        int rows = receipt.parts().stream().mapToInt(Receipt.Part::rows).sum();
        String message = receipt.message().orElse("");
        Correction whole = new Correction(
                "",
                "reject_file",
                receipt.reason().orElse(""),
                "",
                "",
                message,
                "",
                "",
                0,
                List.of(new Spot(0, "", "")));
        return new Outcome(
                String.valueOf(file.getFileName()),
                false,
                receipt.reason(),
                message,
                rows,
                0,
                rows,
                0,
                List.of(whole),
                definitions.checks().size());
    }

    private static Outcome judged(
            Path file, Receipt receipt, FileInspection.Inspected inspected, Definitions definitions) {
        long rejected = inspected.rows() - inspected.accepted();
        return new Outcome(
                String.valueOf(file.getFileName()),
                rejected == 0,
                Optional.empty(),
                "",
                (int) inspected.rows(),
                (int) inspected.accepted(),
                (int) rejected,
                receipt.parts().stream().mapToInt(Receipt.Part::skipped).sum(),
                Corrections.of(definitions, file, receipt, inspected),
                definitions.checks().size());
    }
}

package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Messages;
import io.eldercare.ingest.FileInspection;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.Receiver;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Sessions;
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
import org.apache.spark.sql.SparkSession;

/** Validates deliveries without loading them: what a county runs before it sends. Nothing is written to the home. */
public final class FileCheck {
    private static final int FINDINGS_SHOWN = 1_000;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private FileCheck() {}

    /**
     * @param acceptable the file and every row would be accepted
     * @param refusal code when the whole file would be refused
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
            List<Finding> findings) {}

    /**
     * @param rowNo line or row; 0 for the whole file
     * @param severity reject_file, reject_row, warn or info
     */
    public record Finding(
            String sheet,
            int rowNo,
            String severity,
            String rule,
            String column,
            String columnLabel,
            String message,
            String remedy) {}

    public static List<Outcome> check(Workplace place, List<Path> files) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        // pseudonyms of a check are never kept, so any secret serves
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        boolean ownSession = SparkSession.getDefaultSession().isEmpty();
        SparkSession spark = Sessions.open(temporary());
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Path file : files) {
                outcomes.add(check(place, definitions, secret, spark, file));
            }
            return outcomes;
        } finally {
            if (ownSession) {
                spark.stop();
            }
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("eldercare-check");
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make a temporary folder", failure);
        }
    }

    private static Outcome check(
            Workplace place, Definitions definitions, byte[] secret, SparkSession spark, Path file) {
        try {
            LocalDateTime now =
                    LocalDateTime.ofInstant(place.clock().instant(), ZONE).truncatedTo(ChronoUnit.SECONDS);
            Receipt receipt = new Receiver(place.home(), definitions, secret, place.clock())
                    .judge(file, Archive.sha256(Files.readAllBytes(file)), Files.size(file), now);
            return receipt.isRefused()
                    ? refused(file, receipt)
                    : judged(file, receipt, definitions, new FileInspection(spark, definitions, secret));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file.getFileName(), failure);
        }
    }

    private static Outcome refused(Path file, Receipt receipt) {
        int rows = receipt.parts().stream().mapToInt(Receipt.Part::rows).sum();
        String message = receipt.message().orElse("");
        Finding finding = new Finding("", 0, "reject_file", receipt.reason().orElse(""), "", "", message, "");
        return new Outcome(
                String.valueOf(file.getFileName()),
                false,
                receipt.reason(),
                message,
                rows,
                0,
                rows,
                0,
                List.of(finding));
    }

    private static Outcome judged(Path file, Receipt receipt, Definitions definitions, FileInspection inspection) {
        FileInspection.Inspected inspected = inspection.inspect(file, receipt, FINDINGS_SHOWN);
        Messages messages = new Messages(definitions);
        List<Finding> findings = new ArrayList<>();
        receipt.warnings().forEach(warning -> findings.add(fileWarning(warning)));
        for (FileInspection.JudgedRow row : inspected.judged()) {
            for (String issue : row.issues()) {
                Messages.Text text = messages.of(row.feed(), issue);
                findings.add(new Finding(
                        row.sheet(),
                        row.rowNo(),
                        row.accepted() ? "warn" : "reject_row",
                        text.rule(),
                        text.column(),
                        text.columnLabel(),
                        text.message(),
                        text.remedy()));
            }
        }
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
                findings);
    }

    private static Finding fileWarning(String warning) {
        String[] words = warning.split(":", 2);
        String what = words.length > 1 ? words[1] : "";
        String message = words[0].equals("HDR_UNKNOWN_COLUMN") ? "不认识的列，内容不会收入" : "请核实";
        return new Finding("", 0, "warn", words[0], what, what, message, "");
    }
}

package io.eldercare.ingest;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Profile;
import io.eldercare.ingest.read.UnreadableFile;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.Home;
import io.eldercare.plan.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries out of the inbox: bytes to the archive, a receipt beside them, a mark that the figures do not hold them yet,
 * and only then the inbox is emptied. Killed anywhere, it can simply run again.
 */
public final class Receiver {
    /** Sender of files in the root of the inbox. */
    public static final String OPERATOR = "operator";

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Comparator<Receipt> EARLIEST = Comparator.comparing(Receipt::receivedAt)
            .thenComparing(Receipt::sender)
            .thenComparing(Receipt::fileName);

    private final Home home;
    private final Definitions definitions;
    private final Clock clock;
    private final Archive archive;
    private final FileScan scan;

    public Receiver(Home home, Definitions definitions, byte[] secret, Clock clock) {
        this.home = home;
        this.definitions = definitions;
        this.clock = clock;
        this.archive = new Archive(home.archive());
        this.scan = new FileScan(definitions, secret, regionCodes(definitions));
    }

    /** @param repeated files whose very bytes had been delivered under the same name */
    public record Received(List<Receipt> taken, int repeated) {}

    /** Names of counties and their codes, as rows state them. */
    public static Map<String, String> regionCodes(Definitions definitions) {
        Map<String, String> codes = new TreeMap<>();
        for (Region region : definitions.regions().all()) {
            if (region.level() == Region.Level.COUNTY) {
                codes.put(region.name(), region.code());
                codes.put(region.code() + "000000", region.code());
                region.parentCode()
                        .flatMap(definitions.regions()::find)
                        .ifPresent(parent -> codes.put(parent.name() + region.name(), region.code()));
            }
        }
        return codes;
    }

    /** Files in the inbox that are deliveries, in order of path. */
    public static List<Path> waiting(Path inbox) {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(inbox)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(Receiver::isDelivery)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list the inbox", unreadable);
        }
    }

    private static boolean isDelivery(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && !name.endsWith(Control.SUFFIX)
                && !name.endsWith(".part")
                && !name.endsWith(".tmp");
    }

    /** @param done told after each file */
    public Received receive(Runnable done) {
        List<Path> files = waiting(home.inbox());
        // more threads than cores: many wait for the disk
        ExecutorService workers =
                Executors.newFixedThreadPool(3 * Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Optional<Receipt>>> futures = new ArrayList<>();
            for (Path file : files) {
                futures.add(workers.submit(() -> {
                    Optional<Receipt> receipt = take(file);
                    synchronized (this) {
                        done.run();
                    }
                    return receipt;
                }));
            }
            List<Receipt> taken = new ArrayList<>();
            int repeated = 0;
            for (Future<Optional<Receipt>> future : futures) {
                Optional<Receipt> receipt = future.get();
                receipt.ifPresent(taken::add);
                repeated += receipt.isPresent() ? 0 : 1;
            }
            return new Received(taken, repeated);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while receiving", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Cannot take a delivery from the inbox: " + failure.getMessage(), failure);
        } finally {
            workers.shutdownNow();
        }
    }

    /** @return empty when the delivery has a receipt already */
    private Optional<Receipt> take(Path file) throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        Instant now = clock.instant();
        LocalDateTime receivedAt = LocalDateTime.ofInstant(modified.isAfter(now) ? now : modified, ZONE)
                .truncatedTo(ChronoUnit.SECONDS);
        long size = Files.size(file);
        String sha256 = archive.keep(file);
        Path controlFile = file.resolveSibling(file.getFileName() + Control.SUFFIX);
        if (Files.exists(controlFile)) {
            archive.keep(controlFile);
        }
        Failpoint.RECEIVE_KEPT.hit();
        Receipt receipt = judge(file, sha256, size, receivedAt);
        boolean known = !isNew(receipt);
        Failpoint.RECEIVE_ANSWERED.hit();
        Files.delete(file);
        Failpoint.RECEIVE_EMPTIED.hit();
        Files.deleteIfExists(controlFile);
        return known ? Optional.empty() : Optional.of(receipt);
    }

    /**
     * Writes the receipt of a new delivery. Of receipts for the same delivery the earliest stands, in whatever order they come: an
     * earlier one takes the place of the one that is there, and the figures are due again.
     */
    private synchronized boolean isNew(Receipt receipt) throws IOException {
        boolean known = Receipt.exists(home.receipts(), receipt.deliveryId());
        if (!known || EARLIEST.compare(receipt, Receipt.read(home.receipts(), receipt.deliveryId())) < 0) {
            Archive.writeDurably(home.pending().resolve(receipt.deliveryId()), new byte[0]);
            Failpoint.RECEIVE_MARKED.hit();
            receipt.write(home.receipts());
        }
        return !known;
    }

    /** A receipt without touching archive or inbox: what {@code check} shows a county before it sends. */
    public Receipt judge(Path file, String sha256, long size, LocalDateTime receivedAt) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        String sender = sender(file);
        Optional<DeliveryName> name =
                DeliveryName.parse(fileName, definitions.contracts().keySet());
        Optional<Profile> profile = name.isPresent() ? Optional.empty() : profile(fileName, sender);
        Draft draft = new Draft(fileName, sender, receivedAt, sha256, size, name, profile);
        try {
            if (name.isEmpty() && profile.isEmpty()) {
                throw new RefusedFile(
                        "FILE_NAME_INVALID", "文件名不合规范：应为 报表_县区代码_年-月.csv 或 .xlsx，例如 visit_360281_2025-10.xlsx。");
            }
            return profile.isPresent() ? profileReceipt(draft, file, profile.get()) : feedReceipt(draft, file);
        } catch (RefusedFile refused) {
            return draft.refused(refused.code(), String.valueOf(refused.getMessage()), 0);
        } catch (UnreadableFile unreadable) {
            return draft.refused(unreadable.code(), String.valueOf(unreadable.getMessage()), unreadable.dataRows());
        }
    }

    private Receipt feedReceipt(Draft draft, Path file) throws IOException {
        DeliveryName name = draft.name().orElseThrow();
        admit(name, draft);
        Optional<Control> control = Control.beside(file);
        Path bytes = bytes(draft, file);
        FileScan.Found found =
                scan.scan(bytes, draft.fileName(), name, draft.receivedAt().toLocalDate(), control);
        return draft.accepted(found.encoding(), found.signatures(), found.warnings(), found.parts());
    }

    private void admit(DeliveryName name, Draft draft) {
        if (!definitions.regions().contains(name.countyCode())) {
            throw new RefusedFile("DOM_UNKNOWN_CODE", "文件名中的区划代码 " + name.countyCode() + " 不在区划表中。");
        }
        if (!draft.sender().equals(OPERATOR)
                && !(definitions.regions().contains(draft.sender())
                        && definitions.regions().isWithin(name.countyCode(), draft.sender()))) {
            throw new RefusedFile(
                    "SUB_WRONG_SENDER",
                    "文件所属县区 " + name.countyCode() + " 不是报送单位 " + draft.sender() + " 或其下辖县区，请从本单位目录报送。");
        }
        String owner = definitions.settings().feedOwners().getOrDefault(name.feed(), draft.sender());
        if (!owner.equals(draft.sender()) && !draft.sender().equals(OPERATOR)) {
            throw new RefusedFile("SUB_NOT_OWNER", "本报表由 " + owner + " 统一报送，其他单位的文件不予受理。");
        }
        if (name.month().isAfter(YearMonth.from(draft.receivedAt()))) {
            throw new RefusedFile("SUB_PERIOD_FUTURE", "报表月份 " + name.month() + " 尚未开始。");
        }
    }

    private Path bytes(Draft draft, Path file) {
        Path archived = archive.path(draft.sha256());
        return Files.exists(archived) ? archived : file;
    }

    private Receipt profileReceipt(Draft draft, Path file, Profile profile) {
        String encoding = scan.scanProfile(bytes(draft, file), draft.fileName(), profile);
        return draft.accepted(encoding, List.of(), List.of(), List.of());
    }

    private Optional<Profile> profile(String fileName, String sender) {
        return definitions.profiles().stream()
                .filter(profile -> profile.filePattern().matcher(fileName).matches())
                .filter(profile -> sender.equals(OPERATOR)
                        || profile.sender().map(sender::equals).orElse(true))
                .findFirst();
    }

    private String sender(Path file) {
        if (!file.startsWith(home.inbox())) {
            return OPERATOR;
        }
        Path relative = home.inbox().relativize(file);
        return relative.getNameCount() > 1 ? relative.getName(0).toString() : OPERATOR;
    }

    /** A receipt in the making. */
    private record Draft(
            String fileName,
            String sender,
            LocalDateTime receivedAt,
            String sha256,
            long size,
            Optional<DeliveryName> name,
            Optional<Profile> profile) {

        Receipt accepted(String encoding, List<String> signatures, List<String> warnings, List<Receipt.Part> parts) {
            return receipt(Optional.empty(), Optional.empty(), encoding, signatures, warnings, parts);
        }

        Receipt refused(String code, String message, int rows) {
            LOG.info("Refused {}: {}", fileName.replaceAll("[\\p{Cntrl}]", "?"), code);
            List<Receipt.Part> parts = name.filter(known -> !known.feed().equals(DeliveryName.WORKBOOK))
                    .map(known -> List.of(new Receipt.Part(
                            known.feed(), known.countyCode(), known.month(), "", rows, 0, false, false)))
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
            String unrefused = name.map(known -> String.join(
                            "\n",
                            known.feed(),
                            known.countyCode(),
                            known.month().toString(),
                            Integer.toString(known.revision()),
                            known.mode().code(),
                            sha256))
                    .orElseGet(() -> String.join(
                            "\n", profile.map(Profile::name).orElse(fileName), "", "", "1", "full", sha256));
            // a refusal must not stand in the way of the same bytes sent rightly later
            String identity = reason.map(code -> String.join("\n", unrefused, code, sender))
                    .orElse(unrefused);
            return new Receipt(
                    Archive.sha256(identity.getBytes(StandardCharsets.UTF_8)),
                    fileName,
                    sender,
                    receivedAt,
                    sha256,
                    size,
                    name.map(known -> known.feed().equals(DeliveryName.WORKBOOK) ? "workbook" : "feed")
                            .orElse(profile.isPresent() ? "profile" : "unknown"),
                    profile.map(Profile::name),
                    name.map(DeliveryName::revision).orElse(1),
                    name.map(DeliveryName::mode).orElse(Mode.FULL),
                    reason,
                    message,
                    encoding.isEmpty() ? Optional.empty() : Optional.of(encoding),
                    signatures,
                    warnings,
                    parts);
        }
    }
}

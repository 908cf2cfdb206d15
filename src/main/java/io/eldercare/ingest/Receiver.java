package io.eldercare.ingest;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.read.Limits;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.Home;
import io.eldercare.plan.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
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

    private static final long MOST_BYTES = Limits.standard().fileBytes();
    private static final Instant FIRST_CREDIBLE = Instant.parse("2000-01-01T00:00:00Z");

    private static final Comparator<Receipt> EARLIEST = Comparator.comparing(Receipt::receivedAt)
            .thenComparing(Receipt::sender)
            .thenComparing(Receipt::fileName)
            // one file with its control file and one without
            .thenComparing(Receipt::text);

    private final Home home;
    private final Clock clock;
    private final Archive archive;
    private final FileJudge judge;

    public Receiver(Home home, Definitions definitions, byte[] secret, Clock clock) {
        this.home = home;
        this.clock = clock;
        this.archive = new Archive(home.archive());
        this.judge = new FileJudge(definitions, secret);
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

    /** What of the inbox a night must answer, in order of path. */
    public static List<Path> waiting(Path inbox) {
        return InboxFiles.waiting(inbox);
    }

    /** @param done told after each file */
    public Received receive(Runnable done) {
        List<Path> files = waiting(home.inbox());
        // more threads than cores: many wait for the disk
        ExecutorService workers =
                Executors.newFixedThreadPool(3 * Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Taken>> futures = new ArrayList<>();
            for (Path file : files) {
                futures.add(workers.submit(() -> {
                    Taken answer = take(file);
                    synchronized (this) {
                        done.run();
                    }
                    return answer;
                }));
            }
            List<Receipt> taken = new ArrayList<>();
            int repeated = 0;
            for (Future<Taken> future : futures) {
                Taken answer = future.get();
                answer.receipt().ifPresent(taken::add);
                repeated += answer.repeated() ? 1 : 0;
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

    /**
     * @param receipt empty when the delivery has a receipt already, or is left for another night
     * @param repeated it has one
     */
    private record Taken(Optional<Receipt> receipt, boolean repeated) {
        static final Taken LEFT = new Taken(Optional.empty(), false);
    }

    private Taken take(Path file) throws IOException {
        Optional<InboxFile> found = InboxFile.settled(file, clock);
        if (found.isEmpty()) {
            LOG.info("Left for another night, being written or gone: {}", FileNames.shown(file.toString()));
            return Taken.LEFT;
        }
        InboxFile settled = found.get();
        if (!settled.isRegular()) {
            Taken answer = refuse(settled, "FILE_NOT_REGULAR", "不是普通文件（链接、管道等），请上传文件本身。");
            remove(file);
            return answer;
        }
        if (settled.size() > MOST_BYTES) {
            return refuse(settled, "FILE_TOO_LARGE", "文件过大（" + (settled.size() >> 20) + " MB），留在收件目录；请拆分后重报。");
        }
        String sha256;
        try (InputStream input = settled.open()) {
            sha256 = archive.keep(input);
        } catch (InboxFile.Unreadable unreadable) {
            LOG.warn("Cannot read a file of the inbox: {}", FileNames.shown(file.toString()), unreadable);
            return refuse(settled, "FILE_NO_ACCESS", "程序没有读取该文件的权限，或读取失败；文件留在收件目录，请改正权限后等待下一次接收。");
        }
        if (settled.hasChanged()) {
            LOG.info("Left for another night, being written: {}", FileNames.shown(file.toString()));
            return Taken.LEFT;
        }
        Path controlFile = Control.place(file);
        boolean controlled = Control.isThere(controlFile);
        if (controlled) {
            archive.keep(controlFile);
        }
        Failpoint.RECEIVE_KEPT.hit();
        ReceiptDraft draft = judge.draft(file, sender(file), sha256, settled.size(), receivedAt(settled.modified()));
        Receipt receipt = judge.judge(draft, file, archive.path(sha256));
        boolean known = !isNew(receipt);
        Failpoint.RECEIVE_ANSWERED.hit();
        if (!settled.hasChanged()) {
            remove(file);
            Failpoint.RECEIVE_EMPTIED.hit();
            if (controlled) {
                remove(controlFile);
            }
        }
        return known ? new Taken(Optional.empty(), true) : new Taken(Optional.of(receipt), false);
    }

    /** What cannot be removed is answered by the same receipt the next night. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LOG.warn("Cannot empty the inbox of {}", FileNames.shown(file.toString()), kept);
        }
    }

    /** Without its bytes, which nobody could read. */
    private Taken refuse(InboxFile file, String code, String message) throws IOException {
        String sha256 = archive.keep(InputStream.nullInputStream());
        Receipt receipt = judge.draft(file.path(), sender(file.path()), sha256, 0, receivedAt(file.modified()))
                .refused(code, message, 0);
        return isNew(receipt) ? new Taken(Optional.of(receipt), false) : Taken.LEFT;
    }

    /** A time later than the clock's, or from before there were such reports, tells nothing. */
    private LocalDateTime receivedAt(Instant modified) {
        Instant now = clock.instant();
        boolean credible = !modified.isAfter(now) && !modified.isBefore(FIRST_CREDIBLE);
        return LocalDateTime.ofInstant(credible ? modified : now, ZONE).truncatedTo(ChronoUnit.SECONDS);
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
        return judge.judge(judge.draft(file, sender(file), sha256, size, receivedAt), file, file);
    }

    private String sender(Path file) {
        if (!file.startsWith(home.inbox())) {
            return OPERATOR;
        }
        Path relative = home.inbox().relativize(file);
        return relative.getNameCount() > 1 ? relative.getName(0).toString() : OPERATOR;
    }
}

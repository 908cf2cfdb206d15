package io.eldercare.job.audit;

import io.eldercare.ingest.Receipt;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Original bytes against receipts: each receipt has its file with its digest, and no file is without a claim. */
public final class OriginalCheck {
    private static final int NEWEST = 20;
    private static final long MOST_BYTES = 256L << 20;

    private static final long CONTROL_BYTES = 64 << 10;

    private final Home home;
    private final Archive archive;
    private final Map<String, Receipt> receipts;
    private final Set<String> released;
    private final List<Finding> findings = new ArrayList<>();

    /** @param released digests of what released bulletins keep */
    public OriginalCheck(Home home, Map<String, Receipt> receipts, Set<String> released) {
        this.home = home;
        this.archive = new Archive(home.archive());
        this.receipts = receipts;
        this.released = released;
    }

    public CheckResult run(Sample sample) throws IOException {
        Map<String, Receipt> originals = new TreeMap<>();
        receipts.values().forEach(receipt -> originals.put(receipt.sha256(), receipt));
        List<Receipt> there = new ArrayList<>();
        for (Receipt receipt : originals.values()) {
            if (Files.isRegularFile(archive.path(receipt.sha256()))) {
                there.add(receipt);
            } else {
                find(Breach.ORIGINAL_MISSING, receipt);
            }
        }
        List<Receipt> drawn = sample.of(
                there, Comparator.comparing(Receipt::receivedAt), Receipt::sha256, Receipt::bytes, NEWEST, MOST_BYTES);
        Set<String> contents = new TreeSet<>();
        drawn.forEach(receipt -> contents.add(receipt.sha256()));
        for (Receipt receipt : there) {
            Path file = archive.path(receipt.sha256());
            if (Files.size(file) != receipt.bytes()
                    || contents.contains(receipt.sha256())
                            && !Archive.sha256Of(file).equals(receipt.sha256())) {
                find(Breach.ORIGINAL_DAMAGED, receipt);
            }
        }
        unclaimed(originals.keySet());
        return new CheckResult(Check.ORIGINALS, drawn.size(), originals.size(), findings);
    }

    private void find(Breach breach, Receipt receipt) {
        findings.add(breach.at(receipt.deliveryId(), receipt.fileName(), receipt.sha256()));
    }

    /** What a killed run kept before it gave the receipt still lies in the inbox, and is taken again. */
    private void unclaimed(Set<String> claimed) throws IOException {
        Set<String> waiting = new TreeSet<>();
        for (String digest : kept()) {
            if (!claimed.contains(digest) && !released.contains(digest) && !isControl(archive.path(digest))) {
                waiting.add(digest);
            }
        }
        if (!waiting.isEmpty() && Files.isDirectory(home.inbox())) {
            try (Stream<Path> files = Files.walk(home.inbox())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    waiting.remove(Archive.sha256Of(file));
                }
            }
        }
        waiting.forEach(digest -> findings.add(Breach.ORIGINAL_UNCLAIMED.at(digest)));
    }

    /** A control file is kept without a receipt of its own. */
    private static boolean isControl(Path file) throws IOException {
        return Files.size(file) <= CONTROL_BYTES
                && Files.readString(file, StandardCharsets.ISO_8859_1)
                        .lines()
                        .anyMatch(line -> line.startsWith("rows:") || line.startsWith("sums:"));
    }

    private List<String> kept() throws IOException {
        List<String> digests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home.archive())) {
            for (Path folder : folders.filter(
                            each -> String.valueOf(each.getFileName()).matches("[0-9a-f]{2}"))
                    .toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> name.matches("[0-9a-f]{64}"))
                            .forEach(digests::add);
                }
            }
        }
        return digests;
    }
}

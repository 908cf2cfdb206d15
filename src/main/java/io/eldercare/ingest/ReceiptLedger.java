package io.eldercare.ingest;

import io.eldercare.lake.Archive;
import io.eldercare.lake.HashChain;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ledger of receipts, {@code archive/ledger/}: one row a run, with the SHA-256 of every receipt that it gave, chained to the row before. A receipt that
 * is taken out, put in or edited afterwards differs from it. A home that has no ledger yet begins with a row of all its receipts.
 */
public final class ReceiptLedger {
    private static final String ENTERED = "receipts";

    private final Home home;
    private final HashChain chain;

    public ReceiptLedger(Home home) {
        this.home = home;
        this.chain = new HashChain(home.archive().resolve("ledger"));
    }

    /**
     * What the ledger says.
     *
     * @param rows how many there are
     * @param firstTouched number of the first row that breaks the chain
     * @param receipts SHA-256 of each receipt as last entered, by delivery id
     * @param latest ids that the last row entered
     */
    public record Content(
            int rows, Optional<Integer> firstTouched, SortedMap<String, String> receipts, SortedSet<String> latest) {}

    public Content read() throws IOException {
        return content(chain.rows());
    }

    private static Content content(List<HashChain.Row> rows) {
        SortedMap<String, String> receipts = new TreeMap<>();
        SortedSet<String> latest = new TreeSet<>();
        for (HashChain.Row row : rows) {
            latest.clear();
            row.content().path(ENTERED).properties().forEach(entry -> {
                receipts.put(entry.getKey(), entry.getValue().asText());
                latest.add(entry.getKey());
            });
        }
        return new Content(rows.size(), HashChain.firstTouched(rows), receipts, latest);
    }

    /**
     * Enters receipts that are not in the ledger as they are; of an empty ledger, all there are.
     *
     * @param given ids of receipts that this run gave or a killed one left to be entered
     */
    public void enter(Collection<String> given) throws IOException {
        List<HashChain.Row> rows = chain.rows();
        Map<String, String> known = content(rows).receipts();
        SortedMap<String, String> fresh = new TreeMap<>();
        for (String id : rows.isEmpty() ? ids(home) : given) {
            String sha256 = sha256(home, id);
            if (!sha256.equals(known.get(id))) {
                fresh.put(id, sha256);
            }
        }
        if (!fresh.isEmpty()) {
            chain.append(rows, Map.of(ENTERED, fresh));
        }
    }

    /** SHA-256 of a receipt's file. */
    public static String sha256(Home home, String deliveryId) throws IOException {
        return Archive.sha256(Files.readAllBytes(home.receipts().resolve(deliveryId + ".json")));
    }

    /** Ids of all receipts in the archive, sorted. */
    public static List<String> ids(Home home) throws IOException {
        if (!Files.isDirectory(home.receipts())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.receipts())) {
            return new ArrayList<>(new TreeSet<>(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[0-9a-f]{64}\\.json"))
                    .map(name -> name.substring(0, 64))
                    .toList()));
        }
    }
}

package io.eldercare.job.county;

import io.eldercare.definitions.Contract;
import io.eldercare.ingest.Receipt;
import io.eldercare.ingest.read.OriginalRows;
import io.eldercare.ingest.read.ReaderOptions;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.lake.Archive;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of earlier months that a form takes over. Which rows are in force silver knows; their text, ID numbers among it, stands in the
 * county's own files in the archive only. A file that another sender made, or that a profile maps, is never opened for this.
 */
final class FormerRows {
    private static final int MONTHS_BACK = 3;

    private final Home home;
    private final DeltaFiles lake;
    private final String county;
    private final YearMonth month;
    private final byte[] unused = new byte[32];

    FormerRows(Home home, DeltaFiles lake, String county, YearMonth month) {
        this.home = home;
        this.lake = lake;
        this.county = county;
        this.month = month;
        new SecureRandom().nextBytes(unused);
    }

    /**
     * Where the rows of a feed stand.
     *
     * @param accepted rows by delivery
     * @param rejected rows in force that were rejected
     */
    record Found(YearMonth month, Map<String, Set<Integer>> accepted, long rejected) {}

    /** The latest month before the form's that has rows of the feed in force, at most three months back. */
    Optional<Found> latest(String feed) {
        if (!lake.exists("silver", feed)) {
            return Optional.empty();
        }
        Dataset<Row> rows = rows(feed, earlier -> earlier.isBefore(month) && !earlier.isBefore(month.minusMonths(MONTHS_BACK)));
        List<Row> last = rows.selectExpr("max(month)").collectAsList();
        if (last.isEmpty() || last.get(0).isNullAt(0)) {
            return Optional.empty();
        }
        YearMonth found = month(last.get(0).get(0));
        Map<String, Set<Integer>> accepted = new TreeMap<>();
        long rejected = 0;
        for (Row row : rows(feed, found::equals).select("delivery_id", "row_no", "is_accepted").collectAsList()) {
            if (row.getBoolean(2)) {
                accepted.computeIfAbsent(row.getString(0), delivery -> new TreeSet<>()).add(row.getInt(1));
            } else {
                rejected++;
            }
        }
        return Optional.of(new Found(found, accepted, rejected));
    }

    private Dataset<Row> rows(String feed, Predicate<YearMonth> months) {
        return lake.read("silver", feed, months).where("county_code = '" + county + "' and is_in_force");
    }

    private static YearMonth month(Object day) {
        return YearMonth.from(day instanceof Date date ? date.toLocalDate() : (LocalDate) day);
    }

    /** Columns of a feed's accepted rows as silver has them, in order of the first; none of them is personal. */
    List<Map<String, String>> kept(String feed, Found found, List<String> columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] texts = columns.stream().map(name -> "cast(" + name + " as string) as " + name).toArray(String[]::new);
        rows(feed, found.month()::equals)
                .where("is_accepted")
                .selectExpr(texts)
                .distinct()
                .orderBy(columns.get(0))
                .collectAsList()
                .forEach(row -> {
                    Map<String, String> values = new TreeMap<>();
                    for (String column : columns) {
                        Optional.ofNullable(row.<String>getAs(column)).ifPresent(text -> values.put(column, text));
                    }
                    rows.add(values);
                });
        return rows;
    }

    /** Whether one of the deliveries is the county's own file in the feed's layout. */
    boolean isOwn(String feed, Found found) {
        return found.accepted().keySet().stream()
                .map(this::receipt)
                .anyMatch(receipt -> part(feed, found.month(), receipt).isPresent());
    }

    /** The rows as the county wrote them, in order of arrival and line. */
    List<Map<String, Object>> originals(Contract contract, Found found) {
        List<Map<String, Object>> rows = new ArrayList<>();
        found.accepted().keySet().stream()
                .map(this::receipt)
                .sorted(Comparator.comparing(Receipt::receivedAt).thenComparing(Receipt::deliveryId))
                .forEach(receipt -> part(contract.feed(), found.month(), receipt)
                        .ifPresent(part -> rows.addAll(read(
                                contract, receipt, part, found.accepted().getOrDefault(receipt.deliveryId(), Set.of())))));
        return rows;
    }

    private Receipt receipt(String deliveryId) {
        try {
            return Receipt.read(home.receipts(), deliveryId);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read a receipt in archive/receipts", unreadable);
        }
    }

    private Optional<Receipt.Part> part(String feed, YearMonth found, Receipt receipt) {
        return receipt.profile().isPresent()
                ? Optional.empty()
                : receipt.parts().stream()
                        .filter(part -> !part.statesSlices())
                        .filter(part -> part.feed().equals(feed)
                                && part.countyCode().equals(county)
                                && part.month().equals(found))
                        .findFirst();
    }

    private List<Map<String, Object>> read(Contract contract, Receipt receipt, Receipt.Part part, Set<Integer> wanted) {
        Path bytes = new Archive(home.archive()).path(receipt.sha256());
        ReaderOptions options = ReaderOptions.of(
                unused, receipt.receivedAt().toLocalDate(), county, part.month().atDay(1));
        try (TabularFile file =
                TabularFile.open(() -> Files.newInputStream(bytes), Files.size(bytes), receipt.fileName())) {
            Sheet sheet = file.sheets().stream()
                    .filter(candidate -> candidate.name().equals(part.sheet()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Cannot find the sheet of " + receipt.deliveryId() + " that its receipt names"));
            return List.copyOf(
                    OriginalRows.of(contract, sheet, options, wanted).values());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read archived bytes of " + receipt.deliveryId(), unreadable);
        }
    }
}

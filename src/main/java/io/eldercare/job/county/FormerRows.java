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
import java.util.Collection;
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
     * @param deliveries those that hold accepted rows
     * @param rejected rows in force that were rejected
     */
    record Found(YearMonth month, Set<String> deliveries, long rejected) {}

    /** By feed: the latest month before the form's that has rows in force, at most three months back. */
    Map<String, Found> latest(Collection<String> feeds) {
        Optional<Dataset<Row>> all = feeds.stream()
                .filter(feed -> lake.exists("silver", feed))
                .map(feed -> rows(feed, this::isBefore)
                        .selectExpr("'" + feed + "' as feed", "month", "delivery_id", "is_accepted"))
                .reduce(Dataset::union);
        Map<String, Found> latest = new TreeMap<>();
        List<Row> counted = all.map(rows -> rows.groupBy("feed", "month", "delivery_id", "is_accepted")
                        .count()
                        .orderBy("feed", "month", "delivery_id", "is_accepted")
                        .collectAsList())
                .orElse(List.of());
        for (Row row : counted) {
            YearMonth counts = month(row.get(1));
            latest.merge(
                    row.getString(0),
                    found(counts, row),
                    (known, more) -> known.month().equals(counts) ? plus(known, more) : more);
        }
        return latest;
    }

    private static Found found(YearMonth month, Row row) {
        return row.getBoolean(3)
                ? new Found(month, Set.of(row.getString(2)), 0)
                : new Found(month, Set.of(), row.getLong(4));
    }

    private static Found plus(Found known, Found more) {
        Set<String> deliveries = new TreeSet<>(known.deliveries());
        deliveries.addAll(more.deliveries());
        return new Found(known.month(), deliveries, known.rejected() + more.rejected());
    }

    private boolean isBefore(YearMonth earlier) {
        return earlier.isBefore(month) && !earlier.isBefore(month.minusMonths(MONTHS_BACK));
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
        String[] texts = columns.stream()
                .map(name -> "cast(" + name + " as string) as " + name)
                .toArray(String[]::new);
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
        return found.deliveries().stream()
                .map(this::receipt)
                .anyMatch(receipt -> part(feed, found.month(), receipt).isPresent());
    }

    /** The rows as the county wrote them, in order of arrival and line. */
    List<Map<String, Object>> originals(Contract contract, Found found) {
        Map<String, Set<Integer>> places = new TreeMap<>();
        rows(contract.feed(), found.month()::equals)
                .where("is_accepted")
                .select("delivery_id", "row_no")
                .collectAsList()
                .forEach(row -> places.computeIfAbsent(row.getString(0), delivery -> new TreeSet<>())
                        .add(row.getInt(1)));
        List<Map<String, Object>> rows = new ArrayList<>();
        found.deliveries().stream()
                .map(this::receipt)
                .sorted(Comparator.comparing(Receipt::receivedAt).thenComparing(Receipt::deliveryId))
                .forEach(receipt -> part(contract.feed(), found.month(), receipt)
                        .ifPresent(part -> rows.addAll(
                                read(contract, receipt, part, places.getOrDefault(receipt.deliveryId(), Set.of())))));
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
            return List.copyOf(OriginalRows.of(contract, sheet, options, wanted).values());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read archived bytes of " + receipt.deliveryId(), unreadable);
        }
    }
}

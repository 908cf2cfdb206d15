package io.eldercare.job.audit;

import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.lake.audit.DataFile;
import io.eldercare.lake.audit.ParquetFiles;
import io.eldercare.lake.audit.ParquetFiles.Count;
import io.eldercare.lake.audit.ParquetFiles.Place;
import io.eldercare.lake.audit.TableState;
import io.eldercare.mart.DeliveryRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows delivered against rows that lie in silver, by the data files themselves: first what their footers say of a feed's month, then, where that differs or the
 * sample wants it, row by row whose they are. The tally that the loader keeps is not asked.
 */
public final class RowsCheck {
    private static final long MOST_FILES = 5_000;
    private static final long MOST_ROWS = 2_000_000;
    private static final int NEWEST = 20;

    /** A feed's month: what a few data files hold. */
    public record FeedMonth(String feed, YearMonth month) {}

    private final Map<FeedMonth, List<DataFile>> files = sorted();
    private final Map<FeedMonth, List<DeliveryRecord>> deliveries = sorted();
    private final ParquetFiles reader = new ParquetFiles();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param tables of a lake
     * @param deliveries what the home says of each delivery's part
     */
    public RowsCheck(Collection<TableState> tables, Collection<DeliveryRecord> deliveries) {
        for (TableState table : tables) {
            String feed = table.name().startsWith("silver.") ? table.name().substring("silver.".length()) : "";
            if (!feed.isEmpty() && !feed.equals("finding")) {
                table.files()
                        .forEach(file -> this.files
                                .computeIfAbsent(
                                        new FeedMonth(feed, file.month().orElseThrow()), key -> new ArrayList<>())
                                .add(file));
            }
        }
        deliveries.stream()
                .filter(RowsCheck::isRead)
                .forEach(delivery -> this.deliveries
                        .computeIfAbsent(of(delivery), key -> new ArrayList<>())
                        .add(delivery));
    }

    private static <T> Map<FeedMonth, T> sorted() {
        return new TreeMap<>(Comparator.comparing(FeedMonth::feed).thenComparing(FeedMonth::month));
    }

    public static FeedMonth of(DeliveryRecord delivery) {
        return new FeedMonth(delivery.feed(), YearMonth.from(delivery.month()));
    }

    /** A refused file, and one that lost a conflict, has no rows in silver; a withdrawal has none at all. */
    private static boolean isRead(DeliveryRecord delivery) {
        return delivery.verdict().equals("accepted")
                && !delivery.mode().equals("void")
                && !delivery.feed().equals("unknown");
    }

    /** Looks into the footers of some feeds' months, and into the rows where these differ. */
    public CheckResult of(Collection<FeedMonth> wanted) {
        wanted.stream().filter(place -> !hasAll(place)).forEach(this::count);
        return new CheckResult(Check.ROWS, wanted.size(), all().size(), findings);
    }

    public CheckResult run(Sample sample) {
        Set<FeedMonth> all = all();
        List<FeedMonth> looked = sample.of(
                all,
                Comparator.comparing(FeedMonth::month),
                FeedMonth::toString,
                place -> files.getOrDefault(place, List.of()).size(),
                NEWEST,
                MOST_FILES);
        Set<FeedMonth> different =
                looked.stream().filter(place -> !hasAll(place)).collect(Collectors.toSet());
        List<FeedMonth> counted = sample.of(
                looked,
                Comparator.comparing(FeedMonth::month),
                FeedMonth::toString,
                this::delivered,
                NEWEST,
                MOST_ROWS);
        looked.stream()
                .filter(place -> different.contains(place) || counted.contains(place))
                .forEach(this::count);
        return new CheckResult(Check.ROWS, looked.size(), all.size(), findings);
    }

    private Set<FeedMonth> all() {
        Map<FeedMonth, Boolean> all = sorted();
        files.keySet().forEach(place -> all.put(place, true));
        deliveries.keySet().forEach(place -> all.put(place, true));
        return all.keySet();
    }

    private long delivered(FeedMonth place) {
        return deliveries.getOrDefault(place, List.of()).stream()
                .mapToLong(DeliveryRecord::rows)
                .sum();
    }

    /** A file that cannot be read is told by the check of tables. */
    private boolean hasAll(FeedMonth place) {
        long found = 0;
        for (DataFile file : files.getOrDefault(place, List.of())) {
            try {
                found += reader.rows(file.path());
            } catch (IOException unreadable) {
                return true;
            }
        }
        return found == delivered(place);
    }

    private void count(FeedMonth place) {
        List<Path> paths = files.getOrDefault(place, List.of()).stream()
                .map(DataFile::path)
                .toList();
        Map<Place, Count> found;
        try {
            found = reader.count(paths);
        } catch (IOException | RuntimeException unreadable) {
            return;
        }
        Map<Place, DeliveryRecord> expected =
                new TreeMap<>(Comparator.comparing(Place::deliveryId).thenComparing(Place::countyCode));
        deliveries.getOrDefault(place, List.of()).forEach(delivery -> {
            Place whose = new Place(delivery.deliveryId(), delivery.countyCode());
            expected.put(whose, delivery);
            Count count = found.getOrDefault(whose, new Count(0, 0));
            if (count.rows() != delivery.rows()
                    || count.accepted() != delivery.accepted()
                    || delivery.accepted() + delivery.rejected() != delivery.rows()) {
                find(place, delivery, count);
            }
        });
        found.forEach((whose, count) -> {
            if (!expected.containsKey(whose)) {
                findings.add(Breach.ROWS_DIFFER.at(
                        place.feed(), whose.countyCode(), place.month(), whose.deliveryId(), 0, 0, count.rows(), 0));
            }
        });
    }

    private void find(FeedMonth place, DeliveryRecord delivery, Count count) {
        findings.add(Breach.ROWS_DIFFER.at(
                place.feed(),
                delivery.countyCode(),
                place.month(),
                delivery.deliveryId(),
                delivery.rows(),
                delivery.accepted(),
                count.rows(),
                count.accepted()));
    }
}

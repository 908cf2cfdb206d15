package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Profile;
import io.eldercare.lake.Archive;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.Home;
import io.eldercare.lake.Sessions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recomposes slices in silver: reads every readable delivery of a slice from the archive, judges its rows, marks those in force,
 * and replaces the slices of a feed in one commit. What silver holds depends on the set of deliveries only.
 */
public final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    /** A task writes the months of its rows side by side, where it would else sort its rows by month: mostly it has one. */
    private static final String OPEN_FILES = "spark.sql.maxConcurrentOutputFileWriters";

    private static final String MONTHS_OF_A_TASK = "12";

    private static final long APPEND_FROM_BYTES = 4L << 20;
    /** What is added must be less than this part of what stands. */
    private static final int ADDED_SHARE = 4;

    private final Home home;
    private final DeltaFiles lake;
    private final Definitions definitions;
    private final byte[] secret;
    private final Archive archive;
    private final Map<String, String> regionCodes;
    private final Set<String> anew;
    private final long appendFromBytes;

    public Loader(Home home, DeltaFiles lake, Definitions definitions, byte[] secret) {
        this(home, lake, definitions, secret, Set.of(), APPEND_FROM_BYTES);
    }

    /** @param appendFromBytes size of a feed's earlier deliveries from which grown slices are looked for */
    Loader(Home home, DeltaFiles lake, Definitions definitions, byte[] secret, long appendFromBytes) {
        this(home, lake, definitions, secret, Set.of(), appendFromBytes);
    }

    private Loader(
            Home home,
            DeltaFiles lake,
            Definitions definitions,
            byte[] secret,
            Set<String> anew,
            long appendFromBytes) {
        this.anew = Set.copyOf(anew);
        this.home = home;
        this.lake = lake;
        this.definitions = definitions;
        this.secret = secret.clone();
        this.archive = new Archive(home.archive());
        this.regionCodes = Receiver.regionCodes(definitions);
        this.appendFromBytes = appendFromBytes;
    }

    /** The parts of a profile's delivery, which only its expressions can tell. */
    public List<Receipt.Part> resolve(Receipt receipt) {
        Profile profile = profile(receipt);
        Contract contract = contract(profile.feed());
        YearMonth month = FileScan.monthOf(
                profile, receipt.fileName(), receipt.receivedAt().toLocalDate());
        ReadTask task = new ReadTask(
                archive.path(receipt.sha256()).toString(),
                receipt.fileName(),
                "",
                receipt.deliveryId(),
                "",
                month.atDay(1).toString(),
                receipt.receivedAt().toLocalDate().toString(),
                receipt.revision(),
                0,
                true,
                false,
                receipt.bytes(),
                List.of(),
                List.of());
        Map<String, Long> found =
                new TreeMap<>(new ProfileRows(lake.spark(), profile, contract, secret, regionCodes).slices(task));
        String fallback = receipt.sender().equals(Receiver.OPERATOR) ? "000000" : receipt.sender();
        Map<Slice, Integer> rows = new TreeMap<>();
        found.forEach((place, count) -> {
            String[] words = place.split("\\|", -1);
            boolean known = definitions.regions().find(words[0]).isPresent()
                    && (receipt.sender().equals(Receiver.OPERATOR)
                            || definitions.regions().isWithin(words[0], receipt.sender()));
            rows.merge(
                    new Slice(profile.feed(), known ? words[0] : fallback, YearMonth.parse(words[1])),
                    count.intValue(),
                    Integer::sum);
        });
        return rows.entrySet().stream()
                .map(entry -> new Receipt.Part(
                        profile.feed(),
                        entry.getKey().countyCode(),
                        entry.getKey().month(),
                        "",
                        entry.getValue(),
                        0,
                        false,
                        true))
                .toList();
    }

    private Profile profile(Receipt receipt) {
        return definitions.profiles().stream()
                .filter(profile -> receipt.profile().equals(Optional.of(profile.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot read " + receipt.fileName() + ": the profile "
                        + receipt.profile().orElse("?") + " is gone from sql/sources/profiles; put it back"));
    }

    private Contract contract(String feed) {
        Contract contract = definitions.contracts().get(feed);
        if (contract == null) {
            throw new IllegalStateException("Cannot load " + feed + ": sql/sources has no such contract; put it back");
        }
        return contract;
    }

    /**
     * Replaces the slices in silver, feed by feed; large ones that only grow get their new rows added.
     *
     * @param states slices to recompose
     * @param receipts every delivery that the states name, by id
     * @param fresh ids of those that no earlier load has brought in
     * @return the rows that went in, counted where they did
     */
    public LoadCounts load(
            Collection<SliceState> states, Map<String, Receipt> receipts, Set<String> fresh, Consumer<String> done) {
        Map<String, List<SliceState>> byFeed = LoadCounts.byFeed(states);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        Map<String, FeedRows> written = new TreeMap<>();
        String before = lake.spark().conf().get(OPEN_FILES, "0");
        lake.spark().conf().set(OPEN_FILES, MONTHS_OF_A_TASK);
        try {
            List<Future<?>> running = new ArrayList<>();
            byFeed.forEach((feed, slices) -> running.add(workers.submit(() -> {
                FeedRows rows = loadFeed(contract(feed), slices, receipts, fresh);
                synchronized (this) {
                    written.put(feed, rows);
                    done.accept(feed);
                }
            })));
            for (Future<?> future : running) {
                future.get();
            }
            return LoadCounts.of(lake.spark(), written);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Cannot load a feed: " + failure.getMessage(), failure);
        } finally {
            workers.shutdownNow();
            lake.spark().conf().set(OPEN_FILES, before);
        }
    }

    private FeedRows loadFeed(
            Contract contract, List<SliceState> states, Map<String, Receipt> receipts, Set<String> fresh) {
        long start = System.nanoTime();
        GrownSlices grown = grown(contract, states, receipts, fresh);
        List<SliceState> replaced =
                states.stream().filter(state -> !grown.states().contains(state)).toList();
        FeedRows loaded = FeedRows.none();
        if (!grown.states().isEmpty()) {
            List<ReadTask> tasks = tasks(grown.states(), receipts, part -> fresh.contains(part.deliveryId()));
            loaded = loaded.plus(
                            written(contract, tasks, receipts, rows -> lake.append("silver", contract.feed(), rows)))
                    .plus(standing(contract, grown));
        }
        if (!replaced.isEmpty()) {
            String where = anew.contains(contract.feed()) ? SliceSql.inMonths(replaced) : SliceSql.condition(replaced);
            loaded = loaded.plus(written(
                    contract,
                    tasks(replaced, receipts, part -> true),
                    receipts,
                    rows -> lake.replace("silver", contract.feed(), rows, where, SliceSql.months(replaced))));
        }
        LOG.info(
                "silver.{}: {} slice(s) in {} ms, {} of them grown",
                contract.feed(),
                states.size(),
                (System.nanoTime() - start) / 1_000_000,
                grown.states().size());
        return loaded;
    }

    /** Which of the slices only grow, looked at where reading them again would cost more. */
    private GrownSlices grown(
            Contract contract, List<SliceState> states, Map<String, Receipt> receipts, Set<String> fresh) {
        if (anew.contains(contract.feed())) {
            return GrownSlices.none();
        }
        List<SliceState> candidates = states.stream()
                .filter(state -> state.growsBy(fresh))
                .filter(state -> state.readable().stream().allMatch(part -> isOwn(part.deliveryId(), receipts)))
                .toList();
        long read = bytes(candidates, receipts, id -> !fresh.contains(id));
        if (read < appendFromBytes
                || bytes(candidates, receipts, fresh::contains) * ADDED_SHARE > read
                || !GrownSlices.isKeyed(contract, lake)) {
            return GrownSlices.none();
        }
        List<ReadTask> tasks = tasks(candidates, receipts, part -> fresh.contains(part.deliveryId()));
        return GrownSlices.of(lake, contract, candidates, silver(contract, tasks, receipts), fresh);
    }

    private static boolean isOwn(String deliveryId, Map<String, Receipt> receipts) {
        Receipt receipt = receipts.get(deliveryId);
        return receipt != null && receipt.profile().isEmpty();
    }

    private static long bytes(List<SliceState> states, Map<String, Receipt> receipts, Predicate<String> wanted) {
        return states.stream()
                .flatMap(state -> state.readable().stream())
                .map(FiledPart::deliveryId)
                .filter(wanted)
                .distinct()
                .mapToLong(id -> Optional.ofNullable(receipts.get(id))
                        .map(Receipt::bytes)
                        .orElse(0L))
                .sum();
    }

    private FeedRows standing(Contract contract, GrownSlices grown) {
        Set<YearMonth> months = SliceSql.months(grown.states());
        return new FeedRows(grown.counts(), List.of(), lake.files("silver", contract.feed(), months::contains));
    }

    private FeedRows written(
            Contract contract, List<ReadTask> tasks, Map<String, Receipt> receipts, Consumer<Dataset<Row>> write) {
        RowTally tally = RowTally.register(lake.spark().sparkContext());
        RowTally overlaidTally = RowTally.register(lake.spark().sparkContext());
        Dataset<Row> rows = rows(contract, tasks, receipts, tally::of, overlaidTally::of);
        if (Failpoint.LOAD_WRITE.drops()) {
            rows = rows.offset(1);
        }
        write.accept(rows);
        List<String> files = lake.latestFiles("silver", contract.feed());
        return new FeedRows(tally.value(), files, List.of())
                .plus(new FeedRows(overlaidTally.value(), List.of(), List.of()));
    }

    private Dataset<Row> rows(
            Contract contract,
            List<ReadTask> tasks,
            Map<String, Receipt> receipts,
            UnaryOperator<Dataset<Row>> plain,
            UnaryOperator<Dataset<Row>> overlaying) {
        List<ReadTask> overlaid = tasks.stream().filter(ReadTask::overlaid).toList();
        Dataset<Row> rows = plain.apply(silver(
                        contract,
                        tasks.stream().filter(task -> !task.overlaid()).toList(),
                        receipts))
                .drop("order_no");
        return overlaid.isEmpty()
                ? rows
                : rows.unionByName(overlay(contract, overlaying.apply(silver(contract, overlaid, receipts))));
    }

    /**
     * The rows that slices of a feed have to hold, read again from the archive. Nothing is written.
     *
     * @param receipts every delivery that the states name, by id
     */
    public Dataset<Row> recomposed(String feed, Collection<SliceState> states, Map<String, Receipt> receipts) {
        UnaryOperator<Dataset<Row>> uncounted = UnaryOperator.identity();
        return rows(contract(feed), tasks(List.copyOf(states), receipts, part -> true), receipts, uncounted, uncounted);
    }

    /** The same, but months of these feeds are replaced whole, without a look at their files: the states hold all their slices. */
    public Loader replacingMonthsOf(Set<String> feeds) {
        return new Loader(home, lake, definitions, secret, feeds, appendFromBytes);
    }

    private Dataset<Row> silver(Contract contract, List<ReadTask> tasks, Map<String, Receipt> receipts) {
        ParsedSchema schema = new ParsedSchema(contract);
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
        List<ReadTask> own =
                tasks.stream().filter(task -> !isProfile(task, receipts)).toList();
        List<List<ReadTask>> bins = ReadBins.of(own);
        JavaRDD<InternalRow> rows = bins.isEmpty()
                ? context.emptyRDD()
                : context.parallelize(bins, bins.size()).flatMap(new FileRows(contract, secret, regionCodes));
        for (ReadTask task : tasks) {
            if (isProfile(task, receipts)) {
                Receipt receipt = receipt(task, receipts);
                rows = rows.union(
                        new ProfileRows(lake.spark(), profile(receipt), contract, secret, regionCodes).rows(task));
            }
        }
        return schema.judge(schema.rows(lake.spark(), rows), Sessions.isSmall(lake.spark()));
    }

    private static boolean isProfile(ReadTask task, Map<String, Receipt> receipts) {
        return receipt(task, receipts).profile().isPresent();
    }

    private static Receipt receipt(ReadTask task, Map<String, Receipt> receipts) {
        Receipt receipt = receipts.get(task.deliveryId());
        if (receipt == null) {
            throw new IllegalStateException("Cannot find the receipt of delivery " + task.deliveryId());
        }
        return receipt;
    }

    /** Of rows with the same key the one of the latest delivery is in force. */
    private static Dataset<Row> overlay(Contract contract, Dataset<Row> rows) {
        String latest = "max(case when is_accepted and is_in_force then order_no end) over (partition by "
                + String.join(", ", GrownSlices.place(contract)) + ")";
        return rows.selectExpr("*", latest + " as latest_order")
                .withColumn(
                        "is_in_force",
                        org.apache.spark.sql.functions.expr(
                                "is_in_force and (not is_accepted or order_no = latest_order)"))
                .drop("order_no", "latest_order");
    }

    private List<ReadTask> tasks(List<SliceState> states, Map<String, Receipt> receipts, Predicate<FiledPart> wanted) {
        Map<String, List<Map.Entry<SliceState, FiledPart>>> grouped = new LinkedHashMap<>();
        for (SliceState state : states) {
            for (FiledPart part : state.readable().stream().filter(wanted).toList()) {
                String group = part.deliveryId() + "|" + part.sheet() + "|" + state.isInForce(part) + "|"
                        + state.hasDeltasInForce();
                boolean many = statesSlices(part, receipts);
                grouped.computeIfAbsent(many ? group : group + "|" + part.slice(), key -> new ArrayList<>())
                        .add(Map.entry(state, part));
            }
        }
        return grouped.values().stream().map(group -> task(group, receipts)).toList();
    }

    private boolean statesSlices(FiledPart part, Map<String, Receipt> receipts) {
        return allSlices(part, receipts).size() > 0;
    }

    /** Every {@code county|month} of the delivery and sheet, where its rows state them. */
    private TreeSet<String> allSlices(FiledPart part, Map<String, Receipt> receipts) {
        Receipt receipt = receipts.get(part.deliveryId());
        TreeSet<String> slices = new TreeSet<>();
        if (receipt != null) {
            receipt.parts().stream()
                    .filter(one ->
                            one.statesSlices() && one.feed().equals(part.slice().feed()))
                    .forEach(one -> slices.add(one.countyCode() + "|" + one.month()));
        }
        return slices;
    }

    private ReadTask task(List<Map.Entry<SliceState, FiledPart>> group, Map<String, Receipt> receipts) {
        FiledPart first = group.get(0).getValue();
        SliceState state = group.get(0).getKey();
        Receipt receipt = Optional.ofNullable(receipts.get(first.deliveryId())).orElseThrow();
        TreeSet<String> all = allSlices(first, receipts);
        boolean many = !all.isEmpty();
        List<String> wanted = many
                ? group.stream()
                        .map(entry -> entry.getValue().slice().countyCode() + "|"
                                + entry.getValue().slice().month())
                        .sorted()
                        .toList()
                : List.of();
        LocalDate month = first.slice().month().atDay(1);
        return new ReadTask(
                archive.path(first.sha256()).toString(),
                first.fileName(),
                first.sheet(),
                first.deliveryId(),
                many ? fallback(receipt) : first.slice().countyCode(),
                receipt.profile().isPresent() && !profileHasMonth(receipt) ? "" : month.toString(),
                first.receivedAt().toLocalDate().toString(),
                first.revision(),
                first.order(),
                state.isInForce(first),
                state.hasDeltasInForce(),
                receipt.bytes(),
                List.copyOf(all),
                wanted);
    }

    private boolean profileHasMonth(Receipt receipt) {
        Profile profile = profile(receipt);
        return contract(profile.feed())
                .monthColumn()
                .map(profile.columns()::get)
                .isEmpty();
    }

    /** Where rows of a file of many counties go that state none of them: the place of the file's name or sender. */
    private static String fallback(Receipt receipt) {
        return receipt.profile().isPresent()
                ? receipt.sender().equals(Receiver.OPERATOR) ? "000000" : receipt.sender()
                : receipt.fileName().replaceAll("^[a-zA-Z_]+_(\\d{6})_.*$", "$1");
    }
}

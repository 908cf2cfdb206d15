package io.eldercare.transform;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the slices that changed to the figures: gold tables side by side, then all KPIs of the months touched, beside them the
 * findings. Work follows what changed.
 */
public final class Transformation {
    private static final int SIDE_BY_SIDE = 3;

    /** So that no long query is left to run alone at the end. */
    private static final Comparator<Model> LONGEST_QUERY_FIRST =
            Comparator.<Model>comparingInt(model -> model.sql().length()).reversed();

    private final DeltaFiles lake;
    private final Definitions definitions;
    private final LakeViews views;

    public Transformation(DeltaFiles lake, Definitions definitions) {
        this.lake = lake;
        this.definitions = definitions;
        this.views = new LakeViews(lake, definitions.contracts());
    }

    /**
     * Gold tables and findings to write, in order.
     *
     * @param aside facts among them that no figure, table or check reads
     * @param touched months whose figures change: those of slices and of facts that KPIs measure
     * @param changed feeds in which a slice was replaced
     */
    public record Plan(
            Map<Model, SortedSet<YearMonth>> gold,
            Set<Model> aside,
            SortedSet<YearMonth> findings,
            SortedSet<YearMonth> touched,
            Set<String> changed) {
        /** Tables that figures wait for. */
        public int size() {
            return gold.size() - aside.size();
        }

        /** Months of a gold table that are built; none where the night does not touch it. */
        public SortedSet<YearMonth> monthsOf(String table) {
            return gold.entrySet().stream()
                    .filter(entry -> entry.getKey().name().equals(table))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(TreeSet::new);
        }

        private SortedSet<YearMonth> all() {
            SortedSet<YearMonth> months = new TreeSet<>(touched);
            months.addAll(findings);
            gold.values().forEach(months::addAll);
            return months;
        }
    }

    /**
     * @param changed months by feed in which a slice was replaced
     * @param known every month that has a delivery; later months that look back are taken from it
     */
    public Plan plan(Map<String, SortedSet<YearMonth>> changed, SortedSet<YearMonth> known) {
        Map<Model, SortedSet<YearMonth>> gold = new GoldBuilder(lake, views, definitions.gold()).plan(changed, known);
        SortedSet<YearMonth> touched = new TreeSet<>();
        changed.values().forEach(touched::addAll);
        Set<String> measured =
                definitions.kpis().values().stream().map(Kpi::fact).collect(Collectors.toSet());
        gold.forEach((model, months) -> {
            if (measured.contains(model.name())) {
                touched.addAll(months);
            }
        });
        Set<Model> aside = gold.keySet().stream()
                .filter(model -> !measured.contains(model.name()) && !isRead(model))
                .collect(Collectors.toSet());
        return new Plan(
                gold,
                aside,
                FindingBuilder.months(definitions.checks().values(), changed, known),
                touched,
                Set.copyOf(changed.keySet()));
    }

    private boolean isRead(Model table) {
        return Stream.concat(definitions.gold().values().stream(), definitions.checks().values().stream())
                .anyMatch(model -> model.reads().contains("gold." + table.name()));
    }

    /**
     * Builds the gold tables and starts what no figure waits for: facts that stand aside and the checks across deliveries.
     *
     * @param done told the name of each table that figures wait for when it is written
     * @return done when those facts and {@code silver.finding} state the night's months
     */
    public CompletableFuture<Void> build(Plan plan, Consumer<String> done) {
        if (!lake.exists("gold", "dim_region")) {
            RegionTable.write(lake, definitions);
            SubsidyTable.write(lake, definitions);
        }
        FindingBuilder findings =
                new FindingBuilder(lake, views, definitions.checks().values());
        List<Model> readers = new ArrayList<>(plan.gold().keySet());
        readers.addAll(findings.checks());
        views.registerGold("dim_region");
        views.registerFor(readers, plan.all());
        return CompletableFuture.allOf(writeGold(plan, findings, done).stream()
                .map(CompletableFuture::runAsync)
                .toArray(CompletableFuture[]::new));
    }

    /**
     * Each table as soon as those that it reads are written.
     *
     * @return writes the findings and the facts that stand aside when run
     */
    private Queue<Runnable> writeGold(Plan plan, FindingBuilder findings, Consumer<String> done) {
        Queue<Runnable> aside = new ConcurrentLinkedQueue<>();
        GoldBuilder gold = new GoldBuilder(lake, views, definitions.gold());
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        BuildOrder order = new BuildOrder(
                plan.gold().keySet(),
                model -> {
                    SortedSet<YearMonth> months = plan.monthsOf(model.name());
                    if (plan.aside().contains(model)) {
                        aside.add(gold.prepare(model, months));
                    } else {
                        gold.write(model, months);
                        tell(done, model.name());
                    }
                },
                workers);
        try {
            CompletableFuture<Void> checked = order.startAll(findings.reads())
                    .thenRunAsync(() -> aside.add(findings.prepare(plan.findings(), plan.changed())), workers);
            plan.gold().keySet().stream().sorted(LONGEST_QUERY_FIRST).forEach(order::start);
            CompletableFuture.allOf(order.done(), checked).join();
            return aside;
        } catch (CompletionException failure) {
            throw new IllegalStateException("Cannot build the gold tables: " + failure.getMessage(), failure);
        } finally {
            workers.shutdownNow();
        }
    }

    private synchronized void tell(Consumer<String> done, String table) {
        done.accept(table);
    }

    /** Replaces the figures of the months touched. */
    public void compute(Plan plan) {
        Set<String> rebuilt = plan.gold().keySet().stream().map(Model::name).collect(Collectors.toSet());
        new KpiEngine(lake, views, definitions.kpis().values()).compute(plan.touched(), plan.changed(), rebuilt);
    }
}

package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Slice;
import io.eldercare.job.disclosure.SuppressionRows;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.Mart;
import io.eldercare.plan.Plan;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** What a night's figures change in the mart: read from the lake, set against the targets. */
final class NightChanges {
    private final Definitions definitions;
    private final Mart mart;
    private final DeliveryBook book;
    private final DeltaFiles lake;
    private final boolean whole;

    /** @param whole the lake was built anew: what the mart has of all months is replaced */
    NightChanges(Definitions definitions, Mart mart, DeliveryBook book, DeltaFiles lake, boolean whole) {
        this.definitions = definitions;
        this.mart = mart;
        this.book = book;
        this.lake = lake;
        this.whole = whole;
    }

    /** @param plans those with a bulletin to make */
    record Assessed(List<Change> changes, List<Plan> plans) {}

    Assessed of(Loaded loaded, Transformed transformed) {
        SortedSet<YearMonth> touched = transformed.touched();
        YearMonth first = touched.first();
        YearMonth compared = first.minusMonths(1);
        List<Plan> plans = new ArrayList<>();
        List<String> jurisdictions =
                definitions.plans().stream().map(Plan::jurisdiction).distinct().toList();
        CompletableFuture<List<Change>> subsidies = transformed
                .besides()
                .thenApplyAsync(written ->
                        new SubsidyRows(lake, whole).changes(definitions, transformed.entitled(), transformed.paid()));
        CompletableFuture<GoldRows> rows = CompletableFuture.supplyAsync(() -> {
            SparkSession.setActiveSession(lake.spark());
            return GoldRows.read(lake, touched, whole);
        });
        Set<String> feeds = loaded.states().keySet().stream().map(Slice::feed).collect(Collectors.toSet());
        CompletableFuture<List<Change>> findings =
                loaded.besides().thenApplyAsync(written -> findings(loaded.checked(), feeds));
        KpiFigures figures = KpiFigures.read(lake, definitions, touched, jurisdictions);
        CompletableFuture<List<Change>> suppressed = CompletableFuture.supplyAsync(
                () -> new SuppressionRows(definitions, mart).of(figures.of(touched), whole));
        List<DeliveryRecord> records = merged(whole ? List.of() : book.records(compared), loaded);
        Map<Slice, Filing> filings = DeliveryBook.filings(
                records,
                FeedsDue.of(definitions, records, compared),
                definitions.settings().dueDay());
        Assessment assessment = new Assessment(definitions, figures, filings, LateEdits.of(definitions, records));
        List<Change> changes = new ArrayList<>(MartChanges.definitions(definitions, assessment.targets()));
        changes.addAll(PromiseRows.changes(definitions));
        changes.addAll(SubsidyRows.rules(definitions));
        GoldRows gold = rows.join();
        changes.add(MartChanges.kpiValues(figures.figures(), gold.populationFlags(), touched, whole));
        changes.addAll(suppressed.join());
        if (!whole) {
            changes.add(MartChanges.boundsAfter(figures.figures(), figures.parents(), touched));
        }
        changes.add(FunnelRows.of(definitions, figures.figures(), touched, whole));
        changes.addAll(gold.changes());
        changes.add(MartChanges.reporting(definitions, inMonths(filings, touched), touched, whole));
        changes.add(MartChanges.rejections(
                definitions,
                loaded.counts().rejections(loaded.states().values()),
                loaded.states().keySet(),
                whole));
        Set<String> assessed = assessed(first);
        for (Plan plan : definitions.plans()) {
            YearMonth from = whole ? YearMonth.of(1, 1) : first;
            boolean concerned = !assessment.months(plan).tailSet(from).isEmpty();
            // where all deliveries of its months were withdrawn, what stands of them goes
            if (concerned || whole || assessed.contains(plan.code())) {
                changes.addAll(assessment.changes(plan, from));
            }
            if (concerned && assessment.isReached(plan)) {
                plans.add(plan);
            }
        }
        changes.addAll(subsidies.join());
        changes.addAll(findings.join());
        changes.add(DeliveryRecord.upsert(loaded.outcomes()));
        return new Assessed(changes, plans);
    }

    /** Plans with published rows of the month or later ones. */
    private Set<String> assessed(YearMonth first) {
        return mart.read(handle -> handle.createQuery(
                        "select distinct plan_code from mart.attainment where month >= cast(:first as date)")
                .bind("first", first.atDay(1).toString())
                .mapTo(String.class)
                .collect(Collectors.toSet()));
    }

    private List<Change> findings(SortedSet<YearMonth> checked, Set<String> changed) {
        SparkSession.setActiveSession(lake.spark());
        List<Change> changes = new ArrayList<>(new RuleBreaches(lake, definitions, checked).changes(changed, whole));
        changes.add(new SignalRows(definitions).ofRows(lake, checked, whole));
        return changes;
    }

    private static List<DeliveryRecord> merged(List<DeliveryRecord> published, Loaded loaded) {
        List<DeliveryRecord> records = new ArrayList<>(loaded.outcomes());
        published.stream()
                .filter(record -> !loaded.states().containsKey(DeliveryBook.slice(record)))
                .forEach(records::add);
        return records;
    }

    private static Collection<Filing> inMonths(Map<Slice, Filing> filings, Set<YearMonth> months) {
        return filings.values().stream()
                .filter(filing -> months.contains(filing.month()))
                .toList();
    }
}

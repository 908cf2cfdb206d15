package io.eldercare.transform;

import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds the facts that a night's changes touch, by whole months: those in which a feed they read changed, and those that look
 * back on them. Dimensions over feeds are views and are never written, see {@link LakeViews#registerAll}.
 */
public final class GoldBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(GoldBuilder.class);

    private final DeltaFiles lake;
    private final LakeViews views;
    private final Map<String, Model> models;

    public GoldBuilder(DeltaFiles lake, LakeViews views, Map<String, Model> models) {
        this.lake = lake;
        this.views = views;
        this.models = models;
    }

    /**
     * Months of every table that a change reaches; tables that it does not reach are left out, as are those of a feed that has
     * never been delivered.
     */
    Map<Model, SortedSet<YearMonth>> plan(Map<String, SortedSet<YearMonth>> changed, SortedSet<YearMonth> known) {
        Map<Model, SortedSet<YearMonth>> plan = new LinkedHashMap<>();
        for (Model model : inOrder()) {
            if (!isFact(model)) {
                continue;
            }
            SortedSet<YearMonth> months = months(model, changed, known);
            plan.forEach((table, rebuilt) -> {
                if (model.reads().contains("gold." + table.name())) {
                    months.addAll(rebuilt);
                }
            });
            if (!months.isEmpty() && isFed(model)) {
                plan.put(model, months);
            }
        }
        return plan;
    }

    private boolean isFed(Model model) {
        return model.neededFeed().map(feed -> lake.exists("silver", feed)).orElse(true);
    }

    /** Rebuilds one table; what it reads must be registered. */
    void write(Model model, SortedSet<YearMonth> months) {
        prepare(model, months).run();
        views.registerGold(model.name());
    }

    /**
     * Analyses a table's query over what is registered now; later registrations do not touch it.
     *
     * @return rebuilds the table when run
     */
    Runnable prepare(Model model, SortedSet<YearMonth> months) {
        String condition = "month in (" + LakeViews.dates(months) + ")";
        Dataset<Row> rows = views.facts(model, months);
        return () -> {
            long start = System.nanoTime();
            lake.replace("gold", model.name(), rows, condition, months);
            LOG.info(
                    "gold.{}: {} month(s) in {} ms",
                    model.name(),
                    months.size(),
                    (System.nanoTime() - start) / 1_000_000);
        };
    }

    private SortedSet<YearMonth> months(
            Model model, Map<String, SortedSet<YearMonth>> changed, SortedSet<YearMonth> known) {
        SortedSet<YearMonth> months = new TreeSet<>();
        changed.forEach((feed, feedMonths) -> {
            if (model.reads().contains("silver." + feed)) {
                int back = model.monthsBack(feed);
                for (YearMonth month : feedMonths) {
                    months.add(month);
                    YearMonth last = back == Model.ALL_MONTHS ? known.last() : month.plusMonths(back);
                    months.addAll(known.subSet(month, last.plusMonths(1)));
                }
            }
        });
        if (model.isStanding()) {
            Set<YearMonth> reported =
                    changed.values().stream().flatMap(SortedSet::stream).collect(Collectors.toSet());
            reported.removeAll(lake.monthsHeld("gold", model.name(), reported));
            months.addAll(reported);
        }
        return months;
    }

    static boolean isFact(Model model) {
        return model.name().startsWith("fct_");
    }

    /** Tables before the tables that read them. */
    private List<Model> inOrder() {
        Map<String, Model> left = new LinkedHashMap<>(models);
        List<Model> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Model> ready = left.values().stream()
                    .filter(model -> model.reads().stream()
                            .noneMatch(table -> table.startsWith("gold.")
                                    && left.containsKey(table.substring(5))
                                    && !table.substring(5).equals(model.name())))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException(
                        "Cannot order the models of sql/gold: they read each other: " + left.keySet());
            }
            ready.forEach(model -> {
                ordered.add(model);
                left.remove(model.name());
            });
        }
        return ordered;
    }
}

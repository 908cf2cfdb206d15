package io.eldercare.transform;

import static java.util.Objects.requireNonNull;

import io.eldercare.definitions.Model;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A fact of many months as one query a month, each a single task over its feeds without a shuffle; the tasks of all months run as
 * one. What a query over all months would sort and send between tasks is a person's rows of one month.
 */
final class MonthQueries {
    private final LakeViews views;
    private final Map<String, Dataset<Row>> feeds;

    /** @param feeds accepted rows in force, by feed, of all months that the queries read */
    MonthQueries(LakeViews views, Map<String, Dataset<Row>> feeds) {
        this.views = views;
        this.feeds = feeds;
    }

    /** @return rows of the months, in as many partitions */
    Dataset<Row> of(Model model, SortedSet<YearMonth> months) {
        return months.stream()
                .map(month -> of(model, month))
                .reduce(Dataset::unionAll)
                .orElseThrow();
    }

    private Dataset<Row> of(Model model, YearMonth month) {
        String suffix = "__" + model.name() + "_" + month.toString().replace("-", "");
        SparkSession spark = views.spark();
        List<String> own = new ArrayList<>();
        model.reads().stream().filter(table -> feeds.containsKey(feed(table))).forEach(table -> {
            String name = table.replace(".", "__");
            read(feed(table), model.monthsBack(feed(table)), month).createOrReplaceTempView(name + suffix);
            own.add(name);
        });
        views.targetMonths(Set.of(month)).createOrReplaceTempView(LakeViews.TARGET_MONTH + suffix);
        own.add(LakeViews.TARGET_MONTH);
        Dataset<Row> rows =
                views.query(model.sql(), suffix, own).where("month in (" + LakeViews.dates(Set.of(month)) + ")");
        own.forEach(name -> spark.catalog().dropTempView(name + suffix));
        return rows;
    }

    private static String feed(String table) {
        return table.substring(table.indexOf('.') + 1);
    }

    private Dataset<Row> read(String feed, int back, YearMonth month) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (int steps = 0; steps <= back; steps++) {
            months.add(month.minusMonths(steps));
        }
        return requireNonNull(feeds.get(feed), feed)
                .where("month in (" + LakeViews.dates(months) + ")")
                .coalesce(1);
    }
}

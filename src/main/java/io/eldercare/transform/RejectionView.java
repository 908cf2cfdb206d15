package io.eldercare.transform;

import io.eldercare.definitions.Messages;
import io.eldercare.lake.DeltaFiles;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * {@code silver.rejection}: the rejected rows in force, one row per rejected row and reason, with the message a county reads. A view
 * over the feeds' own tables: nothing is written twice.
 */
final class RejectionView {
    private static final StructType ISSUE = new StructType()
            .add("delivery_id", DataTypes.StringType)
            .add("feed", DataTypes.StringType)
            .add("county_code", DataTypes.StringType)
            .add("month", DataTypes.DateType)
            .add("row_no", DataTypes.IntegerType)
            .add("issue", DataTypes.StringType);

    private RejectionView() {}

    /** @param feeds whose tables exist */
    static Dataset<Row> of(DeltaFiles lake, Collection<String> feeds, Messages messages, Predicate<YearMonth> months) {
        return feeds.stream()
                .map(feed -> issues(lake, feed, months))
                .reduce(Dataset::union)
                .orElseGet(() -> lake.spark().createDataFrame(List.of(), ISSUE))
                .selectExpr(
                        "*",
                        "substring_index(issue, ':', 1) as rule_id",
                        "case when instr(issue, ':') > 0 then substring(issue, instr(issue, ':') + 1) else '' end"
                                + " as column_name",
                        map(messages) + " as messages")
                .selectExpr(
                        "delivery_id",
                        "feed",
                        "county_code",
                        "month",
                        "row_no",
                        "rule_id",
                        "column_name",
                        "coalesce(try_element_at(messages, feed || '|' || issue), try_element_at(messages, rule_id),"
                                + " rule_id) as message");
    }

    private static Dataset<Row> issues(DeltaFiles lake, String feed, Predicate<YearMonth> months) {
        return lake.read("silver", feed, months)
                .where("not is_accepted and is_in_force")
                .selectExpr(
                        "delivery_id",
                        "'" + feed + "' as feed",
                        "county_code",
                        "month",
                        "row_no",
                        "explode(issues) as issue");
    }

    private static String map(Messages messages) {
        return messages.all().entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ", " + quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "map(", ")"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

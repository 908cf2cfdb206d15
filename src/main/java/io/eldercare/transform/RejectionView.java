package io.eldercare.transform;

import io.eldercare.definitions.Messages;
import io.eldercare.lake.DeltaFiles;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * {@code silver.rejection}: the rejected rows in force, one row per rejected row and reason, with the message a county reads. A view
 * over the feeds' own tables: nothing is written twice.
 */
final class RejectionView {
    private static final String NONE = "select cast(null as string) as delivery_id, cast(null as string) as feed,"
            + " cast(null as string) as county_code, cast(null as date) as month, cast(null as int) as row_no,"
            + " cast(null as string) as issue where false";

    private RejectionView() {}

    /**
     * @param feeds whose tables exist
     * @param condition SQL over {@code month}
     */
    static String sql(DeltaFiles lake, Collection<String> feeds, Messages messages, String condition) {
        String issues = feeds.isEmpty()
                ? NONE
                : feeds.stream()
                        .map(feed -> "select delivery_id, '" + feed
                                + "' as feed, county_code, month, row_no, explode(issues) as issue from delta.`"
                                + lake.path("silver", feed) + "` where not is_accepted and is_in_force and "
                                + condition)
                        .collect(Collectors.joining(" union all "));
        return "select delivery_id, feed, county_code, month, row_no, rule_id, column_name,"
                + " coalesce(try_element_at(messages, feed || '|' || issue), try_element_at(messages, rule_id), rule_id)"
                + " as message from (select *, substring_index(issue, ':', 1) as rule_id,"
                + " case when instr(issue, ':') > 0 then substring(issue, instr(issue, ':') + 1) else '' end"
                + " as column_name, " + map(messages) + " as messages from (" + issues + "))";
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

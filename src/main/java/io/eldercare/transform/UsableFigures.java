package io.eldercare.transform;

import io.eldercare.definitions.Kpi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The counties and months that have a figure: all feeds of the KPI have a usable delivery, a quarterly one until the next is due. Missing
 * is not zero.
 */
final class UsableFigures {
    private UsableFigures() {}

    /** Rows kpi_code, county_code and month over {@code silver.slice} and {@code silver.target_month}. */
    static String sql(LakeViews views, Collection<Kpi> kpis) {
        List<String> feedRows = new ArrayList<>(List.of("('', '', 1, 0)"));
        for (Kpi kpi : kpis) {
            for (String feed : kpi.feeds()) {
                feedRows.add("('" + kpi.code() + "', '" + feed + "', "
                        + kpi.feeds().size() + ", " + -views.standingMonths(feed) + ")");
            }
        }
        return """
                select kpi_feed.kpi_code, slice.county_code, target_month.month
                from silver.slice
                inner join (select * from values %s as t (kpi_code, feed, feed_count, first_month)) as kpi_feed
                    on slice.feed = kpi_feed.feed
                inner join silver.target_month
                    on slice.month between add_months(target_month.month, kpi_feed.first_month) and target_month.month
                where slice.is_usable
                group by kpi_feed.kpi_code, slice.county_code, target_month.month
                having count(distinct slice.feed) = max(kpi_feed.feed_count)
                """.formatted(String.join(", ", feedRows));
    }
}

package io.eldercare.simulate.feed;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a county states in one feed for one month. Cells are String, Integer, BigDecimal, LocalDate, LocalDateTime, YearMonth, Boolean, a List of
 * codes, or null, in the order of {@link Feed#columns()}.
 */
public record Table(Feed feed, String county, YearMonth month, List<@Nullable Object[]> rows) {

    public static Table empty(Feed feed, String county, YearMonth month) {
        return new Table(feed, county, month, new ArrayList<>());
    }

    /** One cell a column of the feed. */
    public void add(@Nullable Object... cells) {
        if (cells.length != feed.columns().size()) {
            throw new IllegalStateException(feed.code() + ": " + cells.length + " cells");
        }
        rows.add(cells);
    }

    public Table with(List<@Nullable Object[]> others) {
        return new Table(feed, county, month, others);
    }
}

package io.eldercare.simulate.feed;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a county states in one feed for one month. Cells are String, Integer, LocalDate, LocalDateTime, YearMonth, Boolean, a List of
 * codes, or null, in the order of {@link Feed#columns()}.
 */
public record Table(Feed feed, String county, YearMonth month, List<@Nullable Object[]> rows) {

    public Table with(List<@Nullable Object[]> others) {
        return new Table(feed, county, month, others);
    }
}

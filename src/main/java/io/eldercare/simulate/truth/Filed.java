package io.eldercare.simulate.truth;

import io.eldercare.simulate.feed.Table;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which county stated what last. What may be quarterly stands for its month and the two after it. */
public final class Filed {
    private static final int STANDING_MONTHS = 2;

    private final Map<String, YearMonth> last = new HashMap<>();

    /** Notes a county's tables of a month; one without rows states nothing. */
    public void note(String county, Collection<Table> tables) {
        for (Table table : tables) {
            if (!table.rows().isEmpty()) {
                last.put(table.feed().code() + "/" + county, table.month());
            }
        }
    }

    boolean all(String county, YearMonth month, String... feeds) {
        for (String feed : feeds) {
            YearMonth stated = last.get(feed + "/" + county);
            if (stated == null || stated.isBefore(month.minusMonths(standing(feed)))) {
                return false;
            }
        }
        return true;
    }

    boolean everStated(String county, String feed) {
        return last.containsKey(feed + "/" + county);
    }

    boolean inThatMonth(String county, YearMonth month, String feed) {
        return month.equals(last.get(feed + "/" + county));
    }

    private static int standing(String feed) {
        return switch (feed) {
            case "facility", "project", "project_month", "retrofit", "reported_measure" -> STANDING_MONTHS;
            default -> 0;
        };
    }
}

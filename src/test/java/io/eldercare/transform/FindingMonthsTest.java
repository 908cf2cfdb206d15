package io.eldercare.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which months' findings a late delivery touches, by the {@code back} lines of sql/checks. */
class FindingMonthsTest {
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);

    private static SortedSet<YearMonth> reached(String feed, int... known) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (int month : known) {
            months.add(YearMonth.of(2025, month));
        }
        return FindingBuilder.months(
                CaseLake.DEFINITIONS.checks().values(), Map.of(feed, new TreeSet<>(List.of(AUGUST))), months);
    }

    @Test
    void followsTheCheckThatLooksBackFarthest() {
        // roster_reentered looks two months back, bed_jump one; bytes are compared with those of the month before in
        // any feed
        assertThat(reached("special_roster", 7, 8, 9, 10, 11)).containsExactly(AUGUST, month(9), month(10));
        assertThat(reached("bed_month", 7, 8, 9, 10, 11)).containsExactly(AUGUST, month(9));
        assertThat(reached("volunteer_team", 7, 8, 9, 10, 11)).containsExactly(AUGUST, month(9));
    }

    @Test
    void leavesOutMonthsThatNobodyDelivered() {
        assertThat(reached("special_roster", 8, 10)).containsExactly(AUGUST, month(10));
    }

    private static YearMonth month(int number) {
        return YearMonth.of(2025, number);
    }
}

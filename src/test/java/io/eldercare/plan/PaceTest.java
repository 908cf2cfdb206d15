package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static NavigableMap<YearMonth, KpiValue> counts(String first, int... numbers) {
        NavigableMap<YearMonth, KpiValue> history = new TreeMap<>();
        for (int index = 0; index < numbers.length; index++) {
            history.put(month(first).plusMonths(index), KpiValue.count(decimal("" + numbers[index])));
        }
        return history;
    }

    @Test
    void takesTheMedianOfSixChanges() {
        // changes to 2025-07: (50 too old) 1, 9, 2, 3, 40, 4 → sorted 1 2 3 4 9 40 → (3 + 4) / 2
        var history = counts("2024-12", 0, 50, 51, 60, 62, 65, 105, 109);
        assertThat(Pace.recent(history, month("2025-07"))).contains(decimal("3.500000"));
    }

    @Test
    void skipsChangesOverAGapAndIncompleteMonths() {
        var history = counts("2025-01", 10, 12, 99, 20, 25, 31);
        history.remove(month("2025-03"));
        // left: 2 (January–February), 5 and 6 (April–June); median 5
        assertThat(Pace.recent(history, month("2025-06"))).contains(decimal("5.000000"));
        Bounds open = new Bounds(decimal("31"), Optional.of(decimal("50")), decimal("0.5"), List.of("360202"));
        history.put(month("2025-06"), KpiValue.count(decimal("31")).with(open));
        // 2 and 5
        assertThat(Pace.recent(history, month("2025-06"))).contains(decimal("3.500000"));
    }

    @Test
    void knowsNoPaceFromASingleMonth() {
        assertThat(Pace.recent(counts("2025-06", 5), month("2025-06"))).isEmpty();
    }

    @Test
    void asksForWhatIsLeftInTheMonthsLeft() {
        // (60 − 57.5) / 2
        assertThat(Pace.required(decimal("57.5"), decimal("60"), month("2025-10"), month("2025-12")))
                .contains(decimal("1.250000"));
        assertThat(Pace.required(decimal("57.5"), decimal("60"), month("2025-12"), month("2025-12")))
                .isEmpty();
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.Slice;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.testing.TestRoot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeedsDueTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final YearMonth MONTH = YearMonth.of(2025, 10);

    private static DeliveryRecord visits(String county) {
        return new DeliveryRecord(
                "d",
                "visit",
                county,
                LocalDate.of(2025, 10, 1),
                1,
                "full",
                "",
                "visit.csv",
                county,
                "d",
                LocalDate.of(2025, 11, 3).atStartOfDay(),
                "accepted",
                java.util.Optional.empty(),
                1,
                1,
                0,
                0,
                0,
                "run");
    }

    private static Set<String> owing(String... delivering) {
        List<DeliveryRecord> records =
                List.of(delivering).stream().map(FeedsDueTest::visits).toList();
        return FeedsDue.of(DEFINITIONS, records, MONTH).stream()
                .map(Slice::countyCode)
                .collect(Collectors.toSet());
    }

    @Test
    void asksTheUnitsOfTheCityThatDelivers() {
        // the six counties and zones of Jingdezhen's plans, none of the province's other 98
        assertThat(owing("360281"))
                .containsExactlyInAnyOrder("360202", "360203", "360222", "360271", "360272", "360281");
    }

    @Test
    void asksTheCountyWhoseTownshipsAreTheUnits() {
        assertThat(owing("511781")).containsExactly("511781");
    }

    @Test
    void asksEveryCountyOfAProvinceThatDelivers() {
        // 100 counties and the two zones of Jingdezhen's plans: no prefecture and no township owes a file
        assertThat(owing("360281", "360102"))
                .hasSize(102)
                .contains("360102", "361181")
                .allMatch(code -> code.length() == 6);
    }

    @Test
    void asksNothingOfAMonthBeforeTheFirst() {
        assertThat(FeedsDue.of(DEFINITIONS, List.of(visits("360281")), MONTH.plusMonths(1)))
                .isEmpty();
    }
}

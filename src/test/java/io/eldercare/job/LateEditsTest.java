package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.signal.LateEdit;
import io.eldercare.testing.TestRoot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Statements of October 2025: due on 5 November, corrected until the 10th (jobs/settings.yml). */
class LateEditsTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final YearMonth OCTOBER = YearMonth.of(2025, 10);

    private static DeliveryRecord record(
            String id, String county, String mode, String received, String reason, int rows) {
        return new DeliveryRecord(
                id,
                "visit",
                county,
                OCTOBER.atDay(1),
                1,
                mode,
                "",
                id + ".csv",
                county,
                id,
                LocalDateTime.parse(received),
                "accepted",
                Optional.of(reason).filter(text -> !text.isEmpty()),
                rows,
                rows,
                0,
                0,
                0,
                "run");
    }

    private static Map<YearMonth, Map<String, List<LateEdit>>> edits(DeliveryRecord... records) {
        return LateEdits.of(DEFINITIONS, List.of(records));
    }

    @Test
    void tellsAnEditAfterTheLastDayForCorrections() {
        assertThat(edits(
                        record("a", "360202", "full", "2025-11-04T09:00:00", "SUB_SUPERSEDED", 170),
                        record("b", "360202", "full", "2025-11-09T09:00:00", "SUB_SUPERSEDED", 180),
                        record("c", "360202", "full", "2025-11-15T09:00:00", "", 190),
                        record("d", "360202", "delta", "2025-11-16T09:00:00", "", 10)))
                .isEqualTo(Map.of(
                        OCTOBER,
                        Map.of(
                                "360202",
                                List.of(new LateEdit(
                                        "visit",
                                        "探访关爱记录",
                                        LocalDate.parse("2025-11-04"),
                                        LocalDate.parse("2025-11-16"),
                                        LocalDate.parse("2025-11-10"),
                                        180,
                                        200)))));
    }

    @Test
    void saysNothingOfCorrectionsInTimeNorOfALateFirstStatement() {
        assertThat(edits(
                        record("a", "360202", "full", "2025-11-04T09:00:00", "SUB_SUPERSEDED", 180),
                        record("b", "360202", "full", "2025-11-10T23:59:59", "", 200),
                        record("c", "360203", "full", "2025-11-15T09:00:00", "SUB_SUPERSEDED", 180),
                        record("d", "360203", "full", "2025-11-16T09:00:00", "", 200)))
                .isEmpty();
    }
}

package io.eldercare.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days counted by hand on the notices 国办发明电〔2023〕7号, 〔2024〕12号 and 〔2025〕7号. */
class WorkingDaysTest {
    private static final WorkingDays DAYS = Definitions.load(Path.of("")).workingDays();

    @ParameterizedTest
    @CsvSource({
        // Wednesday: Thursday, Friday
        "2025-11-05, 2025-11-07",
        // Thursday: Friday, Monday
        "2025-11-06, 2025-11-10",
        // Friday before the National Day of 2025: Sunday 28 September is worked, then Monday
        "2025-09-26, 2025-09-29",
        // 30 September: 1 to 8 October are off; Thursday 9, Friday 10
        "2025-09-30, 2025-10-10",
        // Friday 10 October: Saturday 11 is worked, then Monday 13
        "2025-10-10, 2025-10-13",
        // Friday before Spring Festival 2026: Saturday 14 February is worked, 15 to 23 are off, Tuesday 24
        "2026-02-13, 2026-02-24",
        // Thursday 8 February 2024: Friday 9 is worked, 10 to 17 are off, Sunday 18 is worked
        "2024-02-08, 2024-02-18"
    })
    void aTermOfTwoWorkingDaysEndsOn(LocalDate event, LocalDate last) {
        assertThat(DAYS.after(event, 2)).isEqualTo(last);
    }

    @Test
    void aYearWithoutNoticeKnowsWeekendsOnly() {
        assertThat(DAYS.knows(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(DAYS.knows(LocalDate.of(2027, 1, 4))).isFalse();
        // Friday 1 January 2027 would be off; it counts until the notice is entered
        assertThat(DAYS.after(LocalDate.of(2026, 12, 31), 2)).isEqualTo(LocalDate.of(2027, 1, 4));
    }
}

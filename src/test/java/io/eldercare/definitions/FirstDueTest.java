package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestRoot;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstDueTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());

    /** The register of retrofits is quarterly: of a home that begins in October it is due with December, of one of March with March. */
    @ParameterizedTest
    @CsvSource({
        "2024-10, 2024-10, true",
        "2024-10, 2024-11, true",
        "2024-10, 2024-12, false",
        "2024-10, 2025-01, false",
        "2025-03, 2025-03, false",
        "2025-01, 2025-02, true"
    })
    void waitsForTheFirstQuarterEnd(YearMonth first, YearMonth month, boolean later) {
        assertThat(FirstDue.later(DEFINITIONS, first, month).contains("retrofit_household_count"))
                .isEqualTo(later);
        assertThat(FirstDue.later(DEFINITIONS, first, month)).doesNotContain("nursing_bed_share", "pop60");
    }
}

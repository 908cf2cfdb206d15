package io.eldercare.plan.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.trend.GrowthProgress.Stand;
import io.eldercare.plan.trend.GrowthProgress.Verdict;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthProgressTest {
    private static Stand stand(String month, String value) {
        return new Stand(YearMonth.parse(month), new BigDecimal(value));
    }

    private static Optional<GrowthProgress> after2Of4Years(String base, String now, String due, Direction direction) {
        return GrowthProgress.of(stand("2020-12", base), stand("2022-12", now), stand("2024-12", due), direction);
    }

    // from 100 to 207.36 = 100 × 1.2⁴ in four years: 20 % a year are required; after two years 1.19² × 100 = 141.61 are
    // 19 % a year, and so on
    @ParameterizedTest
    @CsvSource({
        "144, 1.000000, ON_TRACK",
        "141.61, 0.950000, ON_TRACK",
        "139.24, 0.900000, ACCELERATION_NEEDED",
        "125.44, 0.600000, ACCELERATION_NEEDED",
        "121, 0.500000, LIMITED_PROGRESS",
        "100, 0.000000, LIMITED_PROGRESS",
        "81, -0.500000, DETERIORATION"
    })
    void dividesTheObservedByTheRequiredYearlyGrowth(String now, String ratio, Verdict verdict) {
        assertThat(after2Of4Years("100", now, "207.36", Direction.UP))
                .contains(new GrowthProgress(Optional.of(new BigDecimal(ratio)), verdict));
    }

    // down to 40.96 = 100 × 0.8⁴: −20 % a year are required; 90.25 = 100 × 0.95², 110.25 = 100 × 1.05²
    @ParameterizedTest
    @CsvSource({"64, 1.000000, ON_TRACK", "90.25, 0.250000, LIMITED_PROGRESS", "110.25, -0.250000, DETERIORATION"})
    void mirrorsTargetsThatLimit(String now, String ratio, Verdict verdict) {
        assertThat(after2Of4Years("100", now, "40.96", Direction.DOWN))
                .contains(new GrowthProgress(Optional.of(new BigDecimal(ratio)), verdict));
    }

    @Test
    void reportsAMetTarget() {
        assertThat(after2Of4Years("100", "207.36", "207.36", Direction.UP))
                .contains(new GrowthProgress(Optional.empty(), Verdict.TARGET_MET));
    }

    /** A base above the target, and the figure now below it: growth is negative though the target lies below the base as well. */
    @Test
    void countsFromTheDirectionWanted() {
        // required (81 → from 100, four years) has no say in the sign; observed −20 % a year
        GrowthProgress fallen = after2Of4Years("100", "64", "81", Direction.UP).orElseThrow();
        assertThat(fallen.verdict()).isEqualTo(Verdict.DETERIORATION);
    }

    @Test
    void saysNothingWhereGrowthIsUndefined() {
        assertThat(after2Of4Years("0", "10", "20", Direction.UP)).isEmpty();
        assertThat(after2Of4Years("10", "8", "10", Direction.UP)).isEmpty();
        assertThat(after2Of4Years("10", "8", "0", Direction.DOWN)).isEmpty();
        assertThat(GrowthProgress.of(
                        stand("2022-01", "10"), stand("2022-12", "11"), stand("2024-12", "20"), Direction.UP))
                .isEmpty();
        assertThat(GrowthProgress.of(
                        stand("2022-01", "10"), stand("2023-01", "11"), stand("2024-12", "20"), Direction.UP))
                .isPresent();
    }

    @Test
    void cutsARatioWithoutMeaning() {
        assertThat(after2Of4Years("59.999999", "59", "60", Direction.UP).flatMap(GrowthProgress::ratio))
                .contains(new BigDecimal("-1000.000000"));
    }
}

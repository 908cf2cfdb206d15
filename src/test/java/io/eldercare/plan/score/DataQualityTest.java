package io.eldercare.plan.score;

import static io.eldercare.plan.Examples.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataQualityTest {
    private static final FeedFiling GOOD = new FeedFiling(true, true, true, decimal("1"));
    private static final FeedFiling LATE = new FeedFiling(true, false, true, decimal("0.9"));
    private static final FeedFiling NONE = new FeedFiling(false, false, false, decimal("0"));

    private static Region region(String code, Region.Level level, String parent) {
        return new Region(
                code,
                code,
                level,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                Optional.empty(),
                "县",
                "official");
    }

    private static final RegionTree REGIONS = RegionTree.of(List.of(
            region("36", Region.Level.PROVINCE, ""),
            region("3601", Region.Level.PREFECTURE, "36"),
            region("3602", Region.Level.PREFECTURE, "36"),
            region("360101", Region.Level.COUNTY, "3601"),
            region("360102", Region.Level.COUNTY, "3601"),
            region("360201", Region.Level.COUNTY, "3602"),
            region("360101001", Region.Level.TOWNSHIP, "360101")));

    private static DataQuality shares(String filed, String onTime, String nonEmpty, String passing, int late) {
        return new DataQuality(decimal(filed), decimal(onTime), decimal(nonEmpty), decimal(passing), late);
    }

    @Test
    void addsUpTheCountiesOfAPrefectureAndTakesTheCountyOfATownship() {
        Map<String, DataQuality> quality = DataQuality.byUnit(
                List.of("3601", "3602", "360101", "360101001"),
                REGIONS,
                Map.of("360101", List.of(GOOD, LATE), "360102", List.of(GOOD, GOOD, NONE)));
        // 5 files due of the prefecture: 4 filed, 3 in time, 4 not empty, 3.9 of 5 passing; one late and one not filed
        assertThat(quality)
                .containsOnly(
                        entry("3601", shares("0.800000", "0.600000", "0.800000", "0.780000", 2)),
                        entry("360101", shares("1.000000", "0.500000", "1.000000", "0.950000", 1)),
                        entry("360101001", shares("1.000000", "0.500000", "1.000000", "0.950000", 1)));
    }
}

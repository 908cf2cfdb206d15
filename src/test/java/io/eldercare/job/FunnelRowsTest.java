package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.KpiLoader;
import io.eldercare.definitions.Problems;
import io.eldercare.mart.Change;
import io.eldercare.plan.KpiValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunnelRowsTest {
    private static final YearMonth OCTOBER = YearMonth.of(2025, 10);
    private static final Definitions DEFINITIONS = Definitions.load(TestHome.PROJECT);

    private static KpiFigures.Figure share(String kpi, String region, YearMonth month, long met, long base) {
        return new KpiFigures.Figure(
                kpi, region, month, KpiValue.share(BigDecimal.valueOf(met), BigDecimal.valueOf(base)));
    }

    /** Counties are compared within their prefecture: 30 of 100 and 60 of 100 lie around 45 %, the one county of Ganzhou has no peer. */
    @Test
    void comparesTheCountiesOfAPrefecture() {
        Change change = FunnelRows.of(
                DEFINITIONS,
                List.of(
                        share("nursing_bed_share", "360202", OCTOBER, 30, 100),
                        share("nursing_bed_share", "360203", OCTOBER, 60, 100),
                        share("nursing_bed_share", "360702", OCTOBER, 1, 100),
                        share("nursing_bed_share", "360200", OCTOBER, 90, 200),
                        share("nursing_bed_share", "360202", OCTOBER.minusMonths(1), 1, 100),
                        new KpiFigures.Figure("volunteer_count", "360202", OCTOBER, KpiValue.count(BigDecimal.TEN))),
                List.of(OCTOBER),
                false);
        List<String> rows = new ArrayList<>();
        change.data().rows().forEach(row -> rows.add(row[1] + " " + row[3] + " " + row[5] + " " + row[10]));
        // deviation √(0.45 × 0.55 / 100) = 4.97 points: 15 points are three of them, 3.02 < 3.09 for 99.8 %
        assertThat(rows).containsExactly("360202 30.000000 45.000000 below_95", "360203 60.000000 45.000000 above_95");
    }

    @Test
    void leavesOutSharesOfMoney(@TempDir Path folder) throws IOException {
        String entry = """
                kpis:
                  - {code: a, name: 甲, unit: percent, unit_label: '%', decimals: 1, direction: none, feeds: [], fact: f,
                     numerator: x, denominator: y, definition: 比率}
                  - {code: b, name: 乙, unit: percent, unit_label: '%', decimals: 1, direction: none, feeds: [], fact: f,
                     numerator: x, denominator: y, definition: 金额比率, of_cases: false}
                """;
        Files.writeString(folder.resolve("kpis.yml"), entry);
        Problems problems = new Problems();

        assertThat(KpiLoader.load(folder, Set.of(), Set.of("f"), problems).values())
                .extracting(Kpi::hasFunnel)
                .containsExactly(true, false);
        assertThat(problems.found()).isEmpty();
    }
}

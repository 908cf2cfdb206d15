package io.eldercare.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFiguresTest {
    /** Beds are filed anew, visits are not: the figures of visits stand, though their fact has lost its rows. */
    @Test
    void aChangeLeavesTheFiguresThatItDoesNotReach(@TempDir Path folder) {
        List<SqlCase> cases = SqlCase.of("kpi").stream()
                .filter(one -> one.inputs().containsKey("fct_visit_month"))
                .limit(1)
                .toList();
        CaseLake lake = new CaseLake(folder, cases);
        lake.writeRegions();
        List<Row> before = lake.load().computeKpis();
        lake.empty("fct_visit_month");

        assertThat(lake.computeKpis(Set.of("bed_month"), Set.of("fct_bed_month")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(Set.copyOf(lake.computeKpis(Set.of("visit"), Set.of("fct_visit_month"))))
                .isNotEqualTo(Set.copyOf(before));
    }
}

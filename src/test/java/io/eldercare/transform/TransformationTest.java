package io.eldercare.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.testing.TestSpark;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformationTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    /** An award depends on the ratings held before, so that a correction in January reaches March's; no figure of March does. */
    @Test
    void buildsSubsidiesOfLaterMonthsWithoutTheirFigures(@TempDir Path folder) {
        SortedSet<YearMonth> known = new TreeSet<>();
        for (YearMonth month = JANUARY; !month.isAfter(MARCH); month = month.plusMonths(1)) {
            known.add(month);
        }
        Transformation.Plan plan = new Transformation(new DeltaFiles(TestSpark.session(), folder), CaseLake.DEFINITIONS)
                .plan(Map.of("institution", new TreeSet<>(known.headSet(JANUARY.plusMonths(1)))), known);

        assertThat(plan.monthsOf("fct_entitlement_month")).containsExactlyElementsOf(known);
        assertThat(plan.aside()).extracting(Model::name).containsExactly("fct_entitlement_month");
        assertThat(plan.size()).isEqualTo(plan.gold().size() - 1);
        assertThat(plan.touched()).containsExactly(JANUARY);
    }
}

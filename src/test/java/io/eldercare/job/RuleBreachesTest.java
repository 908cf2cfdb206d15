package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import io.eldercare.testing.TestRoot;
import io.eldercare.testing.TestSpark;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings of a small lake: two broken rules of October, one of September, and a pattern to verify. */
class RuleBreachesTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final SortedSet<YearMonth> OCTOBER = new TreeSet<>(List.of(YearMonth.of(2025, 10)));

    @TempDir
    private static Path folder;

    private static DeltaFiles lake;

    @BeforeAll
    static void writeTheLake() {
        lake = new DeltaFiles(TestSpark.session(), folder);
        write(
                "institution",
                "delivery_id, row_no, county_code, month, institution_id, name, is_accepted, is_in_force",
                """
                ('i', 1, '360202', date '2025-10-01', 'A', '阳光敬老院', true, true),
                ('i', 2, '360202', date '2025-10-01', 'B', '夕阳红公寓', true, true),
                ('j', 1, '360203', date '2025-10-01', 'A', '别县的同号机构', true, true),
                ('h', 1, '360202', date '2025-09-01', 'A', '旧名', true, true)""");
        write("bed_month", "delivery_id, row_no, county_code, month, institution_id, is_accepted, is_in_force", """
                ('b', 1, '360202', date '2025-10-01', 'A', true, true),
                ('b', 2, '360202', date '2025-10-01', 'C', true, true),
                ('a', 1, '360202', date '2025-09-01', 'A', true, true)""");
        write("finding", "feed, county_code, month, rule_id, delivery_id, row_no, message", """
                ('bed_month', '360202', date '2025-10-01', 'RULE_STAFFING', 'b', 1, ''),
                ('bed_month', '360202', date '2025-10-01', 'RULE_STAFFING', 'b', 2, ''),
                ('institution', '360202', date '2025-10-01', 'RULE_MEDICAL_ROOM', 'i', 2, ''),
                ('bed_month', '360202', date '2025-09-01', 'RULE_STAFFING', 'a', 1, ''),
                ('visit', '360202', date '2025-10-01', 'GAME_CAPACITY', 'v', 7, '请核实'),
                ('visit', '360202', date '2025-10-01', 'GAME_CAPACITY', 'v', 8, '请核实'),
                ('visit', '360203', date '2025-10-01', 'GAME_CAPACITY', 'w', 1, '请核实'),
                ('visit', '360203', date '2025-09-01', 'GAME_CAPACITY', 'u', 1, '请核实'),
                ('visit', '360203', date '2025-10-01', 'REF_PENDING', 'w', 2, '')""");
    }

    private static void write(String table, String columns, String values) {
        lake.replace(
                "silver",
                table,
                TestSpark.session().sql("select * from values " + values + " as t (" + columns + ")"),
                "true",
                List.of());
    }

    private static List<List<String>> rows(Change change) {
        List<List<String>> rows = new ArrayList<>();
        change.data()
                .rows()
                .forEach(row -> rows.add(Arrays.stream(row).map(String::valueOf).toList()));
        return rows;
    }

    private static RuleBreaches breaches() {
        return new RuleBreaches(lake, DEFINITIONS, OCTOBER);
    }

    @Test
    void namesTheThingsOfTheMonthsThatWereChecked() {
        assertThat(rows(breaches().changes(Set.of("bed_month"), false).get(0)))
                .containsExactlyInAnyOrder(
                        List.of("staffing_ratio", "bed_month", "360202", "2025-10-01", "A", "阳光敬老院", "b", "1"),
                        // a number that no institution of the county has
                        List.of("staffing_ratio", "bed_month", "360202", "2025-10-01", "C", "C", "b", "2"),
                        List.of("medical_room_missing", "institution", "360202", "2025-10-01", "B", "夕阳红公寓", "i", "2"));
    }

    @Test
    void readsNothingWhereNoRuleLooksAtWhatChanged() {
        assertThat(breaches().changes(Set.of("volunteer"), false)).isEmpty();
    }

    @Test
    void countsPatternsOfDeliveredRowsByCounty() {
        assertThat(rows(new SignalRows(DEFINITIONS).ofRows(lake, OCTOBER, false)))
                .containsExactlyInAnyOrder(
                        List.of("", "360202", "2025-10-01", "GAME_CAPACITY", "", "visit", "探访关爱记录", "请核实（2处）"),
                        List.of("", "360203", "2025-10-01", "GAME_CAPACITY", "", "visit", "探访关爱记录", "请核实（1处）"));
    }
}

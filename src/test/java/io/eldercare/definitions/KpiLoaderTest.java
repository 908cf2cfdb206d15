package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.trend.SeriesBreak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiLoaderTest {
    private static final String ENTRY = """
            kpis:
              - code: open_beds
                name: 开放床位
                unit: beds
                unit_label: 张
                decimals: 0
                direction: up
                feeds: [bed_month]
                fact: fct_bed_month
                numerator: open_beds
                definition: 月末开放床位数。
            """;

    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    private Map<String, Kpi> load(String breaks) throws IOException {
        Files.writeString(folder.resolve("kpis.yml"), ENTRY + breaks);
        return KpiLoader.load(folder, Set.of("bed_month"), Set.of("fct_bed_month"), problems);
    }

    private List<SeriesBreak> breaks(Map<String, Kpi> kpis) {
        return kpis.values().stream().flatMap(kpi -> kpi.breaks().stream()).toList();
    }

    @Test
    void readsChangesOfDefinition() throws IOException {
        Map<String, Kpi> kpis = load("""
                    breaks:
                      - {month: 2024-01, note: 护理型床位改按新标准认定}
                      - {month: 2025-04, note: 床位总数改按核定数}
                """);
        assertThat(problems.found()).isEmpty();
        assertThat(breaks(kpis))
                .containsExactly(
                        new SeriesBreak(YearMonth.of(2024, 1), "护理型床位改按新标准认定"),
                        new SeriesBreak(YearMonth.of(2025, 4), "床位总数改按核定数"));
        assertThat(breaks(load(""))).isEmpty();
    }

    @Test
    void reportsEveryMistakeWithItsLine() throws IOException {
        load("""
                    breaks:
                      - {month: 2025-04, note: 床位总数改按核定数}
                      - {month: 2025-04, note: 同月两次}
                      - {month: 2025-13, note: ''}
                      - {month: 2026-01, notes: 名称有误}
                """);
        assertThat(problems.found())
                .extracting(problem -> problem.line() + ": " + problem.message())
                .containsExactlyInAnyOrder(
                        "14: the break of 2025-04 does not lie after the one before",
                        "15: '2025-13' is not a month (yyyy-MM)",
                        "15: the break of 1970-01 does not lie after the one before",
                        "15: the note of a break says what changed",
                        "16: unknown key 'notes'; nearest known is 'note'",
                        "16: lacks the key 'note'");
    }

    @Test
    void readsWhichPartCountsPersons() throws IOException {
        Kpi kpi = load("    persons: numerator\n").values().iterator().next();
        assertThat(problems.found()).isEmpty();
        assertThat(kpi.persons().inNumerator()).isTrue();
        assertThat(kpi.persons().inDenominator()).isFalse();
        assertThat(load("").values().iterator().next().persons()).isEqualTo(Persons.NONE);
    }

    @Test
    void refusesPersonsThatCannotBe() throws IOException {
        load("    persons: both\n    part_of: nowhere\n    hidden_with: open_beds\n    partition: all\n");
        load("    persons: some\n");
        assertThat(problems.found())
                .extracting(Object::toString)
                .anyMatch(text -> text.contains("a count has no denominator"))
                .anyMatch(text -> text.contains("no KPI 'nowhere'"))
                .anyMatch(text -> text.contains("some"));
        assertThat(problems.found()).allMatch(problem -> problem.toString().contains("kpis.yml"));
    }
}

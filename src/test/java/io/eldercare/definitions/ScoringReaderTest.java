package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Adjustments.Deduction;
import io.eldercare.plan.Grading.Grade;
import io.eldercare.plan.Plan;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.ScoreEntry;
import io.eldercare.plan.ScoreEntry.Kind;
import io.eldercare.plan.Scoring;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringReaderTest {
    private static final Path PLAN = Path.of("jobs/plans/JDZ3Y.yml");
    private static final RegionTree REGIONS = RegionLoader.load(Path.of("sql/reference"), new Problems());

    private final Problems problems = new Problems();

    @TempDir
    Path folder;

    private Plan read(String plan, String entries) throws IOException {
        Files.writeString(folder.resolve("JDZ3Y.yml"), plan);
        if (!entries.isEmpty()) {
            Files.writeString(folder.resolve("JDZ3Y.entries.yml"), entries);
        }
        return PlanLoader.load(folder, kpis(plan), checks(plan), REGIONS, problems)
                .get(0);
    }

    private static Set<String> kpis(String plan) {
        return named("kpi", plan);
    }

    private static Set<String> checks(String plan) {
        return named("check", plan);
    }

    private static Set<String> named(String key, String plan) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("(?m)\\b" + key + ": (\\w+)")
                .matcher(plan)
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"JDZ3Y", "GZ23"})
    void carriesTheDefaultScoringOfBothPlans(String code) throws IOException {
        String text = Files.readString(PLAN.resolveSibling(code + ".yml"));
        Files.writeString(folder.resolve(code + ".yml"), text);
        Scoring scoring = PlanLoader.load(folder, kpis(text), checks(text), REGIONS, problems)
                .get(0)
                .scoring();
        assertThat(problems.found()).isEmpty();
        assertThat(scoring.weightsDocument()).isEmpty();
        assertThat(scoring.adjustments().deductions())
                .extracting(Deduction::code)
                .containsExactly("late_feed", "unsigned_or_returned", "overdue_case");
        assertThat(scoring.adjustments().deductions())
                .extracting(Deduction::max)
                .extracting(BigDecimal::intValueExact)
                .containsExactly(3, 2, 5);
        assertThat(scoring.adjustments().falseFigure().orElseThrow().minus()).isEqualByComparingTo("5");
        assertThat(scoring.adjustments().bonusMax()).isEqualByComparingTo("3");
        assertThat(scoring.adjustments().vetoes()).isEmpty();
        assertThat(scoring.grading().grades()).extracting(Grade::name).containsExactly("优秀", "良好", "合格", "不合格");
        assertThat(scoring.grading().excellence().orElseThrow().maxShare()).isEqualByComparingTo("0.3");
        assertThat(scoring.municipalPoints().orElseThrow()).isEqualByComparingTo("2");
        assertThat(scoring.ranking().draws()).isEqualTo(1000);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            late_feed: {name: 迟报漏报, each: 0.5, max: 3}   | late_feed: {name: 迟报漏报, each: 0.5, max: 0.4} | max is less than one case takes off
            late_feed: {name: 迟报漏报, each: 0.5, max: 3}   | late_feed: {name: 迟报漏报, each: 0, max: 3} | a number above 0 is expected here
            late_feed: {name: 迟报漏报, each: 0.5, max: 3}   | late_feed: {name: 迟报漏报, each: 0.5, max: 3, counts: year} | late feeds are counted from the month's own filings
            max: 5, counts: year}           | max: 5, counts: years}        | 'years' is not one of month, year
            bars: 优秀                       | bars: 特优                     | there is no grade '特优'
            item: 0, minus                  | item: 1, minus                | item is the share of its points that a false figure keeps
            bonus: {max: 3, needs: document_no, counts: year} | bonus: {max: 3, needs: nothing} | always needs its document
            良好: 80                         | 良好: 95                       | grades go from the best down
            不合格: 0                         | 不合格: 10                      | the last begins at 0
            max_share: 0.3                  | max_share: 30                 | max_share is a share of the ranked units, 0 to 1
            veto: []                        | veto: [{code: a, name: 甲, document_no: none}] | a veto needs the document that says so
            municipal_points: 2             | municipal_points: 0           | a number above 0 is expected here
            cap: 1.0                        | cap: 0.9                      | a cap below 1 would keep a met target from its points
            draws: 1000                     | draws: 999                    | an interval rests on 1000 to 100000 draws
            min_max: 0.25                   | min_max: 0.35                 | the chances of the normalisations add up to 1.10, not to 1
            min_max: 0.25                   | minmax: 0.25                  | unknown normalisation 'minmax'
            concentration: 400              | concentration: -1             | a number above 0 is expected here
            """)
    void reportsEachMistakeInTheRules(String right, String wrong, String message) throws IOException {
        String text = Files.readString(PLAN);
        assertThat(text).contains(right);
        read(text.replace(right, wrong), "");
        List<String> lines = text.lines().toList();
        int line = 1
                + lines.indexOf(lines.stream()
                        .filter(one -> one.contains(right))
                        .findFirst()
                        .orElseThrow());
        assertThat(problems.found()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isBetween(line - 3, line);
        });
    }

    private static final String ENTRIES = """
            plan: JDZ3Y
            entries:
              - {date: 2025-08-12, unit: 360222, kind: overdue_case, cases: 2, document_no: 测督〔2025〕3号, note: 两件督办事项}
              - {date: 2025-09-01, unit: 360202, kind: verified_false, item: nursing_bed_share, document_no: 测核〔2025〕1号}
              - {date: 2025-09-02, unit: 360281, kind: bonus, points: 1.5, document_no: 测表〔2025〕7号}
              - {date: 2025-10-02, unit: 360281, kind: grade_cap, grade: 合格, document_no: 测安〔2025〕9号}
            """;

    @Test
    void readsWhatWasEnteredByHand() throws IOException {
        Plan plan = read(Files.readString(PLAN), ENTRIES);
        assertThat(problems.found()).isEmpty();
        assertThat(plan.scoring().entries())
                .hasSize(4)
                .startsWith(new ScoreEntry(
                        Kind.DEDUCTION,
                        "overdue_case",
                        "360222",
                        LocalDate.of(2025, 8, 12),
                        BigDecimal.valueOf(2),
                        "测督〔2025〕3号",
                        "两件督办事项"));
        assertThat(plan.scoring().entries("360281", YearMonth.of(2025, 9)))
                .extracting(ScoreEntry::kind)
                .containsExactly(Kind.BONUS);
        Files.delete(folder.resolve("JDZ3Y.entries.yml"));
        assertThat(read(Files.readString(PLAN), "").definitionHash()).isNotEqualTo(plan.definitionHash());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            plan: JDZ3Y                     | plan: GZ23                    | 1 | these entries stand beside plan 'JDZ3Y', not 'GZ23'
            unit: 360222                    | unit: 360702                  | 3 | '360702' is not a unit of the plan
            kind: overdue_case              | kind: overdue_cases           | 3 | unknown kind 'overdue_cases'; nearest known is 'overdue_case'
            kind: overdue_case              | kind: late_feed               | 3 | late feeds are counted from the filings, not entered
            cases: 2                        | cases: 0                      | 3 | the number of cases is 1 or more
            cases: 2                        | points: 2                     | 3 | unknown key 'points'
            document_no: 测督〔2025〕3号      | document_no: none             | 3 | an entry needs the number of its document
            ', document_no: 测核〔2025〕1号'  | ''                            | 4 | lacks the key 'document_no'
            date: 2025-08-12                | date: 2025-08-32              | 3 | '2025-08-32' is not a date
            item: nursing_bed_share         | item: nursing_beds            | 4 | the plan has no item 'nursing_beds'; nearest known is 'nursing_bed_share'
            points: 1.5                     | points: -1                    | 5 | a number above 0 is expected here
            grade: 合格                      | grade: 及格                    | 6 | there is no grade '及格'
            'kind: grade_cap, grade: 合格'    | 'kind: veto, rule: accident'  | 6 | the plan has no veto 'accident'
            """)
    void reportsEachMistakeInTheEntriesWithItsLine(String right, String wrong, int line, String message)
            throws IOException {
        String from = right.replace("'", "");
        assertThat(ENTRIES).contains(from);
        read(Files.readString(PLAN), ENTRIES.replace(from, wrong.replace("'", "")));
        assertThat(problems.found()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.file()).isEqualTo("jobs/plans/JDZ3Y.entries.yml");
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @Test
    void wantsAPlanBesideTheEntries() throws IOException {
        Files.writeString(folder.resolve("NONE.entries.yml"), "plan: NONE\n");
        read(Files.readString(PLAN), "");
        assertThat(problems.found())
                .extracting(Problem::message)
                .containsExactly("no plan stands beside these entries");
    }
}

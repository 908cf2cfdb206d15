package io.eldercare.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Model;
import io.eldercare.lake.Sessions;
import io.eldercare.testing.TestSpark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the folders of {@code src/test/resources/sql}: the project's own queries over small tables, compared row by row. They run as in a night of a
 * province, compiled and split; the nights of other tests are small and run them interpreted.
 */
class SqlCasesTest {
    private static final String COUNTY = "360202";
    private static final List<String> LARGE = List.of("fct_visit_month", "fct_volunteer_month", "fct_assessed_month");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void asInALargeNight() {
        Sessions.fitTo(TestSpark.session(), Long.MAX_VALUE);
    }

    @AfterAll
    static void asInASmallNight() {
        Sessions.fitTo(TestSpark.session(), 0);
    }

    @Test
    void everyModelAndFigureHasACase() {
        assertThat(models("gold")).isEqualTo(CaseLake.DEFINITIONS.gold().keySet());
        assertThat(models("checks")).isEqualTo(CaseLake.DEFINITIONS.checks().keySet());
        Set<String> figures = SqlCase.of("kpi").stream()
                .flatMap(one -> one.expected().rows().stream().map(row -> row.get("kpi_code")))
                .collect(Collectors.toSet());
        assertThat(figures).isEqualTo(CaseLake.DEFINITIONS.kpis().keySet());
    }

    private static Set<String> models(String layer) {
        return SqlCase.of(layer).stream().map(SqlCase::model).collect(Collectors.toSet());
    }

    @TestFactory
    Stream<DynamicTest> rowsOfTheMonthAreAsTheCasesSay() {
        List<SqlCase> gold = SqlCase.wanted("gold").stream()
                .filter(one -> !readsAllMonths(one))
                .toList();
        List<SqlCase> cases = eras(
                Stream.concat(gold.stream(), SqlCase.wanted("checks").stream()).toList());
        if (cases.isEmpty()) {
            return Stream.empty();
        }
        CaseLake lake = new CaseLake(folder.resolve("month"), cases);
        lake.writeRegions();
        lake.load();
        Map<String, List<Row>> built = lake.buildGold(models(gold));
        List<DynamicTest> apart = monthsApart(lake, cases, built).toList();
        List<Row> findings = lake.buildFindings();
        return Stream.concat(
                apart.stream(),
                cases.stream()
                        .map(one -> one.layer().equals("gold")
                                ? test(one, ofEra(one, built.get(one.model())))
                                : test(one, ofCheck(one, ofEra(one, findings)))));
    }

    /** As large feeds are taken: a query for each month gives the same rows. */
    private static Stream<DynamicTest> monthsApart(CaseLake lake, List<SqlCase> cases, Map<String, List<Row>> built) {
        return LARGE.stream().filter(built::containsKey).map(name -> {
            SortedSet<YearMonth> months = new TreeSet<>();
            cases.stream().filter(one -> one.model().equals(name)).forEach(one -> months.addAll(one.builtMonths()));
            List<Row> apart = lake.monthByMonth(CaseLake.DEFINITIONS.gold().get(name), months);
            List<Row> together = built.get(name).stream()
                    .filter(row -> months.contains(YearMonth.from(row.<LocalDate>getAs("month"))))
                    .toList();
            return DynamicTest.dynamicTest(
                    name + ": a query for each month",
                    () -> assertThat(apart).isNotEmpty().containsExactlyInAnyOrderElementsOf(together));
        });
    }

    /** Such cases share their months; each has counties of its own. */
    @TestFactory
    Stream<DynamicTest> rowsOfTheWholeHistoryAreAsTheCasesSay() {
        List<SqlCase> cases = SqlCase.wanted("gold").stream()
                .filter(SqlCasesTest::readsAllMonths)
                .toList();
        if (cases.isEmpty()) {
            return Stream.empty();
        }
        CaseLake lake = new CaseLake(folder.resolve("history"), cases);
        lake.writeRegions();
        Map<String, List<Row>> built = lake.load().buildGold(models(cases));
        return cases.stream().map(one -> test(one, ofMonths(one, built.get(one.model()))));
    }

    private static boolean readsAllMonths(SqlCase one) {
        return CaseLake.DEFINITIONS.gold().get(one.model()).back().containsValue(Model.ALL_MONTHS);
    }

    private static Map<String, Model> models(List<SqlCase> cases) {
        Map<String, Model> models = new TreeMap<>();
        cases.forEach(one -> models.put(one.model(), CaseLake.DEFINITIONS.gold().get(one.model())));
        return models;
    }

    private static List<Row> ofCheck(SqlCase one, List<Row> findings) {
        Map<String, String> head =
                CaseLake.DEFINITIONS.checks().get(one.model()).head();
        return findings.stream()
                .filter(row -> row.getAs("rule_id").equals(head.get("rule"))
                        && row.getAs("message").equals(head.get("message")))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> figuresAreAsTheCasesSay() {
        List<SqlCase> cases = eras(SqlCase.wanted("kpi"));
        if (cases.isEmpty()) {
            return Stream.empty();
        }
        CaseLake lake = new CaseLake(folder.resolve("kpi"), cases);
        lake.writeRegions();
        List<Row> rows = lake.load().computeKpis();
        Stream<DynamicTest> figures = cases.stream().map(one -> {
            Set<String> codes = new TreeSet<>();
            one.expected().rows().forEach(row -> codes.add(row.get("kpi_code")));
            return test(
                    one,
                    ofEra(one, rows).stream()
                            .filter(row -> codes.contains(row.<String>getAs("kpi_code")))
                            .toList());
        });
        return Stream.concat(figures, rowsBehind(cases, lake));
    }

    /** What {@code explain} lists for a county adds up to the figure: the first one that each case states. */
    private static Stream<DynamicTest> rowsBehind(List<SqlCase> cases, CaseLake lake) {
        Map<SqlCase, Map<String, String>> stated = new LinkedHashMap<>();
        cases.forEach(one -> one.expected().rows().stream()
                .filter(row -> row.get("region_code").equals(COUNTY))
                .findFirst()
                .ifPresent(row -> stated.put(one, row)));
        Set<String> codes =
                stated.values().stream().map(row -> row.get("kpi_code")).collect(Collectors.toSet());
        List<FigureRows.Contribution> all = lake.rowsBehind(
                CaseLake.DEFINITIONS.kpis().values().stream()
                        .filter(kpi -> codes.contains(kpi.code()))
                        .toList(),
                COUNTY);
        return stated.entrySet().stream().map(entry -> {
            Map<String, String> row = entry.getValue();
            YearMonth month =
                    YearMonth.parse(row.get("month")).plusYears(entry.getKey().years());
            List<FigureRows.Contribution> behind = all.stream()
                    .filter(part -> part.kpiCode().equals(row.get("kpi_code"))
                            && part.month().equals(month))
                    .toList();
            return DynamicTest.dynamicTest(
                    entry.getKey().label() + ": rows behind " + row.get("kpi_code"), () -> assertSum(behind, row));
        });
    }

    private static void assertSum(List<FigureRows.Contribution> behind, Map<String, String> row) {
        assertThat(behind.stream().map(FigureRows.Contribution::numerator).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(row.get("numerator"));
        if (!row.get("denominator").isEmpty()) {
            assertThat(behind.stream()
                            .flatMap(part -> part.denominator().stream())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(row.get("denominator"));
        }
    }

    private static List<SqlCase> eras(List<SqlCase> cases) {
        List<SqlCase> apart = new ArrayList<>();
        cases.forEach(one -> apart.add(one.in(apart.size())));
        return apart;
    }

    private static List<Row> ofEra(SqlCase one, List<Row> rows) {
        int century = one.builtMonths().first().getYear() / 100;
        return rows.stream()
                .filter(row -> row.<LocalDate>getAs("month").getYear() / 100 == century)
                .toList();
    }

    /** Rows of a case's own months, where the table has months. */
    private static List<Row> ofMonths(SqlCase one, List<Row> rows) {
        return rows.stream()
                .filter(row -> !List.of(row.schema().fieldNames()).contains("month")
                        || one.months().contains(YearMonth.from(row.<LocalDate>getAs("month"))))
                .toList();
    }

    private static DynamicTest test(SqlCase one, List<Row> rows) {
        return DynamicTest.dynamicTest(one.label(), () -> {
            List<String> expected = one.expected().lines();
            List<Row> compared = rows.stream()
                    .filter(row ->
                            one.counties().isEmpty() || one.counties().contains(row.<String>getAs("county_code")))
                    .toList();
            List<String> found = one.expected().lines(compared, one.years());
            assertThat(minus(expected, found).size() + minus(found, expected).size())
                    .as(() -> difference(one, minus(expected, found), minus(found, expected)))
                    .isZero();
        });
    }

    private static String difference(SqlCase one, List<String> missing, List<String> surplus) {
        return one.label() + "\n  " + String.join(",", one.expected().columns()) + "\n"
                + missing.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + surplus.stream().map(line -> "+ " + line + "\n").collect(Collectors.joining());
    }

    /** Lines of one list that the other lacks, counting repetitions. */
    private static List<String> minus(List<String> lines, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        return lines.stream()
                .filter(line -> left.merge(line, -1, Integer::sum) < 0)
                .toList();
    }
}

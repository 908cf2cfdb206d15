package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Comparison;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Point;
import io.eldercare.plan.Promise;
import io.eldercare.plan.QuotaSource;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import io.eldercare.plan.UnitTarget;
import io.eldercare.plan.UnitTargets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanLoaderTest {
    private static final Path PLANS = Path.of("jobs/plans");
    private static final Path REFERENCE = Path.of("sql/reference");
    /** Those that the plans name; the catalogue's test holds them against sql/kpi. */
    private static final Set<String> KPIS = named("kpi");

    private static final Set<String> CHECKS = named("check");
    private static final RegionTree REGIONS = RegionLoader.load(REFERENCE, new Problems());

    private final Problems problems = new Problems();

    private static Set<String> named(String key) {
        Pattern entry = Pattern.compile("(?m)^    " + key + ": (\\w+)$");
        return DefinitionFiles.list(PLANS, ".yml").stream()
                .flatMap(file -> entry.matcher(read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Map<String, Plan> plans() {
        Map<String, Plan> plans = PlanLoader.load(PLANS, KPIS, CHECKS, REGIONS, problems).stream()
                .collect(Collectors.toMap(Plan::code, Function.identity()));
        assertThat(problems.found()).isEmpty();
        return plans;
    }

    private static Plan plan(Map<String, Plan> plans, String code) {
        Plan plan = plans.get(code);
        assertThat(plan).isNotNull();
        return plan;
    }

    @Test
    void readsJingdezhensThreeYears() {
        Plan plan = plan(plans(), "JDZ3Y");
        assertThat(plan.documentNumber()).isEmpty();
        assertThat(plan.isTrial()).isTrue();
        assertThat(plan.ranked()).containsExactly("360202", "360203", "360222", "360272", "360281");
        assertThat(plan.shown()).containsExactly("360271");
        assertThat(plan.promises()).hasSize(33);
        assertThat(plan.promises())
                .filteredOn(Promise::headline)
                .extracting(Promise::targetId)
                .containsExactly("JDZ3Y-09", "JDZ3Y-10", "JDZ3Y-12", "JDZ3Y-16", "JDZ3Y-29", "JDZ3Y-30");
        assertThat(plan.scoring().items()).allMatch(ScoringItem::collected);
        Target occupancy = plan.target("JDZ3Y-16").orElseThrow();
        assertThat(occupancy.comparison()).isEqualTo(Comparison.APPROXIMATELY);
        assertThat(occupancy.tolerance()).isEqualByComparingTo("5");
        assertThat(plan.itemOf("JDZ3Y-30")).map(ScoringItem::code).contains("teams_and_volunteers");
        assertThat(plan.definitionHash()).hasSize(64);
    }

    @Test
    void readsGanzhouAndJingdezhensOldAndYoung() {
        Map<String, Plan> plans = plans();
        Plan ganzhou = plan(plans, "GZ23");
        assertThat(ganzhou.documentNumber()).contains("赣市府发〔2023〕13号");
        assertThat(ganzhou.ranked()).hasSize(18);
        assertThat(ganzhou.isTrial()).isTrue();
        assertThat(ganzhou.target("JX145-17").orElseThrow().sourceDocument()).isEqualTo("江西省“十四五”养老服务体系建设规划");
        Plan oldAndYoung = plan(plans, "JDZ1O1Y");
        assertThat(oldAndYoung.scoring().items()).isEmpty();
        assertThat(oldAndYoung.target("JDZ1O1Y-05").orElseThrow().baseline())
                .contains(new Point(YearMonth.of(2020, 12), new BigDecimal("4059")));
        assertThat(oldAndYoung.target("JDZ1O1Y-06").orElseThrow().baseline())
                .contains(new Point(YearMonth.of(2020, 12), new BigDecimal("47")));
    }

    @Test
    void showsPrefecturesWithTheirCountiesAndTownships() {
        Map<String, Plan> plans = plans();
        Plan province = plan(plans, "JX145");
        assertThat(levels(province)).isEqualTo(Map.of(Region.Level.PREFECTURE, 11L, Region.Level.COUNTY, 100L));
        assertThat(province.isTrial()).isFalse();
        assertThat(plan(plans, "WY14").jurisdiction()).isEqualTo("511781");
        assertThat(levels(plan(plans, "WY14"))).isEqualTo(Map.of(Region.Level.TOWNSHIP, 31L));
    }

    private static Map<Region.Level, Long> levels(Plan plan) {
        return plan.units().stream()
                .map(REGIONS::require)
                .collect(Collectors.groupingBy(Region::level, Collectors.counting()));
    }

    @Test
    void bindsOnlyThePlacesThatTheDocumentNames() {
        Plan plan = plan(plans(), "JDZ3Y");
        assertThat(UnitTargets.of(plan, Map.of()))
                .filteredOn(row -> row.target().id().equals("JDZ3Y-18"))
                .extracting(UnitTarget::regionCode)
                .containsExactly("360222");
    }

    /** 0.1 m² of land a person is no count to be divided: it binds the city and each of its 31 townships. */
    @Test
    void bindsEveryUnitByARatio() {
        Plan plan = plan(plans(), "WY14");
        assertThat(UnitTargets.of(plan, Map.of()))
                .filteredOn(row -> row.target().id().equals("WY14-01"))
                .hasSize(32)
                .allSatisfy(row -> assertThat(row.value()).isEqualByComparingTo("0.1"));
        Plan silent = plan.showing(unit -> unit.equals("511781100"));
        assertThat(UnitTargets.of(silent, Map.of()))
                .filteredOn(row -> row.target().id().equals("WY14-01"))
                .extracting(UnitTarget::regionCode)
                .containsExactly("511781", "511781100");
    }

    @Test
    void readsCoverageAsAllPlaces() {
        Plan plan = plan(plans(), "JDZ3Y");
        Target specialists = plan.target("JDZ3Y-13").orElseThrow();
        assertThat(specialists.comparison()).isEqualTo(Comparison.PER_COUNTY);
        assertThat(specialists.value()).isEqualByComparingTo("100");
        assertThat(specialists.isShare()).isTrue();
        assertThat(plan.promise("JDZ3Y-13").orElseThrow().value()).isEqualByComparingTo("1");
        assertThat(plan.target("JDZ3Y-06")).isEmpty();
    }

    @Test
    void dividesEveryCountExactlyAmongTheCounties() {
        Map<String, BigDecimal> populations = new HashMap<>();
        RegionLoader.census(REFERENCE, problems)
                .forEach((code, census) -> populations.put(code, BigDecimal.valueOf(census.pop60())));
        for (Plan plan : plans().values()) {
            List<UnitTarget> all = UnitTargets.of(plan, populations);
            for (Target target : plan.targets()) {
                BigDecimal quotas = all.stream()
                        .filter(row ->
                                row.target().equals(target) && row.quotaSource().isPresent())
                        .map(UnitTarget::value)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                boolean divided = target.quotaSource() == QuotaSource.COMPUTED;
                assertThat(quotas).isEqualByComparingTo(divided ? target.value() : BigDecimal.ZERO);
            }
            // zones have no population of their own, so no quota
            assertThat(all)
                    .filteredOn(row -> row.quotaSource().isPresent())
                    .noneMatch(row -> REGIONS.require(row.regionCode()).isZone());
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nature: unstated                | natur: unstated               | unknown key 'natur'; nearest known is 'nature'
            kpi: nursing_bed_share          | kpi: nursing_beds_share       | unknown KPI 'nursing_beds_share'; nearest known is 'nursing_bed_share'
            jurisdiction: 360200            | jurisdiction: 360299          | unknown region '360299'
            shown: [360271]                 | shown: [369999]               | unknown region '369999'
            shown: [360271]                 | shown: [360702]               | unit 360702 lies outside the jurisdiction 360200
            shown: [360271]                 | shown: [360272]               | unit 360272 is named twice
            ranked: [360202,                | ranked: [360202, 360202,      | unit 360202 is named twice
            data_quality: 10                | data_quality: 11              | add up to 101, not to 100
            improvement: 5                  | improvement: -5               | a weight cannot be negative
            floor: 47                       | baseline: {month: 2026-01, value: 47} | the deadline 2025-12 does not lie after the baseline of 2026-01
            floor: 47                       | floor: 60                     | the floor must lie short of the target 60
            floor: 47                       | tolerance: 5                  | only an approx target has a tolerance
            floor: 47                       | quota_source: computed        | a share is not divided into quotas
            floor: 47                       | quota_source: document        | quotas and quota_source: document go together
            floor: 47                       | quotas: {360702: 5}           | a quota is given to '360702', which is not a unit of the plan
            floor: 47                       | milestones: [{month: 2026-06, value: 50}] | milestone 2026-06 is out of order
            floor: 90                       | baseline: {month: 2024-12, value: 90} | a standing duty has no path
            id: JDZ3Y-29                    | id: JDZ3Y-30                  | target 'JDZ3Y-30' is given twice
            targets: [JDZ3Y-12]             | targets: [JDZ3Y-99]           | item 'nursing_bed_share' names the unknown target 'JDZ3Y-99'
            targets: [JDZ3Y-12]             | targets: [JDZ3Y-09]           | target 'JDZ3Y-09' counts in item
            targets: [JDZ3Y-12]             | targets: []                   | item 'nursing_bed_share' names no target
            comparator: approx              | comparator: about             | 'about' is not one of '>=', '>', '<=', '=', approx, exists
            comparator: approx              | comparator: '<='              | needs a floor short of it
            value: 25000                    | value: many                   | 'many' is not a number
            value: 25000                    | value: 2.5                    | only a whole number can be divided
            value: 25000                    | value: 0                      | a target of 0 says nothing
            value: 100                      | value: 101                    | a share lies between 0 and 100
            document_status: draft          | document_status: approved     | an approved document has a number
            document_status: draft          | document_status: drafted      | 'drafted' is not one of approved, draft
            weights_document: none          | weight_document: none         | lacks the key 'weights_document'
            answer: shown                   | answer: hidden                | 'hidden' is not one of scored, milestone, facility_rule, shown
            answer: shown                   | answer: scored                | a reason says why a target is not judged
            "reason: 文件未定出行方式、起点和覆盖比例" | "notes: []" | a reason says why a target is not judged
            kpi: fifteen_minute_circle_coverage | headline: true           | a target that is shown names the KPI to show
            kpi: fifteen_minute_circle_coverage | headline: true           | page one holds judged targets only
            check: centre_standard          | check: center_standard        | unknown check 'center_standard'; nearest known is 'centre_standard'
            check: centre_standard          | floor: 3                      | a target that is not judged has no 'floor'
            regions: [360222]               | regions: [360702]             | the target names '360702', which is neither the jurisdiction nor a unit
            horizon: 2025-12                | horizont: 2025-12             | lacks the key 'horizon'
            code: JDZ3Y                     | code: JDZ4Y                   | plan 'JDZ4Y' must stand in a file of its name
            """)
    void reportsEachMistakeWithItsLine(String right, String wrong, String message, @TempDir Path folder)
            throws IOException {
        String text = Files.readString(PLANS.resolve("JDZ3Y.yml"));
        assertThat(text).contains(right);
        Files.writeString(folder.resolve("JDZ3Y.yml"), text.replaceFirst(Pattern.quote(right), wrong));
        PlanLoader.load(folder, KPIS, CHECKS, REGIONS, problems);
        assertThat(problems.found()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.file()).isEqualTo("jobs/plans/JDZ3Y.yml");
        });
    }

    @Test
    void pointsAtTheLine(@TempDir Path folder) throws IOException {
        String text = Files.readString(PLANS.resolve("JDZ3Y.yml"));
        Files.writeString(folder.resolve("JDZ3Y.yml"), text.replace("kpi: volunteer_count", "kpi: volunteers"));
        List<String> lines = text.lines().toList();
        PlanLoader.load(folder, KPIS, CHECKS, REGIONS, problems);
        assertThat(problems.found())
                .extracting(Problem::line)
                .containsExactly(lines.indexOf("    kpi: volunteer_count") + 1);
    }

    @Test
    void saysThatThereIsNoPlan(@TempDir Path folder) {
        assertThat(PlanLoader.load(folder, KPIS, CHECKS, REGIONS, problems)).isEmpty();
        assertThat(problems.found()).extracting(Problem::message).containsExactly("holds no plan (*.yml)");
    }
}

package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Kpi;
import io.eldercare.job.disclosure.SuppressionRows;
import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * What readers could work out on a real mart, of a fiftieth of a city's persons, where nearly every count is small. A count of persons is written
 * {@code kpi:n} or {@code kpi:d}. The reader knows the published views, the definitions and, as a county, all of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureAttackTest {
    private static final int THRESHOLD = 5;

    /** Counts that are the same by their definitions. */
    private static final List<List<String>> SAME = List.of(
            List.of("owed_person_count:n", "monthly_visit_rate:d", "visit_home_share:d"),
            List.of("family_bed_count:n", "family_bed_in_service_share:d"),
            List.of("family_bed_in_service_count:n", "family_bed_in_service_share:n", "family_bed_served_share:d"),
            List.of("occupancy_rate:n", "disabled_resident_share:d"));

    /** The first is the sum of the others. */
    private static final List<List<String>> SUMS =
            List.of(List.of("family_bed_count:n", "family_bed_elder_count:n", "family_sickbed_count:n"));

    private static final String LAST = FinishedHome.LAST.atDay(1).toString();

    @TempDir
    private static Path directory;

    private TestHome home;
    private final Map<String, String> parents = new TreeMap<>();
    private final Map<String, BigDecimal> truth = new TreeMap<>();
    private final Map<String, BigDecimal> published = new TreeMap<>();

    @BeforeAll
    void read() {
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        home.rows("select region_code, parent_code from mart.region where parent_code is not null")
                .forEach(row -> parents.put(row.split("\\|")[0], row.split("\\|")[1]));
        counts("mart", truth);
        counts("publish", published);
    }

    @AfterAll
    void close() {
        home.close();
    }

    /** Counts of persons of the last month by {@code kpi:part|region}, under one name where several are the same. */
    private void counts(String schema, Map<String, BigDecimal> counts) {
        Map<String, Kpi> kpis = home.definitions().kpis();
        for (String row : home.rows("select kpi_code, region_code, numerator, denominator, value from " + schema
                + ".kpi_value where month = '" + LAST + "'")) {
            String[] cells = row.split("\\|");
            Kpi kpi = kpis.get(cells[0]);
            Optional<BigDecimal> numerator = number(cells[2]);
            Optional<BigDecimal> denominator = number(cells[3]);
            if (numerator.isEmpty() && denominator.isPresent() && kpi.unit() == Kpi.Unit.PERCENT) {
                // a share of a known base tells its numerator
                numerator = number(cells[4])
                        .map(share -> share.multiply(denominator.get())
                                .movePointLeft(2)
                                .setScale(0, RoundingMode.HALF_UP));
            }
            if (kpi.persons().inNumerator()) {
                numerator.ifPresent(count -> counts.put(name(kpi.code() + ":n") + "|" + cells[1], count));
            }
            if (kpi.persons().inDenominator()) {
                denominator.ifPresent(count -> counts.put(name(kpi.code() + ":d") + "|" + cells[1], count));
            }
        }
    }

    private static Optional<BigDecimal> number(String cell) {
        return cell.equals("null") ? Optional.empty() : Optional.of(new BigDecimal(cell));
    }

    private static String name(String part) {
        return SAME.stream()
                .filter(same -> same.contains(part))
                .findFirst()
                .map(same -> same.get(0))
                .orElse(part);
    }

    private boolean isSmall(String count) {
        return truth.get(count).signum() > 0 && truth.get(count).intValue() < THRESHOLD;
    }

    @Test
    void printsNoSmallCount() {
        assertThat(truth.keySet().stream().filter(this::isSmall)).hasSizeGreaterThan(100);
        assertThat(published.keySet().stream().filter(this::isSmall)).isEmpty();
    }

    @Test
    void leavesTheCityItsHeadlines() {
        assertThat(home.rows("select kpi_code from publish.kpi_value inner join mart.kpi using (kpi_code)"
                        + " where headline and region_code = '360200' and month = '" + LAST
                        + "' and value is not null"))
                .hasSize(6);
    }

    /** Sums less their other parts, from above and from below, again and again, by somebody who knows nothing besides. */
    @Test
    void nobodyNarrowsASmallCountBySubtraction() {
        assertThat(leaks(Optional.empty())).isEmpty();
    }

    @Test
    void noCountyNarrowsAnothersByItsOwn() {
        for (String county : List.of("360202", "360203", "360222", "360281", "360271", "360272")) {
            assertThat(leaks(Optional.of(county))).as(county).isEmpty();
        }
    }

    /** A publisher who hides small counts alone gives them away. */
    @Test
    void theAttackFindsWhatPrimarySuppressionLeaves() {
        Map<String, BigDecimal> careless = new HashMap<>(truth);
        careless.keySet().removeIf(this::isSmall);
        assertThat(new Bounds(careless, Optional.empty()).leaks()).isNotEmpty();
    }

    /** Where a target's figure is left out, so is everything that is computed from it. */
    @Test
    void derivedFiguresGoWithTheirFigure() {
        String hidden = "select target.plan_code, target.target_id, region_code, month from mart.suppression"
                + " inner join (select distinct plan_code, target_id, kpi_code from mart.target) as target using (kpi_code)";
        assertThat(home.rows(hidden)).isNotEmpty();
        assertThat(home.rows("select * from publish.attainment inner join (" + hidden + ") as hidden using (plan_code,"
                        + " target_id, region_code, month) where value is not null or attainment is not null"
                        + " or required_pace is not null or forecast is not null or xmr_centre is not null"
                        + " or recent_pace is not null or reason ~ '[0-9]' or outlook <> ''"))
                .isEmpty();
        assertThat(home.rows("select * from publish.scorecard_target inner join (" + hidden + ") as hidden using"
                        + " (plan_code, target_id, region_code, month) where value is not null or share is not null"))
                .isEmpty();
        assertThat(
                        home.rows(
                                "select * from publish.funnel inner join mart.suppression using (kpi_code, region_code, month)"))
                .isEmpty();
        assertThat(home.rows("select * from publish.scorecard as card inner join mart.suppressed_item using (plan_code,"
                        + " region_code, month) where score <> round(score)"))
                .isEmpty();
    }

    @Test
    void fewResidentsOfOneInstitutionAreNotTold() {
        for (String table : List.of("bed_month", "institution_month")) {
            home.mart()
                    .jdbi()
                    .useHandle(
                            handle -> handle.execute(
                                    "update mart." + table + " set residents = 3"
                                            + " where institution_id = (select min(institution_id) from mart.bed_month where residents > 0)"));
        }
        assertThat(home.rows("select * from mart.bed_month where residents between 1 and 4"))
                .isNotEmpty();
        assertThat(home.rows("select * from publish.bed_month where residents between 1 and 4"))
                .isEmpty();
        assertThat(home.rows("select * from publish.institution_month where residents between 1 and 4"
                        + " or residents_severe is not null"))
                .isEmpty();
    }

    /** An issue said * for a county; were its next vintage to say the number, the difference of the two city sums would tell another's. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatAReleasedVintageHasHiddenStaysHidden() {
        String region = "360281";
        assertThat(home.rows(told("volunteer_count", region))).isNotEmpty();
        home.mart()
                .jdbi()
                .useHandle(handle -> handle.execute("insert into mart.bulletin_figure"
                        + " (plan_code, month, vintage, kpi_code, region_code, sort_order, flag)"
                        + " values ('JDZ3Y', '" + LAST + "', 1, 'volunteer_count', '" + region
                        + "', 1, 'suppressed')"));
        home.mart()
                .write(new SuppressionRows(home.definitions(), home.mart())
                        .of(Map.of(FinishedHome.LAST, figures("volunteer_count")), false));
        assertThat(home.rows(told("volunteer_count", region))).isEmpty();
        assertThat(home.rows("select region_code from mart.suppression where kpi_code = 'volunteer_count'"))
                .as("not alone in its sum")
                .hasSizeGreaterThan(1);
    }

    private static String told(String kpi, String region) {
        return "select value from publish.kpi_value where kpi_code = '" + kpi + "' and region_code = '" + region
                + "' and month = '" + LAST + "' and value is not null";
    }

    private Map<String, Map<String, KpiValue>> figures(String kpi) {
        Map<String, KpiValue> values = new TreeMap<>();
        truth.forEach((count, value) -> {
            if (count.startsWith(kpi + ":n|")) {
                values.put(region(count), KpiValue.count(value));
            }
        });
        return Map.of(kpi, values);
    }

    private List<String> leaks(Optional<String> county) {
        Map<String, BigDecimal> known = new HashMap<>(published);
        truth.forEach((count, value) -> {
            if (county.map(own -> isWithin(region(count), own)).orElse(false)) {
                known.put(count, value);
            }
        });
        return new Bounds(known, county).leaks();
    }

    private boolean isWithin(String region, String county) {
        return region.equals(county) || county.equals(parents.get(region));
    }

    private static String region(String count) {
        return count.substring(count.indexOf('|') + 1);
    }

    /** What each count can be: sums are read in both directions until nothing more follows. */
    private final class Bounds {
        private final Optional<String> reader;
        private final Map<String, BigDecimal> known;
        private final Map<String, Long> low = new HashMap<>();
        private final Map<String, Long> high = new HashMap<>();

        Bounds(Map<String, BigDecimal> known, Optional<String> reader) {
            this.known = known;
            this.reader = reader;
            truth.keySet().forEach(count -> {
                BigDecimal value = known.get(count);
                low.put(count, value == null ? least(count) : value.longValue());
                high.put(count, value == null ? 1_000_000L : value.longValue());
            });
        }

        /** Where noughts are hidden with their whole a star may be one; elsewhere it is at least one. */
        private long least(String count) {
            String name = count.substring(0, count.indexOf('|') + 1);
            boolean hidesNoughts = truth.entrySet().stream()
                    .anyMatch(other -> other.getKey().startsWith(name)
                            && other.getValue().signum() == 0
                            && !published.containsKey(other.getKey()));
            return hidesNoughts ? 0 : 1;
        }

        List<String> leaks() {
            List<List<String>> equations = equations();
            boolean moved = true;
            while (moved) {
                moved = false;
                for (List<String> equation : equations) {
                    moved |= tighten(equation);
                }
            }
            List<String> leaks = new ArrayList<>();
            truth.keySet().stream()
                    .filter(DisclosureAttackTest.this::isSmall)
                    .filter(count -> !known.containsKey(count))
                    .filter(count ->
                            high.get(count) < THRESHOLD - 1 || low.get(count).equals(high.get(count)))
                    .filter(count -> !isAllTheReaders(count))
                    .forEach(count -> leaks.add(count + " is " + low.get(count) + " to " + high.get(count)));
            return leaks;
        }

        private boolean isAllTheReaders(String count) {
            return reader.map(own -> truth.get(count.substring(0, count.indexOf('|') + 1) + own))
                    .map(own -> own.compareTo(truth.get(count)) == 0)
                    .orElse(false);
        }

        /** Whole first. What a region has beside its parts is known to be what it is. */
        private List<List<String>> equations() {
            Map<String, List<String>> byWhole = new TreeMap<>();
            for (String count : truth.keySet()) {
                String parent = parents.get(region(count));
                String whole = count.substring(0, count.indexOf('|') + 1) + parent;
                if (parent != null && truth.containsKey(whole)) {
                    byWhole.computeIfAbsent(whole, key -> new ArrayList<>(List.of(key)))
                            .add(count);
                }
            }
            List<List<String>> equations = new ArrayList<>(byWhole.values());
            for (List<String> sum : SUMS) {
                for (String region : parents.keySet()) {
                    List<String> equation =
                            sum.stream().map(part -> part + "|" + region).toList();
                    if (truth.keySet().containsAll(equation)) {
                        equations.add(equation);
                    }
                }
            }
            return equations;
        }

        private boolean tighten(List<String> equation) {
            String whole = equation.get(0);
            List<String> parts = equation.subList(1, equation.size());
            long rest = truth.get(whole).longValue()
                    - parts.stream()
                            .mapToLong(part -> truth.get(part).longValue())
                            .sum();
            long least = rest + parts.stream().mapToLong(low::get).sum();
            long most = rest + parts.stream().mapToLong(high::get).sum();
            boolean moved = narrow(whole, least, most);
            for (String part : parts) {
                moved |= narrow(
                        part, low.get(whole) - (most - high.get(part)), high.get(whole) - (least - low.get(part)));
            }
            return moved;
        }

        private boolean narrow(String count, long least, long most) {
            boolean moved = least > low.get(count) || most < high.get(count);
            low.merge(count, least, Math::max);
            high.merge(count, most, Math::min);
            return moved;
        }
    }
}

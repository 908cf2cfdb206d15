package io.eldercare.plan.score;

import static io.eldercare.plan.Examples.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eldercare.plan.Comparison;
import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Examples;
import io.eldercare.plan.Fraction;
import io.eldercare.plan.KpiSeries;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import io.eldercare.plan.rank.Composite;
import io.eldercare.plan.rank.Line;
import io.eldercare.plan.rank.Normalisation;
import io.eldercare.plan.rank.Ranking;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A composite index made by others, see src/test/resources/composite/asem/README.md. */
class AsemTest {
    private static final Path FOLDER = Path.of("src/test/resources/composite/asem");
    private static final YearMonth MONTH = Examples.month("2025-10");
    /** Values have up to 17 decimals, stored figures six: every indicator is counted in smaller units, which changes no share. */
    private static final int SMALLER_UNITS = 18;

    private record Indicator(String code, String pillar, String subIndex, boolean upward) {}

    private static List<Indicator> indicators;
    private static Map<String, Map<String, BigDecimal>> values;
    private static Map<String, Map<String, String>> expected;

    @BeforeAll
    static void read() throws IOException {
        indicators = rows("indicators.csv").values().stream()
                .map(row -> new Indicator(
                        row.get("indicator"),
                        row.get("pillar"),
                        row.get("sub_index"),
                        row.get("direction").equals("1")))
                .toList();
        values = new LinkedHashMap<>();
        rows("treated.csv").forEach((unit, row) -> {
            Map<String, BigDecimal> numbers = new HashMap<>();
            indicators.forEach(indicator -> numbers.put(
                    indicator.code(), new BigDecimal(row.get(indicator.code())).movePointRight(SMALLER_UNITS)));
            values.put(unit, numbers);
        });
        expected = rows("expected.csv");
    }

    private static Map<String, Map<String, String>> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        String[] heads = lines.get(0).split(",");
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < heads.length; column++) {
                row.put(heads[column], cells[column]);
            }
            rows.put(cells[0], row);
        }
        return rows;
    }

    private static Map<String, List<Indicator>> pillars() {
        Map<String, List<Indicator>> pillars = new LinkedHashMap<>();
        indicators.forEach(indicator -> pillars.computeIfAbsent(indicator.pillar(), pillar -> new ArrayList<>())
                .add(indicator));
        return pillars;
    }

    /** Half of the index for each sub-index, in equal parts among its pillars: five of 3 and three of 5. */
    private static String weight(List<Indicator> pillar) {
        return pillar.get(0).subIndex().equals("Conn") ? "3" : "5";
    }

    /** Floor and target at the ends of the values: the scorecard then normalises by minimum and maximum. */
    private static Target target(Indicator indicator) {
        List<BigDecimal> ordered = values.values().stream()
                .map(row -> row.get(indicator.code()))
                .sorted(Comparator.naturalOrder())
                .toList();
        BigDecimal low = ordered.get(0);
        BigDecimal high = ordered.get(ordered.size() - 1);
        return Examples.share(
                indicator.code(),
                indicator.code(),
                indicator.upward() ? Comparison.AT_LEAST : Comparison.AT_MOST,
                (indicator.upward() ? high : low).toPlainString(),
                (indicator.upward() ? low : high).toPlainString());
    }

    private static ScoringInputs inputs() {
        ScoringItem[] items = pillars().entrySet().stream()
                .map(pillar -> new ScoringItem(
                        pillar.getKey(),
                        pillar.getKey(),
                        decimal(weight(pillar.getValue())),
                        false,
                        true,
                        pillar.getValue().stream().map(Indicator::code).toList()))
                .toArray(ScoringItem[]::new);
        Plan plan = new Plan(
                "ASEM",
                "ASEM",
                Optional.empty(),
                DocumentStatus.DRAFT,
                "ASEM",
                List.copyOf(values.keySet()),
                List.of(),
                indicators.stream().map(AsemTest::target).toList(),
                List.of(),
                Scorings.of("0", "0", items),
                List.of(),
                "hash");
        KpiSeries.Builder series = KpiSeries.builder();
        Map<String, DataQuality> quality = new HashMap<>();
        values.forEach((unit, row) -> {
            row.forEach((indicator, value) -> series.add(indicator, unit, MONTH, KpiValue.count(value)));
            quality.put(unit, new DataQuality(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 0));
        });
        return new ScoringInputs(
                plan, MONTH, series.build(), Map.of(), quality, Set.of(), Set.of(), Stage.BEFORE_RELEASE);
    }

    @Test
    void givesThePublishedIndexAndRanksFromTheScorecard() {
        ScoreSheet sheet = ScoreSheet.of(inputs(), Missing.WITHHELD);
        Map<String, Fraction> scores = sheet.scores();
        Map<String, Integer> ranks = Ranking.of(scores);
        assertThat(scores).hasSize(51);
        expected.forEach((unit, row) -> {
            assertThat(scores.get(unit).toDouble()).isCloseTo(Double.parseDouble(row.get("index_score")), within(1e-9));
            assertThat(ranks.get(unit)).isEqualTo(Integer.parseInt(row.get("index_rank")));
            sheet.units()
                    .get(unit)
                    .items()
                    .forEach(item -> assertThat(100 * item.share().orElseThrow().toDouble())
                            .isCloseTo(Double.parseDouble(row.get(item.item().code())), within(1e-9)));
        });
    }

    @Test
    void givesThePublishedIndexFromTheSimulationsComposite() {
        List<String> units = List.copyOf(values.keySet());
        double[] whole = new double[units.size()];
        Arrays.fill(whole, 1);
        List<Line> lines = pillars().entrySet().stream()
                .map(pillar -> new Line(
                        pillar.getKey(),
                        pillar.getKey(),
                        false,
                        Double.parseDouble(weight(pillar.getValue())),
                        pillar.getValue().stream()
                                .map(indicator -> units.stream()
                                        .mapToDouble(unit -> (indicator.upward() ? 1 : -1)
                                                * values.get(unit)
                                                        .get(indicator.code())
                                                        .doubleValue())
                                        .toArray())
                                .toList(),
                        whole))
                .toList();
        Composite composite = new Composite(
                lines, new double[units.size()], Double.POSITIVE_INFINITY, List.of(Normalisation.MIN_MAX));
        double[] scores =
                composite.scores(lines.stream().mapToDouble(Line::weight).toArray(), Normalisation.MIN_MAX);
        int[] ranks = Composite.ranks(scores);
        for (int unit = 0; unit < scores.length; unit++) {
            Map<String, String> row = expected.get(units.get(unit));
            assertThat(scores[unit]).isCloseTo(Double.parseDouble(row.get("index_score")), within(1e-9));
            assertThat(ranks[unit]).isEqualTo(Integer.parseInt(row.get("index_rank")));
        }
    }

    /** The composite that the draws start from is the scorecard itself. */
    @Test
    void startsTheDrawsFromTheExactScores() {
        ScoreSheet sheet = ScoreSheet.of(inputs(), Missing.WITHHELD);
        Composite composite = sheet.composite();
        double[] scores = composite.scores(
                composite.lines().stream().mapToDouble(Line::weight).toArray(), Normalisation.TARGET);
        for (int unit = 0; unit < scores.length; unit++) {
            String code = sheet.competing().get(unit).unit();
            assertThat(scores[unit]).isCloseTo(sheet.scores().get(code).toDouble(), within(1e-9));
        }
    }
}

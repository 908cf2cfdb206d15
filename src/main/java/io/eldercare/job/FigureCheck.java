package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.job.audit.Sample;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Mart;
import io.eldercare.plan.Plan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The mart's figures against those of {@code gold.fct_kpi}, number by number. */
final class FigureCheck {
    private static final int MONTHS = 3;

    private record Key(String kpi, String region, YearMonth month) {}

    private final DeltaFiles lake;
    private final Definitions definitions;
    private final Mart mart;

    FigureCheck(DeltaFiles lake, Definitions definitions, Mart mart) {
        this.lake = lake;
        this.definitions = definitions;
        this.mart = mart;
    }

    CheckResult run(Sample sample) {
        List<YearMonth> months = mart
                .<List<LocalDate>>read(handle -> handle.createQuery("select distinct month from mart.kpi_value")
                        .mapTo(LocalDate.class)
                        .list())
                .stream()
                .map(YearMonth::from)
                .toList();
        List<YearMonth> drawn =
                sample.of(months, Comparator.naturalOrder(), YearMonth::toString, month -> 1, 1, MONTHS);
        Map<Key, String> wanted = inLake(drawn);
        Map<Key, String> stored = inMart(drawn);
        Set<Key> all = new TreeSet<>(
                Comparator.comparing(Key::month).thenComparing(Key::kpi).thenComparing(Key::region));
        all.addAll(wanted.keySet());
        all.addAll(stored.keySet());
        List<Finding> findings = new ArrayList<>();
        for (Key key : all) {
            String right = wanted.getOrDefault(key, "—");
            String there = stored.getOrDefault(key, "—");
            if (!right.equals(there)) {
                findings.add(Breach.FIGURE_DIFFERS.at(key.kpi(), key.region(), key.month(), right, there));
            }
        }
        return new CheckResult(Check.FIGURES, drawn.size(), months.size(), findings);
    }

    private static TreeMap<Key, String> sorted() {
        return new TreeMap<>(
                Comparator.comparing(Key::month).thenComparing(Key::kpi).thenComparing(Key::region));
    }

    private Map<Key, String> inLake(List<YearMonth> months) {
        List<String> jurisdictions =
                definitions.plans().stream().map(Plan::jurisdiction).distinct().toList();
        Map<Key, String> figures = sorted();
        KpiFigures.read(lake, definitions, months, jurisdictions).figures().stream()
                .filter(figure -> months.contains(figure.month()))
                .forEach(figure -> figures.put(
                        new Key(figure.kpiCode(), figure.regionCode(), figure.month()),
                        text(
                                figure.value().numerator(),
                                figure.value().denominator().orElse(null))));
        return figures;
    }

    private Map<Key, String> inMart(List<YearMonth> months) {
        Map<Key, String> figures = sorted();
        mart.read(handle -> handle.createQuery("select kpi_code, region_code, month, numerator, denominator"
                        + " from mart.kpi_value where month = any(cast(:months as date[]))")
                .bind(
                        "months",
                        months.stream().map(month -> month.atDay(1).toString()).toArray(String[]::new))
                .map((row, context) -> figures.put(
                        new Key(row.getString(1), row.getString(2), YearMonth.from(row.getObject(3, LocalDate.class))),
                        text(row.getBigDecimal(4), row.getBigDecimal(5))))
                .list());
        return figures;
    }

    private static String text(BigDecimal numerator, @org.jspecify.annotations.Nullable BigDecimal denominator) {
        return plain(numerator) + (denominator == null ? "" : "/" + plain(denominator));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

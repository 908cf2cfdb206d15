package io.eldercare.report;

import io.eldercare.plan.funnel.FunnelLimits;
import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.ScoreDetails.FunnelRow;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.Funnel;
import io.eldercare.report.chart.Funnel.Limits;
import io.eldercare.report.chart.Funnel.Panel;
import io.eldercare.report.chart.Funnel.Place;
import io.eldercare.report.chart.Funnel.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A funnel for every headline target that is a share of cases; counties of one prefecture are peers. */
final class FunnelCharts {
    private static final int STEPS = 48;
    private static final int PANELS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Edition edition;

    FunnelCharts(Edition edition) {
        this.edition = edition;
    }

    List<ChartModel> charts() {
        Map<String, List<FunnelRow>> byKpi = new LinkedHashMap<>();
        for (Target target : edition.headTargets()) {
            edition.details().funnel().stream()
                    .filter(row -> row.kpiCode().equals(target.kpi()))
                    .forEach(row -> byKpi.computeIfAbsent(row.kpiCode(), code -> new ArrayList<>())
                            .add(row));
        }
        List<ChartModel> charts = new ArrayList<>();
        byKpi.forEach((code, rows) -> charts.addAll(funnels(edition.kpi(code), rows)));
        return charts;
    }

    private List<Funnel> funnels(Kpi kpi, List<FunnelRow> rows) {
        Map<String, List<FunnelRow>> peers = new LinkedHashMap<>();
        rows.forEach(row ->
                peers.computeIfAbsent(row.peers(), name -> new ArrayList<>()).add(row));
        List<Panel> panels = new ArrayList<>();
        peers.forEach((name, group) -> panels.add(panel(kpi, peers.size() == 1 ? "" : name, group)));
        Optional<Target> target = edition.headTargets().stream()
                .filter(line -> line.kpi().equals(kpi.code()) && line.numberPrinted())
                .findFirst();
        List<Funnel> funnels = new ArrayList<>();
        List<List<Panel>> pages = Pages.of(panels, PANELS);
        for (List<Panel> page : pages) {
            funnels.add(new Funnel(
                    Pages.file("funnel-" + TrendCharts.file(kpi.code()), funnels.size()),
                    Pages.title(kpi.name() + "：" + finding(rows), funnels.size(), pages.size()),
                    edition.jurisdiction().name() + "　" + Print.month(edition.month())
                            + "　实线为95%界限，虚线为99.8%界限，界限之内视为偶然波动",
                    target.map(Target::value).orElse(null),
                    target.map(line -> "目标 " + Print.comparator(line.comparator()) + Print.plain(kpi, line.value()))
                            .orElse(""),
                    "分母（基数）",
                    page));
        }
        return funnels;
    }

    private String finding(List<FunnelRow> rows) {
        long low =
                rows.stream().filter(row -> row.verdict().startsWith("below")).count();
        long high =
                rows.stream().filter(row -> row.verdict().startsWith("above")).count();
        return low + high == 0
                ? "各县区差异都在偶然波动范围内"
                : Counts.of("，").add(low, "个县区偏低").add(high, "个县区偏高") + "，其余属偶然波动";
    }

    private Panel panel(Kpi kpi, String title, List<FunnelRow> rows) {
        BigDecimal centre = rows.get(0).centre();
        return new Panel(
                title,
                centre,
                "合计 " + Print.value(kpi, centre),
                rows.stream().map(row -> place(kpi, row)).toList(),
                limits(rows, centre));
    }

    private Place place(Kpi kpi, FunnelRow row) {
        String name = edition.placeName(row.region());
        return new Place(
                name,
                row.cases(),
                row.value(),
                Verdict.parse(row.verdict()),
                name + " " + Print.value(kpi, row.value()));
    }

    /** The curves between the counties, denser where they are steep, from one case to a little more than the most. */
    private static List<Limits> limits(List<FunnelRow> rows, BigDecimal centre) {
        double most = 1.05
                * rows.stream()
                        .mapToDouble(row -> row.cases().doubleValue())
                        .max()
                        .orElse(1);
        List<Limits> limits = new ArrayList<>();
        long before = 0;
        for (int step = 1; step <= STEPS; step++) {
            long cases = Math.round(most * step * step / (STEPS * STEPS));
            if (cases > before) {
                FunnelLimits of = FunnelLimits.of(
                        centre.divide(HUNDRED, 12, java.math.RoundingMode.HALF_UP)
                                .doubleValue(),
                        cases);
                limits.add(
                        new Limits(cases, 100 * of.low998(), 100 * of.low95(), 100 * of.high95(), 100 * of.high998()));
                before = cases;
            }
        }
        return limits;
    }
}

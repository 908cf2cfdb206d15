package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.job.UnknownFigureException;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Region;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which figures there are, and what to ask for instead of one that is not there. */
final class FigureKeys {
    private static final int NAMED = 30;

    private FigureKeys() {}

    static Kpi kpi(ProofDesk desk, String code) {
        return Optional.ofNullable(desk.definitions().kpis().get(code))
                .orElseThrow(() -> new UnknownFigureException("没有代码为 " + code + " 的指标；现有："
                        + String.join("、", desk.definitions().kpis().keySet())));
    }

    /** What to say where a KPI has no figure of a region at a month: which months and regions have one. */
    static UnknownFigureException none(ProofDesk desk, Kpi kpi, Region region, YearMonth month) {
        List<YearMonth> months = desk.mart()
                .read(handle -> handle.createQuery(
                                "select distinct month from mart.kpi_value where kpi_code = :kpi and region_code = :region"
                                        + " order by month")
                        .bind("kpi", kpi.code())
                        .bind("region", region.code())
                        .mapTo(LocalDate.class)
                        .map(YearMonth::from)
                        .list());
        List<String> regions = new ArrayList<>(desk.mart()
                .read(handle -> handle.createQuery(
                                "select region_code from mart.kpi_value where kpi_code = :kpi and month = :month"
                                        + " order by length(region_code), region_code")
                        .bind("kpi", kpi.code())
                        .bind("month", month.atDay(1))
                        .mapTo(String.class)
                        .list()));
        StringBuilder text =
                new StringBuilder(region.name() + Figures.month(month) + "没有“" + kpi.name() + "”的数据：未报送或尚未运行作业。");
        text.append("该地区有数的月份：")
                .append(
                        months.isEmpty()
                                ? "无"
                                : months.stream().map(YearMonth::toString).collect(Collectors.joining("、")));
        text.append("；该月有数的地区：")
                .append(regions.isEmpty() ? "无" : named(desk, regions))
                .append("。");
        return new UnknownFigureException(text.toString());
    }

    private static String named(ProofDesk desk, List<String> regions) {
        return regions.stream()
                        .limit(NAMED)
                        .map(code -> code + " " + desk.regionName(code))
                        .collect(Collectors.joining("、"))
                + (regions.size() > NAMED ? "等" + regions.size() + "个" : "");
    }
}

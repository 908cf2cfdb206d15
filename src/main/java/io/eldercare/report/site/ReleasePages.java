package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import io.eldercare.report.site.Vintage.FrozenFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The released bulletins and what each fixed. */
final class ReleasePages {
    private final MartContent mart;

    ReleasePages(MartContent mart) {
        this.mart = mart;
    }

    record Row(String plan, String month, String path, String number, String releasedOn) {}

    /** @param now the figure as the mart has it today; a later bulletin explains the difference */
    record FigureRow(String indicator, String path, String region, String value, String now, boolean changed) {}

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page(
                Paths.RELEASES,
                "releases.peb",
                "releases",
                "已发布的通报",
                List.of(),
                new LinkedHashMap<>(
                        Map.of("rows", mart.vintages().stream().map(this::row).toList()))));
        mart.vintages().forEach(vintage -> pages.add(page(vintage)));
        return pages;
    }

    private Row row(Vintage vintage) {
        return new Row(
                planName(vintage),
                Figures.month(vintage.month()),
                Paths.release(vintage),
                number(vintage),
                day(vintage));
    }

    private static String number(Vintage vintage) {
        return vintage.number() == 1 ? "首次发布" : "第" + (vintage.number() - 1) + "次订正";
    }

    private static String day(Vintage vintage) {
        return Figures.month(java.time.YearMonth.from(vintage.releasedOn()))
                + vintage.releasedOn().getDayOfMonth() + "日";
    }

    private String planName(Vintage vintage) {
        return mart.plans().stream()
                .filter(plan -> plan.code().equals(vintage.plan()))
                .map(Plan::name)
                .findFirst()
                .orElse(vintage.plan());
    }

    private Page page(Vintage vintage) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("plan", planName(vintage));
        context.put("month", Figures.month(vintage.month()));
        context.put("number", number(vintage));
        context.put("releasedOn", day(vintage));
        context.put("definitionsHash", vintage.definitionsHash());
        context.put(
                "rows",
                vintage.figures().stream()
                        .map(figure -> figure(vintage, figure))
                        .toList());
        return new Page(
                Paths.release(vintage),
                "release.peb",
                "releases",
                planName(vintage) + Figures.month(vintage.month()) + number(vintage),
                List.of(new Page.Link("已发布的通报", Paths.RELEASES)),
                context);
    }

    private FigureRow figure(Vintage vintage, FrozenFigure frozen) {
        Optional<Indicator> indicator = Optional.ofNullable(mart.indicators().get(frozen.indicator()));
        Figure today = mart.figure(frozen.indicator(), frozen.region(), vintage.month());
        String then = indicator
                .map(one -> one.print(frozen.value()))
                .orElse(Optional.ofNullable(frozen.value())
                        .map(value -> value.stripTrailingZeros().toPlainString())
                        .orElse(Indicator.NOTHING));
        String now = indicator.map(one -> one.print(today.value())).orElse(Indicator.NOTHING);
        return new FigureRow(
                indicator.map(Indicator::name).orElse(frozen.indicator()),
                indicator.map(one -> Paths.indicator(one.code())).orElse(""),
                mart.regionName(frozen.region()),
                then,
                now,
                indicator.isPresent() && !then.equals(now));
    }
}

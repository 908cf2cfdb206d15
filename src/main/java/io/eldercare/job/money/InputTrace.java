package io.eldercare.job.money;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.MoneyLine;
import io.eldercare.plan.money.NeedBase;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From each amount to the figures it rests on, and from those to the deliveries in force. */
final class InputTrace {
    private static final String POINTS = "分";

    private final Definitions definitions;
    private final Plan plan;
    private final FundRules rules;
    private final YearMonth month;
    private final MartFigures figures;
    private final List<DeliveryRecord> inForce;

    InputTrace(
            Definitions definitions,
            Plan plan,
            FundRules rules,
            YearMonth month,
            MartFigures figures,
            Collection<DeliveryRecord> deliveries) {
        this.definitions = definitions;
        this.plan = plan;
        this.rules = rules;
        this.month = month;
        this.figures = figures;
        this.inForce = deliveries.stream().filter(DeliveryRecord::isInForce).toList();
    }

    List<Input> of(String unit, Standing standing) {
        List<Input> inputs = new ArrayList<>();
        for (NeedBase base : rules.needBases()) {
            base.kpiCode()
                    .flatMap(code -> Optional.ofNullable(definitions.kpis().get(code)))
                    .ifPresent(kpi -> inputs.add(figure(unit, MoneyLine.Kind.NEED, base.name(), kpi, month)));
        }
        inputs.add(score(unit, standing));
        for (Target target : scored()) {
            inputs.add(figure(unit, MoneyLine.Kind.PERFORMANCE, target.name(), kpi(target), month));
        }
        inputs.add(quality(unit, standing));
        inputs.add(plain(unit, MoneyLine.Kind.IMPROVEMENT, "improvement", "进步率", standing.improvement(), "%", ""));
        for (Target target : scored()) {
            inputs.add(figure(unit, MoneyLine.Kind.IMPROVEMENT, target.name(), kpi(target), month.minusYears(1)));
        }
        return inputs;
    }

    private List<Target> scored() {
        return plan.scoring().collected().stream()
                .flatMap(item -> item.targetIds().stream())
                .map(id -> plan.target(id).orElseThrow())
                .toList();
    }

    private Kpi kpi(Target target) {
        return Optional.ofNullable(definitions.kpis().get(target.kpiCode())).orElseThrow();
    }

    private Input score(String unit, Standing standing) {
        return plain(
                unit,
                MoneyLine.Kind.PERFORMANCE,
                "score",
                "得分",
                standing.score(),
                POINTS,
                standing.rated() ? "评分表" : "暂不评定，缺项计零");
    }

    private Input quality(String unit, Standing standing) {
        List<DeliveryRecord> filed = inForce.stream()
                .filter(delivery -> definitions.settings().expectedFeeds().contains(delivery.feed()))
                .filter(delivery -> isOf(delivery, unit, month))
                .toList();
        return new Input(
                unit,
                MoneyLine.Kind.PERFORMANCE,
                ScoringItem.DATA_QUALITY,
                "数据质量",
                month,
                standing.dataQuality(),
                Optional.empty(),
                Optional.empty(),
                "%",
                "",
                filed);
    }

    private Input plain(
            String unit,
            MoneyLine.Kind part,
            String code,
            String name,
            Optional<BigDecimal> value,
            String unitLabel,
            String remark) {
        return new Input(
                unit, part, code, name, month, value, Optional.empty(), Optional.empty(), unitLabel, remark, List.of());
    }

    private Input figure(String unit, MoneyLine.Kind part, String name, Kpi kpi, YearMonth at) {
        Optional<KpiValue> value = figures.figure(kpi.code(), unit, at);
        boolean census = at.equals(month) && figures.isFlagged(kpi.code(), unit, "census_2020");
        return new Input(
                unit,
                part,
                kpi.code(),
                name,
                at,
                value.flatMap(KpiValue::value),
                value.filter(KpiValue::isShare).map(KpiValue::numerator),
                value.flatMap(KpiValue::denominator),
                kpi.unitLabel(),
                census ? "2020年人口普查" : "",
                census || value.isEmpty() ? List.of() : deliveries(kpi, unit, at));
    }

    /** Those of the month; for a figure that carries on (population) the latest up to the month. */
    private List<DeliveryRecord> deliveries(Kpi kpi, String unit, YearMonth at) {
        if (!kpi.feeds().isEmpty()) {
            return inForce.stream()
                    .filter(delivery -> kpi.feeds().contains(delivery.feed()) && isOf(delivery, unit, at))
                    .toList();
        }
        Optional<String> feed =
                Optional.ofNullable(definitions.gold().get(kpi.fact())).flatMap(Model::rowsOf);
        Optional<YearMonth> latest = inForce.stream()
                .filter(delivery -> feed.map(delivery.feed()::equals).orElse(false))
                .filter(delivery -> delivery.countyCode().equals(unit))
                .map(delivery -> YearMonth.from(delivery.month()))
                .filter(sent -> !sent.isAfter(at))
                .max(Comparator.naturalOrder());
        return inForce.stream()
                .filter(delivery -> feed.map(delivery.feed()::equals).orElse(false))
                .filter(delivery ->
                        latest.map(sent -> isOf(delivery, unit, sent)).orElse(false))
                .toList();
    }

    private static boolean isOf(DeliveryRecord delivery, String unit, YearMonth month) {
        return delivery.countyCode().equals(unit)
                && YearMonth.from(delivery.month()).equals(month);
    }
}

package io.eldercare.transform;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** A county's figure worked out again with a delivery that has been replaced since: silver keeps its rows (docs/adr/0002). */
public final class FormerFigure {
    private final LakeViews views;
    private final Map<String, Contract> contracts;

    public FormerFigure(LakeViews views, Map<String, Contract> contracts) {
        this.views = views;
        this.contracts = contracts;
    }

    /** @param month that it was sent for */
    public record Replaced(String feed, String countyCode, YearMonth month, String deliveryId) {}

    /** @return empty where the fact does not read the feed itself, so that other tables would have to be built again too */
    public Optional<KpiValue> of(Kpi kpi, Model fact, YearMonth month, Replaced replaced) {
        Contract contract = contracts.get(replaced.feed());
        if (contract == null
                || kpi.source() == Kpi.Source.REPORTED
                || !fact.reads().contains("silver." + replaced.feed())) {
            return Optional.empty();
        }
        TreeSet<YearMonth> months = new TreeSet<>(List.of(month));
        views.registerFor(List.of(fact), months);
        views.registerFormer(
                contract,
                LakeViews.wanted(months, fact.monthsBack(replaced.feed())),
                replaced.countyCode(),
                replaced.month(),
                replaced.deliveryId());
        Row row = views.query("select " + sum(kpi, kpi.numerator()) + ", "
                        + kpi.denominator().map(text -> sum(kpi, text)).orElse("cast(null as decimal(38, 6))")
                        + " from (" + fact.sql() + ") where month = date '" + month.atDay(1) + "' and county_code = '"
                        + replaced.countyCode() + "'")
                .first();
        BigDecimal numerator = row.getDecimal(0);
        return Optional.of(row.isNullAt(1) ? KpiValue.count(numerator) : KpiValue.share(numerator, row.getDecimal(1)));
    }

    private static String sum(Kpi kpi, String expression) {
        return "cast(coalesce(sum(case when " + kpi.where().orElse("true") + " then cast((" + expression
                + ") as decimal(20, 6)) end), 0) as decimal(38, 6))";
    }
}

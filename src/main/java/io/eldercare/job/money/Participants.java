package io.eldercare.job.money;

import io.eldercare.definitions.Definitions;
import io.eldercare.plan.Figures;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.money.AllocationException;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.NeedBase;
import io.eldercare.plan.money.Recipient;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The units that share a pot, with what counts for them, and what has to be said about it. */
final class Participants {
    private final Definitions definitions;
    private final FundRules rules;
    private final YearMonth month;
    private final MartFigures figures;
    private final SortedMap<String, Standing> standings;
    private final List<String> units;
    private final List<String> shown;

    Participants(
            Definitions definitions,
            Plan plan,
            FundRules rules,
            YearMonth month,
            MartFigures figures,
            SortedMap<String, Standing> standings) {
        this.definitions = definitions;
        this.rules = rules;
        this.month = month;
        this.figures = figures;
        this.standings = standings;
        boolean ranked = rules.recipients() == FundRules.Recipients.RANKED;
        this.units = ranked ? plan.ranked() : plan.units();
        this.shown = ranked ? plan.shown() : List.of();
        units.stream().filter(unit -> !standings.containsKey(unit)).findFirst().ifPresent(unit -> {
            throw new AllocationException(name(unit) + Figures.month(month) + "没有评分，无法分配。请先运行 nightly");
        });
    }

    List<String> units() {
        return units;
    }

    List<Recipient> recipients() {
        return units.stream().map(this::recipient).toList();
    }

    private Recipient recipient(String unit) {
        Standing standing = standing(unit);
        SortedMap<String, BigDecimal> bases = new TreeMap<>();
        for (NeedBase base : rules.needBases()) {
            need(base, unit).ifPresent(figure -> bases.put(base.code(), figure));
        }
        return new Recipient(
                unit, name(unit), bases, standing.score(), standing.grade(), standing.band(), standing.improvement());
    }

    Standing standing(String unit) {
        return Optional.ofNullable(standings.get(unit)).orElseThrow();
    }

    /** A zone without a figure of its own counts nought: its people are inside the county around it. */
    private Optional<BigDecimal> need(NeedBase base, String unit) {
        Optional<BigDecimal> figure =
                base.kpiCode().flatMap(kpi -> figures.figure(kpi, unit, month)).flatMap(KpiValue::value);
        return figure.or(() -> region(unit).filter(Region::isZone).map(zone -> BigDecimal.ZERO));
    }

    private Optional<Region> region(String unit) {
        return definitions.regions().find(unit);
    }

    String name(String unit) {
        return region(unit).map(Region::name).orElse(unit);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (NeedBase base : rules.needBases()) {
            String without = units.stream()
                    .filter(unit -> base.kpiCode().isPresent() && isInsideAnother(base, unit))
                    .map(this::name)
                    .collect(Collectors.joining("、"));
            if (!without.isEmpty()) {
                notes.add(without + "没有单独的" + base.name() + "数，已含在所在县区，需求按零计。");
            }
        }
        for (String unit : units) {
            Standing standing = standing(unit);
            if (!standing.rated()) {
                notes.add(name(unit) + "暂不评定，绩效按已有各项得分合计"
                        + Figures.number(standing.score().orElse(BigDecimal.ZERO), 2) + "分计，缺项计零。");
            }
        }
        if (!shown.isEmpty()) {
            notes.add(shown.stream().map(this::name).collect(Collectors.joining("、")) + "只列示、不参加评比，也不参加分配。");
        }
        return notes;
    }

    private boolean isInsideAnother(NeedBase base, String unit) {
        return base.kpiCode().flatMap(kpi -> figures.figure(kpi, unit, month)).isEmpty()
                && region(unit).filter(Region::isZone).isPresent();
    }
}

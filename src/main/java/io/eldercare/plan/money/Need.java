package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Need: weighted shares in the need bases. A base counts when every unit has a figure and they add up to more than nought; the weight
 * of a base that does not count goes to the others in proportion, and a note says so.
 */
final class Need {
    private final List<NeedBase> bases;
    private final List<Recipient> recipients;
    private final List<NeedBase> usable;

    Need(List<NeedBase> bases, List<Recipient> recipients) {
        this.bases = bases;
        this.recipients = recipients;
        this.usable = bases.stream().filter(base -> unusable(base).isEmpty()).toList();
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (NeedBase base : bases) {
            unusable(base)
                    .ifPresent(reason -> notes.add("需求基数“" + base.name() + "”" + reason + "，其权重"
                            + Amounts.percent(base.weight()) + "%由有数据的基数按比例分担。"));
        }
        return notes;
    }

    /** Why a base does not count. */
    private Optional<String> unusable(NeedBase base) {
        if (base.kpiCode().isEmpty()) {
            return Optional.of("尚未采集");
        }
        String missing = recipients.stream()
                .filter(unit -> !unit.bases().containsKey(base.code()))
                .map(Recipient::name)
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            return Optional.of("缺" + missing + "的数据");
        }
        return total(base).signum() > 0 ? Optional.empty() : Optional.of("各地合计为零");
    }

    boolean hasData() {
        return !usable.isEmpty();
    }

    Basis basis() {
        SortedMap<String, Fraction> weights = new TreeMap<>();
        SortedMap<String, String> factors = new TreeMap<>();
        for (Recipient unit : recipients) {
            Fraction weight = Fraction.ZERO;
            for (NeedBase base : usable) {
                weight = weight.plus(Fraction.of(base.weight())
                        .times(Fraction.of(figure(unit, base)))
                        .over(Fraction.of(total(base))));
            }
            weights.put(unit.regionCode(), weight);
            factors.put(unit.regionCode(), factor(unit));
        }
        return new Basis(weights, formula(), factors, divisor());
    }

    private String formula() {
        return usable.size() == 1
                ? "本地" + usable.get(0).name() + " ÷ 各地合计"
                : "Σ（基数权重 × 本地基数 ÷ 各地合计）÷ 权重合计；基数为"
                        + usable.stream().map(NeedBase::name).collect(Collectors.joining("、"));
    }

    private String factor(Recipient unit) {
        if (usable.size() == 1) {
            return Amounts.number(figure(unit, usable.get(0)));
        }
        return usable.stream()
                .map(base -> Amounts.percent(base.weight()) + " × " + Amounts.number(figure(unit, base)) + " ÷ "
                        + Amounts.number(total(base)))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    private String divisor() {
        return usable.size() == 1
                ? Amounts.number(total(usable.get(0)))
                : Amounts.percent(usable.stream().map(NeedBase::weight).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal figure(Recipient unit, NeedBase base) {
        return Optional.ofNullable(unit.bases().get(base.code())).orElseThrow();
    }

    private BigDecimal total(NeedBase base) {
        return recipients.stream().map(unit -> figure(unit, base)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

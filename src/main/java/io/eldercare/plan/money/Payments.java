package io.eldercare.plan.money;

import io.eldercare.plan.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the money is paid: an advance before scores are known, so by need alone; after the evaluation the settlement, which is what
 * the amount leaves. A negative settlement is money to be paid back or set off.
 */
final class Payments {
    private final Optional<MoneyLine> whole;
    private final SortedMap<String, MoneyLine> advances;
    private final List<String> notes = new ArrayList<>();

    Payments(FundRules rules, long pot, Need need) {
        boolean wanted = rules.advanceShare().signum() > 0;
        if (wanted && !need.hasData()) {
            notes.add("没有需求基数，不计算预拨。");
        }
        if (!wanted || !need.hasData()) {
            this.whole = Optional.empty();
            this.advances = new TreeMap<>();
            return;
        }
        Fraction exact = Fraction.of(pot).times(Fraction.of(rules.advanceShare()));
        long cents = exact.round(0, RoundingMode.HALF_UP).longValueExact();
        this.whole = Optional.of(new MoneyLine(
                MoneyLine.Kind.ADVANCE,
                BigDecimal.valueOf(cents, 2),
                "资金总额 × 预拨比例",
                Amounts.cents(pot) + " × " + Amounts.percent(rules.advanceShare()) + "% = "
                        + Amounts.settled(new Portion(exact, cents))));
        this.advances = need.basis().divide(MoneyLine.Kind.ADVANCE, cents);
    }

    /** The advance of all units together. */
    Optional<MoneyLine> whole() {
        return whole;
    }

    /** Advance and settlement of a unit; none where nothing is paid in advance. */
    List<MoneyLine> of(Recipient recipient, BigDecimal yuan) {
        return Optional.ofNullable(advances.get(recipient.regionCode()))
                .map(advance -> List.of(advance, settlement(recipient, yuan, advance)))
                .orElse(List.of());
    }

    private MoneyLine settlement(Recipient recipient, BigDecimal yuan, MoneyLine advance) {
        BigDecimal rest = yuan.subtract(advance.yuan());
        boolean owed = rest.signum() < 0;
        if (owed) {
            notes.add(recipient.name() + "的预拨多于分配金额，清算为 " + Amounts.signed(rest) + " 元，须收回或抵扣以后的资金。");
        }
        return new MoneyLine(
                MoneyLine.Kind.SETTLEMENT,
                rest,
                "分配金额 − 预拨",
                Amounts.yuan(yuan) + " − " + Amounts.yuan(advance.yuan()) + " = "
                        + (owed ? Amounts.signed(rest) + "（收回或抵扣）" : Amounts.yuan(rest)));
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}

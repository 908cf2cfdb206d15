package io.eldercare.plan.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one unit gets.
 *
 * @param yuan the amount, two decimals
 * @param share of the pot, 0–1, six decimals
 * @param parts add up to the amount
 * @param payments advance and settlement, which add up to the amount; none where nothing is paid in advance
 */
public record UnitAllocation(
        String regionCode, BigDecimal yuan, BigDecimal share, List<MoneyLine> parts, List<MoneyLine> payments) {
    public UnitAllocation {
        parts = List.copyOf(parts);
        payments = List.copyOf(payments);
    }

    public Optional<MoneyLine> find(MoneyLine.Kind kind) {
        return java.util.stream.Stream.concat(parts.stream(), payments.stream())
                .filter(line -> line.kind() == kind)
                .findFirst();
    }
}

package io.eldercare.plan.money;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A pot divided by the rules of a plan.
 *
 * @param yuan the pot, two decimals
 * @param parts what the pot is split into, which add up to it; then the advance, where there is one
 * @param units by region code; their amounts add up to the pot exactly, and part by part to the parts
 * @param notes what was reweighted or limited, in Chinese
 */
public record Allocation(
        String planCode, BigDecimal yuan, List<MoneyLine> parts, List<UnitAllocation> units, List<String> notes) {
    public Allocation {
        parts = List.copyOf(parts);
        units = List.copyOf(units);
        notes = List.copyOf(notes);
    }

    /**
     * @param pot yuan, positive, cents at most
     * @param recipients in any order
     * @throws AllocationException when the rules cannot be applied: nobody to pay, no data for any part, limits that do not fit
     */
    public static Allocation of(FundRules rules, BigDecimal pot, Collection<Recipient> recipients) {
        return new Apportionment(rules, pot, recipients).run();
    }

    public Optional<UnitAllocation> unit(String regionCode) {
        return units.stream()
                .filter(unit -> unit.regionCode().equals(regionCode))
                .findFirst();
    }
}

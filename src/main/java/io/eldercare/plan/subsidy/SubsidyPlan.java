package io.eldercare.plan.subsidy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The subsidy rules of one plan, in the order of the reference table.
 *
 * @param document that approved how the rules are read; without one every amount is a trial (试算)
 * @param multipliers of the operating subsidy by standing; empty where the plan has none
 */
public record SubsidyPlan(
        String planCode,
        Optional<String> document,
        SortedMap<String, BigDecimal> multipliers,
        List<SubsidyRule> rules) {

    public SubsidyPlan {
        multipliers = Collections.unmodifiableSortedMap(new TreeMap<>(multipliers));
        rules = List.copyOf(rules);
    }

    public boolean isTrial() {
        return document.isEmpty();
    }

    public Optional<SubsidyRule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}

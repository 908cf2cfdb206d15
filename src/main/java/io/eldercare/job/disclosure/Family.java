package io.eldercare.job.disclosure;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.KpiValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts of persons that are hidden at the same regions: the same count under several names, and the parts that one whole is divided into.
 *
 * @param members each a numerator or denominator of a KPI
 */
record Family(List<Member> members) {
    Family {
        members = List.copyOf(members);
    }

    record Member(Kpi kpi, boolean numerator, Quantity quantity) {
        static Member numerator(Kpi kpi) {
            return new Member(kpi, true, Quantity.numerator(kpi));
        }

        static Optional<Member> denominator(Kpi kpi) {
            return Quantity.denominator(kpi).map(quantity -> new Member(kpi, false, quantity));
        }

        Optional<BigDecimal> of(KpiValue value) {
            return numerator ? Optional.of(value.numerator()) : value.denominator();
        }
    }

    /** @return families by the order of their first members */
    static List<Family> of(Iterable<Kpi> kpis) {
        Map<String, List<Member>> byName = new TreeMap<>();
        for (Kpi kpi : kpis) {
            if (kpi.persons().inNumerator()) {
                add(byName, Member.numerator(kpi));
            }
            if (kpi.persons().inDenominator()) {
                Member.denominator(kpi).ifPresent(member -> add(byName, member));
            }
        }
        return byName.values().stream().map(Family::new).toList();
    }

    private static void add(Map<String, List<Member>> byName, Member member) {
        String name = member.kpi()
                .persons()
                .partition()
                .filter(named -> member.numerator())
                .orElseGet(() -> member.quantity().toString());
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(member);
    }

    /** Whether zones are beside the sums that these counts are added up to. */
    boolean zonesApart() {
        return members.stream().anyMatch(member -> member.kpi().zonesApart());
    }
}

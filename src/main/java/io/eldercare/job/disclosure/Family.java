package io.eldercare.job.disclosure;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.disclosure.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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

        /** Without its base a share tells no numerator either: the two are often equal. */
        Hidden hidden(String region, Reason reason) {
            return new Hidden(kpi.code(), region, true, !numerator, reason);
        }

        Optional<BigDecimal> of(KpiValue value) {
            return numerator ? Optional.of(value.numerator()) : value.denominator();
        }
    }

    /** @return families by the order of their names */
    static List<Family> of(Collection<Kpi> kpis) {
        Map<Quantity, String> names = new HashMap<>();
        for (Kpi kpi : kpis) {
            Quantity numerator = Quantity.numerator(kpi);
            if (kpi.persons().inNumerator()) {
                names.put(
                        numerator,
                        kpi.persons().partition().orElse(names.getOrDefault(numerator, numerator.toString())));
            }
            if (kpi.persons().inDenominator()) {
                Quantity.denominator(kpi).ifPresent(base -> names.putIfAbsent(base, base.toString()));
            }
        }
        // whoever else publishes one of these counts publishes persons
        Map<String, List<Member>> byName = new TreeMap<>();
        for (Kpi kpi : kpis) {
            Stream.concat(Stream.of(Member.numerator(kpi)), Member.denominator(kpi).stream())
                    .filter(member -> names.containsKey(member.quantity()))
                    .forEach(member -> byName.computeIfAbsent(
                                    names.getOrDefault(member.quantity(), ""), key -> new ArrayList<>())
                            .add(member));
        }
        return byName.values().stream().map(Family::new).toList();
    }

    /** How zones stand to the sums that these counts are added up to. */
    Zones zones() {
        if (members.stream().anyMatch(member -> member.kpi().zonesApart())) {
            return Zones.APART;
        }
        boolean population =
                members.stream().anyMatch(member -> member.kpi().feeds().isEmpty());
        return population ? Zones.IN_THEIR_HOSTS : Zones.INCLUDED;
    }

    enum Zones {
        INCLUDED,
        /** those whose people a county around them counts */
        IN_THEIR_HOSTS,
        APART;

        boolean standBeside(Region zone) {
            return this == APART || this == IN_THEIR_HOSTS && zone.hostCode().isPresent();
        }
    }
}

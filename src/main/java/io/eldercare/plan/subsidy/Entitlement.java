package io.eldercare.plan.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom a rule pays, for what, and how much.
 *
 * @param grades that count; empty: all
 * @param kinds that count; empty: all
 * @param rates yuan for one counted thing, with two decimals, by standing; a standing without a rate earns nothing. Empty where the
 *     rate follows a local standard
 * @param standard local standard of which the rule grants a part
 * @param monthsInPost that a caregiver must have served; 0 for other bases
 * @param certifiedFrom certificates of earlier date do not count
 * @param repeated again after each further span of {@code monthsInPost}
 * @param eldersOnly 60 and over
 */
public record Entitlement(
        Basis basis,
        List<String> grades,
        List<String> kinds,
        SortedMap<String, BigDecimal> rates,
        Optional<LocalStandard> standard,
        int monthsInPost,
        Optional<LocalDate> certifiedFrom,
        boolean repeated,
        boolean eldersOnly) {

    public Entitlement {
        grades = List.copyOf(grades);
        kinds = List.copyOf(kinds);
        rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
    }

    /** Rates in one county; empty where it lacks the local standard. */
    public SortedMap<String, BigDecimal> ratesIn(String county) {
        if (standard.isEmpty()) {
            return rates;
        }
        SortedMap<String, BigDecimal> local = new TreeMap<>();
        standard.flatMap(part -> part.rateIn(county)).ifPresent(rate -> local.put(Basis.ANY_STANDING, rate));
        return local;
    }
}

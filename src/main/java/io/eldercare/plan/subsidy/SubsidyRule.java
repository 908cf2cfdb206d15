package io.eldercare.plan.subsidy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A money rule of a plan document and how it is answered.
 *
 * @param id as in {@code sql/reference/policy-subsidies.csv}
 * @param name as Chinese readers know it
 * @param entitlement present where amounts are computed
 * @param partOf rules whose amounts hold this one: a multiplier, a repetition of the same rule elsewhere in the document
 * @param reading how the words were read; empty where nothing had to be decided
 * @param missing what the feeds lack, or why it is no payment; empty where everything is decided
 */
public record SubsidyRule(
        String id,
        String name,
        Printed printed,
        Answer answer,
        Optional<Entitlement> entitlement,
        List<String> partOf,
        String reading,
        String missing) {

    public SubsidyRule {
        partOf = List.copyOf(partOf);
    }

    /** As the document prints it. */
    public record Printed(Optional<BigDecimal> amount, String unit, String period, String clause) {}

    public enum Answer {
        /** every case is computed from the feeds */
        DECIDED,
        /** the cases that the feeds know are computed */
        PARTLY,
        /** computed within other rules */
        PART_OF,
        /** the feeds, or the document, lack what is needed */
        UNDECIDED,
        /** a tariff, tax, price or budget rule: nobody is paid an amount */
        NOT_PAYMENT
    }
}

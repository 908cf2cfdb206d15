package io.eldercare.plan.money;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a plan divides money: section {@code funds} of its file.
 *
 * @param document number of the document that orders the allocation
 * @param weightsDocument number of the document that approved shares, weights and limits
 * @param shares of the pot by part, of 1 in all
 * @param coefficients by grade, used when performance counts by grade
 * @param advanceShare part of the pot paid before the evaluation, 0–1
 */
public record FundRules(
        String planCode,
        Optional<String> document,
        Optional<String> weightsDocument,
        Recipients recipients,
        Shares shares,
        List<NeedBase> needBases,
        Measure performanceBy,
        Per per,
        SortedMap<String, BigDecimal> coefficients,
        Optional<Limit> floor,
        Optional<Limit> cap,
        BigDecimal advanceShare) {

    public FundRules {
        needBases = List.copyOf(needBases);
        coefficients = sorted(coefficients);
    }

    private static SortedMap<String, BigDecimal> sorted(Map<String, BigDecimal> coefficients) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(coefficients));
    }

    /** Of 1 in all. */
    public record Shares(BigDecimal need, BigDecimal performance, BigDecimal improvement) {}

    /** Who takes part. */
    public enum Recipients {
        /** the units that the plan compares */
        RANKED,
        /** those that it only shows, too */
        ALL
    }

    /** What performance is measured by. */
    public enum Measure {
        SCORE,
        /** the coefficient of the grade */
        GRADE,
        /** the mean score of the tie band: units that cannot be told apart count alike */
        BAND
    }

    /** What performance and improvement are multiplied with. */
    public enum Per {
        /** nothing: every unit counts once, whatever its size */
        UNIT,
        /** the unit's need part */
        NEED
    }
}

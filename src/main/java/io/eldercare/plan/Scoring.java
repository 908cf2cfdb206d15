package io.eldercare.plan;

import io.eldercare.plan.rank.RankingMethod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How a plan scores its units, 100 points in all.
 *
 * @param items lines of the scorecard; none for a plan that scores nobody
 * @param cap the share of its points that a target far exceeded can earn at most; 1: overfulfilment earns nothing more
 * @param weightsDocument document that approved the weights
 * @param municipalPoints points of the municipal evaluation that a score of 100 converts to (折算分)
 * @param entries what people entered by hand, each with its document
 */
public record Scoring(
        List<ScoringItem> items,
        BigDecimal dataQualityWeight,
        BigDecimal improvementWeight,
        BigDecimal cap,
        Optional<String> weightsDocument,
        Adjustments adjustments,
        Grading grading,
        Optional<BigDecimal> municipalPoints,
        RankingMethod ranking,
        List<ScoreEntry> entries) {

    /** Of a plan that scores nobody. */
    public static final Scoring NONE = new Scoring(
            List.of(),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ONE,
            Optional.empty(),
            Adjustments.NONE,
            Grading.NONE,
            Optional.empty(),
            RankingMethod.DEFAULT,
            List.of());

    public Scoring {
        items = List.copyOf(items);
        entries = List.copyOf(entries);
    }

    /** The same rules with what was entered by hand. */
    public Scoring with(List<ScoreEntry> entered) {
        return new Scoring(
                items,
                dataQualityWeight,
                improvementWeight,
                cap,
                weightsDocument,
                adjustments,
                grading,
                municipalPoints,
                ranking,
                entered);
    }

    /** Items that somebody can deliver data for. */
    public List<ScoringItem> collected() {
        return items.stream().filter(ScoringItem::collected).toList();
    }

    /** What was entered for a unit and counts in {@code month}, in the order of the dates. */
    public List<ScoreEntry> entries(String unit, YearMonth month) {
        return entries.stream()
                .filter(entry -> entry.regionCode().equals(unit))
                .filter(entry -> adjustments.period(entry).covers(entry.date(), month))
                .sorted(ScoreEntry.ORDER)
                .toList();
    }
}

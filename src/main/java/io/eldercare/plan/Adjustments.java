package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What changes a score beside its items: points taken off and added, and what bars a grade.
 *
 * @param deductions in the order of the plan
 * @param bonusMax most that bonuses can add; nought: the plan knows no bonus
 * @param gradeCaps whether a grade may be capped by hand (serious accident)
 * @param vetoes what makes a unit fail at once (一票否决), each with the document that says so
 */
public record Adjustments(
        List<Deduction> deductions,
        Optional<FalseFigure> falseFigure,
        BigDecimal bonusMax,
        CountingPeriod bonusPeriod,
        boolean gradeCaps,
        List<Veto> vetoes) {

    public static final Adjustments NONE =
            new Adjustments(List.of(), Optional.empty(), BigDecimal.ZERO, CountingPeriod.YEAR, false, List.of());

    public Adjustments {
        deductions = List.copyOf(deductions);
        vetoes = List.copyOf(vetoes);
    }

    /**
     * Points taken off for each case.
     *
     * @param each points a case
     * @param max most that all cases together can take off
     * @param period ignored for {@link #LATE_FEED}, which is counted from the month's own filings
     */
    public record Deduction(String code, String name, BigDecimal each, BigDecimal max, CountingPeriod period) {
        /** Code of the deduction that is counted, not entered: feeds due that did not come in time, or at all. */
        public static final String LATE_FEED = "late_feed";

        public boolean isCounted() {
            return code.equals(LATE_FEED);
        }

        public BigDecimal points(long cases) {
            return each.multiply(BigDecimal.valueOf(cases)).min(max);
        }
    }

    /**
     * A figure found false on verification.
     *
     * @param kept share of the item's points that the unit keeps, 0–1
     * @param minus points taken off for each case besides
     * @param barred this grade and every better one is out of reach
     */
    public record FalseFigure(
            String name, BigDecimal kept, BigDecimal minus, Optional<String> barred, CountingPeriod period) {}

    /** A reason to fail at once. */
    public record Veto(String code, String name, String documentNumber) {}

    public Optional<Deduction> deduction(String code) {
        return deductions.stream()
                .filter(deduction -> deduction.code().equals(code))
                .findFirst();
    }

    CountingPeriod period(ScoreEntry entry) {
        return switch (entry.kind()) {
            case DEDUCTION -> deduction(entry.code()).map(Deduction::period).orElse(CountingPeriod.YEAR);
            case VERIFIED_FALSE -> falseFigure.map(FalseFigure::period).orElse(CountingPeriod.YEAR);
            case BONUS -> bonusPeriod;
            case GRADE_CAP, VETO -> CountingPeriod.YEAR;
        };
    }
}

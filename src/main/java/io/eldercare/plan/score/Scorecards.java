package io.eldercare.plan.score;

import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.rank.RankSensitivity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores and ranks of a plan's units. Everything up to the last rounding is exact, so a rank never hangs on a rounding; ranks are
 * those of the exact scores.
 */
public final class Scorecards {
    private Scorecards() {}

    /**
     * Points of an item = weight × mean over its targets of clamp((value − floor) / (target − floor), 0, 1). Items that nobody
     * collects are left out and the others carry their weight, for all units alike. Then come deductions and bonuses; the score is cut to
     * 0–100.
     *
     * @return all units by region code; empty for a plan without items
     */
    public static List<Scorecard> of(ScoringInputs inputs) {
        if (inputs.plan().scoring().collected().isEmpty()) {
            return List.of();
        }
        ScoreSheet sheet = ScoreSheet.of(inputs, inputs.stage().missing());
        Bounding bounding = Bounding.of(sheet);
        Placings placings = Placings.of(sheet);
        Grades grades = Grades.of(sheet);
        List<Scorecard> cards = new ArrayList<>();
        for (UnitScore unit : sheet.units().values()) {
            cards.add(card(inputs.plan(), sheet, unit, bounding.find(unit.unit()), placings, grades));
        }
        return cards;
    }

    /** The sheets with what is missing at its least and at its most. */
    private record Bounding(ScoreSheet low, ScoreSheet high) {
        static Bounding of(ScoreSheet sheet) {
            return sheet.lacksSomething()
                    ? new Bounding(
                            ScoreSheet.of(sheet.inputs(), Missing.LOWEST),
                            ScoreSheet.of(sheet.inputs(), Missing.HIGHEST))
                    : new Bounding(sheet, sheet);
        }

        Optional<ScoreBounds> find(String unit) {
            return rounded(low, unit).flatMap(least -> rounded(high, unit).map(most -> new ScoreBounds(least, most)));
        }

        private static Optional<BigDecimal> rounded(ScoreSheet sheet, String unit) {
            return Optional.ofNullable(sheet.units().get(unit)).flatMap(UnitScore::rounded);
        }
    }

    private static Scorecard card(
            Plan plan,
            ScoreSheet sheet,
            UnitScore unit,
            Optional<ScoreBounds> bounds,
            Placings placings,
            Grades grades) {
        Optional<BigDecimal> score = unit.rounded();
        return new Scorecard(
                plan.code(),
                unit.unit(),
                sheet.inputs().month(),
                plan.ranked().contains(unit.unit()) ? Scorecard.Role.RANKED : Scorecard.Role.SHOWN,
                score,
                bounds,
                placings.find(unit.unit()),
                grades.find(unit.unit()),
                score.flatMap(known -> plan.scoring()
                        .municipalPoints()
                        .map(points -> known.multiply(points)
                                .movePointLeft(2)
                                .setScale(KpiValue.SCALE, RoundingMode.HALF_UP))),
                placings.bandGap(unit.unit()).map(Lifts::rounded),
                Optional.empty(),
                Optional.empty(),
                plan.isTrial(),
                unit.withheld().or(() -> atLowerBound(unit)),
                unit.parts());
    }

    private static Optional<String> atLowerBound(UnitScore unit) {
        return unit.lacking().isEmpty()
                ? Optional.empty()
                : Optional.of("缺" + String.join("、", unit.lacking()) + "，按下限计分");
    }

    /** Fills in what changed against the scorecards of the month before. */
    public static List<Scorecard> compared(List<Scorecard> current, List<Scorecard> monthBefore) {
        Map<String, Scorecard> before =
                monthBefore.stream().collect(Collectors.toMap(Scorecard::regionCode, Function.identity()));
        return current.stream()
                .map(card -> Optional.ofNullable(before.get(card.regionCode()))
                        .map(card::comparedWith)
                        .orElse(card))
                .toList();
    }

    /** How far assumptions move the ranks: first-order and total index of each, for one unit. */
    public record Sensitivity(
            String assumption, String name, Optional<String> regionCode, BigDecimal first, BigDecimal total) {}

    /**
     * Which assumption moves a rank most, see {@link RankSensitivity}: some ten thousand rankings, so for the months that ask for it only.
     *
     * @return for each assumption all ranked units together (no region code), then each of them; empty with fewer than two of them
     */
    public static List<Sensitivity> sensitivities(ScoringInputs inputs) {
        if (inputs.plan().scoring().collected().isEmpty()) {
            return List.of();
        }
        ScoreSheet sheet = ScoreSheet.of(inputs, inputs.stage().missing());
        List<UnitScore> competing = sheet.competing();
        if (competing.size() < 2) {
            return List.of();
        }
        List<Sensitivity> all = new ArrayList<>();
        for (RankSensitivity moved :
                RankSensitivity.of(sheet.composite(), inputs.plan().scoring().ranking())) {
            all.add(sensitivity(moved, Optional.empty(), moved.firstOverall(), moved.totalOverall()));
            for (int unit = 0; unit < competing.size(); unit++) {
                Optional<String> code = Optional.of(competing.get(unit).unit());
                all.add(sensitivity(moved, code, moved.first()[unit], moved.total()[unit]));
            }
        }
        return all;
    }

    private static Sensitivity sensitivity(RankSensitivity moved, Optional<String> code, double first, double total) {
        return new Sensitivity(moved.code(), moved.name(), code, rounded(first), rounded(total));
    }

    private static BigDecimal rounded(double index) {
        return BigDecimal.valueOf(index).setScale(KpiValue.SCALE, RoundingMode.HALF_UP);
    }
}

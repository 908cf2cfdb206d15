package io.eldercare.plan.score;

import io.eldercare.plan.Adjustments;
import io.eldercare.plan.Adjustments.Deduction;
import io.eldercare.plan.Adjustments.FalseFigure;
import io.eldercare.plan.Fraction;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.ScoreEntry;
import io.eldercare.plan.ScoreEntry.Kind;
import io.eldercare.plan.Scoring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What changes one unit's score of one month beside its items. */
final class UnitAdjustments {
    private final Adjustments rules;
    private final List<ScoreEntry> entries;
    private final int late;

    private UnitAdjustments(Adjustments rules, List<ScoreEntry> entries, int late) {
        this.rules = rules;
        this.entries = entries;
        this.late = late;
    }

    /** @param late feeds due that came late or not at all */
    static UnitAdjustments of(Scoring scoring, String unit, YearMonth month, int late) {
        return new UnitAdjustments(scoring.adjustments(), scoring.entries(unit, month), late);
    }

    /** Deductions in the order of the plan, then false figures, then bonuses; nothing that changes no point. */
    List<ScorecardPart> lines() {
        List<ScorecardPart> lines = new ArrayList<>();
        for (Deduction deduction : rules.deductions()) {
            deducted(deduction).ifPresent(lines::add);
        }
        rules.falseFigure().flatMap(this::falseFigures).ifPresent(lines::add);
        bonus().ifPresent(lines::add);
        return lines;
    }

    BigDecimal points() {
        return lines().stream().flatMap(line -> line.points().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Optional<ScorecardPart> deducted(Deduction deduction) {
        if (deduction.isCounted()) {
            return late == 0
                    ? Optional.empty()
                    : Optional.of(line(
                            deduction.code(),
                            deduction.name(),
                            deduction.points(late),
                            List.of(),
                            "应报未按时报送" + late + "份"));
        }
        List<ScoreEntry> cases = entries(Kind.DEDUCTION, deduction.code());
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = sum(cases);
        return Optional.of(line(
                deduction.code(),
                deduction.name(),
                deduction.points(number.longValueExact()),
                cases,
                counted(number.toPlainString() + "件", cases)));
    }

    private Optional<ScorecardPart> falseFigures(FalseFigure rule) {
        List<ScoreEntry> found = entries(Kind.VERIFIED_FALSE);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal minus = rule.minus().multiply(BigDecimal.valueOf(found.size()));
        return Optional.of(line("verified_false", rule.name(), minus, found, counted(found.size() + "项", found)));
    }

    private Optional<ScorecardPart> bonus() {
        List<ScoreEntry> found = entries(Kind.BONUS);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(ScorecardPart.adjusting(
                        ScorecardPart.BONUS,
                        "加分",
                        PartKind.BONUS,
                        scaled(sum(found).min(rules.bonusMax())),
                        Optional.of(documents(found)),
                        notes(found)));
    }

    private static ScorecardPart line(
            String code, String name, BigDecimal minus, List<ScoreEntry> entries, String note) {
        return ScorecardPart.adjusting(
                code,
                name,
                PartKind.DEDUCTION,
                scaled(minus.negate()),
                Optional.of(documents(entries)).filter(text -> !text.isEmpty()),
                note);
    }

    private static BigDecimal scaled(BigDecimal points) {
        return points.setScale(KpiValue.SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(List<ScoreEntry> entries) {
        return entries.stream().map(ScoreEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String documents(List<ScoreEntry> entries) {
        return entries.stream().map(ScoreEntry::documentNumber).distinct().collect(Collectors.joining("；"));
    }

    private static String notes(List<ScoreEntry> entries) {
        return entries.stream()
                .map(ScoreEntry::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private static String counted(String number, List<ScoreEntry> entries) {
        String notes = notes(entries);
        return notes.isEmpty() ? number : number + "：" + notes;
    }

    private List<ScoreEntry> entries(Kind kind, String code) {
        return entries(kind).stream().filter(entry -> entry.code().equals(code)).toList();
    }

    List<ScoreEntry> entries(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /** Share of an item's points that the unit keeps. */
    Fraction kept(String item) {
        boolean falsified = !entries(Kind.VERIFIED_FALSE, item).isEmpty();
        return falsified
                ? rules.falseFigure().map(rule -> Fraction.of(rule.kept())).orElse(Fraction.ONE)
                : Fraction.ONE;
    }

    /** The grade that a false figure puts out of reach, with all better ones. */
    Optional<String> barred() {
        return entries(Kind.VERIFIED_FALSE).isEmpty()
                ? Optional.empty()
                : rules.falseFigure().flatMap(FalseFigure::barred);
    }
}

package io.eldercare.plan.score;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.Grading;
import io.eldercare.plan.Grading.Excellence;
import io.eldercare.plan.Grading.Grade;
import io.eldercare.plan.ScoreEntry;
import io.eldercare.plan.ScoreEntry.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Grades of the ranked units with a score. Each begins with the best grade whose threshold its score reaches; what bars or caps a grade
 * lowers it; the best grade goes to no more units than the plan allows, from the highest score down. Units with equal scores get it
 * together or not at all.
 */
final class Grades {
    private static final int BEST = 0;

    private final ScoreSheet sheet;
    private final Grading grading;
    private final Map<String, Standing> standings = new HashMap<>();

    private Grades(ScoreSheet sheet) {
        this.sheet = sheet;
        this.grading = sheet.inputs().plan().scoring().grading();
    }

    /** A grade's place, nought for the best, and why it is not better. */
    private record Standing(int place, List<String> reasons) {
        Standing noBetterThan(int limit, String reason) {
            if (place >= limit) {
                return this;
            }
            List<String> all = new ArrayList<>(reasons);
            all.add(reason);
            return new Standing(limit, all);
        }
    }

    static Grades of(ScoreSheet sheet) {
        Grades grades = new Grades(sheet);
        if (!grades.grading.grades().isEmpty()) {
            sheet.competing().forEach(unit -> grades.standings.put(unit.unit(), grades.standing(unit)));
            grades.grading.excellence().ifPresent(grades::limitBest);
        }
        return grades;
    }

    Optional<AwardedGrade> find(String unit) {
        return Optional.ofNullable(standings.get(unit)).map(standing -> {
            Optional<Grade> next = standing.place() == BEST
                    ? Optional.empty()
                    : Optional.of(grading.grades().get(standing.place() - 1));
            return new AwardedGrade(
                    grading.grades().get(standing.place()).name(),
                    Optional.of(String.join("；", standing.reasons())).filter(text -> !text.isEmpty()),
                    next.map(Grade::name),
                    next.map(grade -> gap(unit, grade)));
        });
    }

    private BigDecimal gap(String unit, Grade grade) {
        return Lifts.rounded(Fraction.of(grade.from()).minus(score(unit)).clamped(Fraction.of(100)));
    }

    private Fraction score(String unit) {
        return Optional.ofNullable(sheet.scores().get(unit)).orElseThrow();
    }

    private Standing standing(UnitScore unit) {
        int place = BEST;
        while (Fraction.of(grading.grades().get(place).from()).compareTo(score(unit.unit())) > 0) {
            place++;
        }
        Standing standing = new Standing(place, List.of());
        for (ScoreEntry entry : unit.adjustments().entries(Kind.VETO)) {
            standing = standing.noBetterThan(
                    grading.grades().size() - 1, "一票否决：" + veto(entry.code()) + "（" + entry.documentNumber() + "）");
        }
        for (ScoreEntry entry : unit.adjustments().entries(Kind.GRADE_CAP)) {
            standing = standing.noBetterThan(
                    grading.place(entry.code()).orElse(BEST),
                    "等次不高于" + entry.code() + "（" + entry.documentNumber() + "）");
        }
        Optional<Integer> barred = unit.adjustments().barred().flatMap(grading::place);
        if (barred.isPresent()) {
            standing = standing.noBetterThan(worse(barred.get()), "有经核实不实的数据");
        }
        return excellent(standing, unit);
    }

    private String veto(String code) {
        return sheet.inputs().plan().scoring().adjustments().vetoes().stream()
                .filter(veto -> veto.code().equals(code))
                .map(veto -> veto.name())
                .findFirst()
                .orElse(code);
    }

    private int worse(int place) {
        return Math.min(place + 1, grading.grades().size() - 1);
    }

    private Standing excellent(Standing given, UnitScore unit) {
        Standing standing = given;
        if (!unit.lacking().isEmpty()) {
            standing = standing.noBetterThan(worse(BEST), "缺" + String.join("、", unit.lacking()));
        }
        Optional<Excellence> rule = grading.excellence();
        if (rule.map(Excellence::bindingMet).orElse(false)) {
            List<String> unmet = unit.items().stream()
                    .filter(item -> item.item().binding() && !item.isMet())
                    .map(item -> item.item().name())
                    .toList();
            if (!unmet.isEmpty()) {
                standing = standing.noBetterThan(worse(BEST), "约束性项目未达标：" + String.join("、", unmet));
            }
        }
        if (rule.map(Excellence::noMissingHeadline).orElse(false)
                && sheet.headlineGaps().contains(unit.unit())) {
            standing = standing.noBetterThan(worse(BEST), "主要指标缺报");
        }
        return standing;
    }

    private void limitBest(Excellence rule) {
        int places = rule.maxShare()
                .multiply(BigDecimal.valueOf(sheet.inputs().plan().ranked().size()))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        Collection<String> best = standings.entrySet().stream()
                .filter(entry -> entry.getValue().place() == BEST)
                .map(Map.Entry::getKey)
                .toList();
        for (String unit : best) {
            long asGood = best.stream()
                    .filter(other -> score(other).compareTo(score(unit)) >= 0)
                    .count();
            if (asGood > places) {
                standings.computeIfPresent(
                        unit,
                        (code, standing) -> standing.noBetterThan(
                                worse(BEST), grading.grades().get(BEST).name() + "名额" + places + "个已满"));
            }
        }
    }
}

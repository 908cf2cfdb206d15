package io.eldercare.definitions;

import io.eldercare.plan.Adjustments;
import io.eldercare.plan.Adjustments.Deduction;
import io.eldercare.plan.Adjustments.Veto;
import io.eldercare.plan.Grading;
import io.eldercare.plan.ScoreEntry;
import io.eldercare.plan.ScoreEntry.Kind;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.ScoringItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code jobs/plans/<plan>.entries.yml}: deductions, false figures, bonuses, caps and vetoes that people decided on. Each entry has a
 * date, a unit of the plan, a kind and the number of its document.
 */
final class EntriesReader {
    private final YamlNode file;
    private final Scoring rules;
    private final Set<String> units;

    EntriesReader(YamlNode file, Scoring rules, Set<String> units) {
        this.file = file;
        this.rules = rules;
        this.units = units;
    }

    List<ScoreEntry> read(String plan) {
        file.allowOnly("plan", "entries");
        YamlNode named = file.require("plan");
        if (!named.text().equals(plan)) {
            named.problem("these entries stand beside plan '" + plan + "', not '" + named.text() + "'");
        }
        if (rules.items().isEmpty()) {
            named.problem("plan '" + plan + "' scores nobody: entries have nothing to change");
        }
        List<ScoreEntry> entries = new ArrayList<>();
        Set<ScoreEntry> seen = new HashSet<>();
        for (YamlNode node : file.require("entries").items()) {
            ScoreEntry entry = entry(node);
            if (!seen.add(entry)) {
                node.problem("the same entry is given twice; for several cases of one day write cases");
            }
            entries.add(entry);
        }
        return entries;
    }

    private ScoreEntry entry(YamlNode node) {
        YamlNode unit = node.require("unit");
        if (!units.contains(unit.text())) {
            unit.problem("'" + unit.text() + "' is not a unit of the plan" + YamlNode.nearest(unit.text(), units));
        }
        YamlNode document = node.require("document_no");
        if (PlanReader.named(document).isEmpty()) {
            document.problem("an entry needs the number of its document");
        }
        YamlNode kind = node.require("kind");
        Decision decision = decision(kind, node);
        return new ScoreEntry(
                decision.kind(),
                decision.code(),
                unit.text(),
                node.require("date").date(),
                decision.amount(),
                document.text(),
                node.find("note").map(YamlNode::text).orElse(""));
    }

    private record Decision(Kind kind, String code, BigDecimal amount) {}

    private Decision decision(YamlNode kind, YamlNode node) {
        return switch (kind.text()) {
            case AdjustmentsReader.VERIFIED_FALSE -> falseFigure(kind, node);
            case "bonus" -> bonus(kind, node);
            case "grade_cap" -> cap(kind, node);
            case "veto" -> veto(kind, node);
            default -> deduction(kind, node);
        };
    }

    private static YamlNode keys(YamlNode node, String... own) {
        Set<String> keys = new HashSet<>(List.of("date", "unit", "kind", "document_no", "note"));
        keys.addAll(List.of(own));
        return node.allowOnly(keys);
    }

    private Decision deduction(YamlNode kind, YamlNode node) {
        keys(node, "cases");
        Optional<Deduction> rule = rules.adjustments().deduction(kind.text());
        if (rule.isEmpty()) {
            kind.problem("unknown kind '" + kind.text() + "'" + YamlNode.nearest(kind.text(), kinds()));
        } else if (rule.get().isCounted()) {
            kind.problem("late feeds are counted from the filings, not entered");
        }
        int cases = node.find("cases").map(YamlNode::integer).orElse(1);
        if (cases < 1) {
            node.require("cases").problem("the number of cases is 1 or more");
        }
        return new Decision(Kind.DEDUCTION, kind.text(), BigDecimal.valueOf(cases));
    }

    private Collection<String> kinds() {
        List<String> kinds = new ArrayList<>(List.of(AdjustmentsReader.VERIFIED_FALSE, "bonus", "grade_cap", "veto"));
        rules.adjustments().deductions().forEach(deduction -> kinds.add(deduction.code()));
        return kinds;
    }

    private Decision falseFigure(YamlNode kind, YamlNode node) {
        YamlNode item = keys(node, "item").require("item");
        if (rules.adjustments().falseFigure().isEmpty()) {
            kind.problem("the plan has no rule deduct/" + AdjustmentsReader.VERIFIED_FALSE);
        }
        List<String> items = rules.items().stream().map(ScoringItem::code).toList();
        if (!items.contains(item.text())) {
            item.problem("the plan has no item '" + item.text() + "'" + YamlNode.nearest(item.text(), items));
        }
        return new Decision(Kind.VERIFIED_FALSE, item.text(), BigDecimal.ONE);
    }

    private Decision bonus(YamlNode kind, YamlNode node) {
        YamlNode points = keys(node, "points").require("points");
        if (rules.adjustments().bonusMax().signum() == 0) {
            kind.problem("the plan gives no bonus");
        }
        return new Decision(Kind.BONUS, "", ScoringReader.positive(points));
    }

    private Decision cap(YamlNode kind, YamlNode node) {
        YamlNode grade = keys(node, "grade").require("grade");
        if (!rules.adjustments().gradeCaps()) {
            kind.problem("the plan has no rule grade_cap");
        }
        if (rules.grading().place(grade.text()).isEmpty()) {
            grade.problem("there is no grade '" + grade.text() + "'"
                    + YamlNode.nearest(
                            grade.text(),
                            rules.grading().grades().stream()
                                    .map(Grading.Grade::name)
                                    .toList()));
        }
        return new Decision(Kind.GRADE_CAP, grade.text(), BigDecimal.ONE);
    }

    private Decision veto(YamlNode kind, YamlNode node) {
        YamlNode rule = keys(node, "rule").require("rule");
        Adjustments adjustments = rules.adjustments();
        List<String> codes = adjustments.vetoes().stream().map(Veto::code).toList();
        if (!codes.contains(rule.text())) {
            kind.problem("the plan has no veto '" + rule.text() + "'; a veto stands in the plan with its document");
        }
        return new Decision(Kind.VETO, rule.text(), BigDecimal.ONE);
    }
}

package io.eldercare.definitions;

import io.eldercare.plan.Adjustments;
import io.eldercare.plan.Adjustments.Deduction;
import io.eldercare.plan.Adjustments.FalseFigure;
import io.eldercare.plan.Adjustments.Veto;
import io.eldercare.plan.CountingPeriod;
import io.eldercare.plan.Grading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what changes a score beside its items: {@code deduct}, {@code bonus}, {@code grade_cap} and {@code veto}. */
final class AdjustmentsReader {
    /** Key of the deduction for figures found false. */
    static final String VERIFIED_FALSE = "verified_false";

    private static final String DOCUMENT = "document_no";

    private final YamlNode scoring;
    private final Grading grading;

    AdjustmentsReader(YamlNode scoring, Grading grading) {
        this.scoring = scoring;
        this.grading = grading;
    }

    Adjustments read() {
        Map<String, YamlNode> deduct =
                scoring.find("deduct").map(YamlNode::entries).orElse(Map.of());
        List<Deduction> deductions = new ArrayList<>();
        deduct.forEach((code, node) -> {
            if (!code.equals(VERIFIED_FALSE)) {
                deductions.add(deduction(code, node));
            }
        });
        Optional<YamlNode> bonus = scoring.find("bonus").map(node -> node.allowOnly("max", "needs", "counts"));
        bonus.ifPresent(AdjustmentsReader::documented);
        Optional<YamlNode> cap = scoring.find("grade_cap").map(node -> node.allowOnly("needs"));
        cap.ifPresent(AdjustmentsReader::documented);
        return new Adjustments(
                deductions,
                Optional.ofNullable(deduct.get(VERIFIED_FALSE)).map(this::falseFigure),
                bonus.map(node -> ScoringReader.positive(node.require("max"))).orElse(BigDecimal.ZERO),
                bonus.map(AdjustmentsReader::period).orElse(CountingPeriod.YEAR),
                cap.isPresent(),
                scoring.find("veto").map(YamlNode::items).orElse(List.of()).stream()
                        .map(AdjustmentsReader::veto)
                        .toList());
    }

    private static Deduction deduction(String code, YamlNode node) {
        node.allowOnly("name", "each", "max", "counts");
        if (code.equals(Deduction.LATE_FEED)) {
            node.find("counts")
                    .ifPresent(stray -> stray.problem("late feeds are counted from the month's own filings"));
        }
        BigDecimal each = ScoringReader.positive(node.require("each"));
        YamlNode max = node.require("max");
        if (max.decimal().compareTo(each) < 0) {
            max.problem("max is less than one case takes off");
        }
        return new Deduction(code, node.require("name").text(), each, max.decimal(), period(node));
    }

    private FalseFigure falseFigure(YamlNode node) {
        node.allowOnly("name", "item", "minus", "bars", "counts");
        YamlNode kept = node.require("item");
        if (kept.decimal().signum() < 0 || kept.decimal().compareTo(BigDecimal.ONE) >= 0) {
            kept.problem("item is the share of its points that a false figure keeps, 0 or more, less than 1");
        }
        Optional<YamlNode> bars = node.find("bars");
        bars.filter(grade -> grading.place(grade.text()).isEmpty())
                .ifPresent(grade -> grade.problem("there is no grade '" + grade.text() + "'"));
        return new FalseFigure(
                node.require("name").text(),
                kept.decimal(),
                ScoringReader.notNegative(node.require("minus")),
                bars.map(YamlNode::text),
                period(node));
    }

    private static Veto veto(YamlNode node) {
        node.allowOnly("code", "name", DOCUMENT);
        YamlNode document = node.require(DOCUMENT);
        if (PlanReader.named(document).isEmpty()) {
            document.problem("a veto needs the document that says so");
        }
        return new Veto(node.require("code").text(), node.require("name").text(), document.text());
    }

    private static CountingPeriod period(YamlNode node) {
        return node.find("counts")
                .map(given -> given.choice(CountingPeriod.class))
                .orElse(CountingPeriod.YEAR);
    }

    private static void documented(YamlNode node) {
        YamlNode needs = node.require("needs");
        if (!needs.text().equals(DOCUMENT)) {
            needs.problem("what is entered by hand always needs its document: write needs: " + DOCUMENT);
        }
    }
}

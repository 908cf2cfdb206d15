package io.eldercare.definitions;

import io.eldercare.plan.Grading;
import io.eldercare.plan.Grading.Excellence;
import io.eldercare.plan.Grading.Grade;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code scoring} of one plan file. */
final class ScoringReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final YamlNode scoring;
    private final List<Target> targets;

    ScoringReader(YamlNode scoring, List<Target> targets) {
        this.scoring = scoring;
        this.targets = targets;
    }

    Scoring read() {
        scoring.allowOnly(
                "weights_document",
                "data_quality",
                "improvement",
                "cap",
                "items",
                "deduct",
                "bonus",
                "grades",
                "excellent",
                "grade_cap",
                "veto",
                "convert",
                "ranking");
        BigDecimal dataQuality = notNegative(scoring.require("data_quality"));
        BigDecimal improvement = notNegative(scoring.require("improvement"));
        Map<String, String> takenBy = new HashMap<>();
        List<ScoringItem> items = new ArrayList<>();
        scoring.require("items").entries().forEach((code, item) -> items.add(item(code, item, takenBy)));
        BigDecimal sum = items.stream().map(ScoringItem::weight).reduce(dataQuality.add(improvement), BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0) {
            scoring.problem(
                    "weights of items, data_quality and improvement add up to " + sum.toPlainString() + ", not to 100");
        }
        if (items.stream().noneMatch(ScoringItem::collected)) {
            scoring.problem("no item is collected: nothing could be scored");
        }
        Grading grading = grading();
        return new Scoring(
                items,
                dataQuality,
                improvement,
                cap(),
                PlanReader.named(scoring.require("weights_document")),
                new AdjustmentsReader(scoring, grading).read(),
                grading,
                scoring.find("convert").map(ScoringReader::conversion),
                RankingReader.read(scoring.find("ranking")),
                List.of());
    }

    private BigDecimal cap() {
        Optional<YamlNode> given = scoring.find("cap");
        BigDecimal cap = given.map(YamlNode::decimal).orElse(BigDecimal.ONE);
        if (cap.compareTo(BigDecimal.ONE) < 0) {
            given.ifPresent(node -> node.problem("a cap below 1 would keep a met target from its points"));
        }
        return cap;
    }

    private static BigDecimal conversion(YamlNode node) {
        return positive(node.allowOnly("municipal_points").require("municipal_points"));
    }

    private ScoringItem item(String code, YamlNode node, Map<String, String> takenBy) {
        node.allowOnly("name", "weight", "binding", "collected", "targets");
        boolean collected = node.find("collected").map(YamlNode::flag).orElse(true);
        List<YamlNode> named = node.find("targets").map(YamlNode::items).orElse(List.of());
        if (code.equals(ScoringItem.DATA_QUALITY) || code.equals(ScoringItem.IMPROVEMENT)) {
            node.problem("item '" + code + "' has its weight beside the items, not among them");
        }
        if (collected && named.isEmpty()) {
            node.problem("item '" + code + "' names no target; write collected: false until there is one");
        }
        List<String> known = targets.stream().map(Target::id).toList();
        for (YamlNode id : named) {
            String other = takenBy.putIfAbsent(id.text(), code);
            if (!known.contains(id.text())) {
                id.problem("item '" + code + "' names the unknown target '" + id.text() + "'"
                        + YamlNode.nearest(id.text(), known));
            } else if (other != null) {
                id.problem("target '" + id.text() + "' counts in item '" + other + "' already");
            }
            targets.stream()
                    .filter(target -> target.id().equals(id.text()) && target.reaches(target.floor(), target.value()))
                    .forEach(target -> id.problem(
                            "a scored target needs a floor short of it: give target '" + target.id() + "' a floor"));
        }
        return new ScoringItem(
                code,
                node.require("name").text(),
                notNegative(node.require("weight")),
                node.find("binding").map(YamlNode::flag).orElse(false),
                collected,
                named.stream().map(YamlNode::text).toList());
    }

    private Grading grading() {
        List<Grade> grades = new ArrayList<>();
        Optional<YamlNode> given = scoring.find("grades");
        given.ifPresent(node -> node.entries().forEach((name, from) -> grades.add(new Grade(name, notNegative(from)))));
        boolean falling = true;
        for (int place = 1; place < grades.size(); place++) {
            falling &= grades.get(place).from().compareTo(grades.get(place - 1).from()) < 0;
        }
        boolean endsAtNought =
                grades.isEmpty() || grades.get(grades.size() - 1).from().signum() == 0;
        if (!falling || !endsAtNought) {
            given.ifPresent(node -> node.problem("grades go from the best down, and the last begins at 0"));
            return Grading.NONE;
        }
        Optional<YamlNode> excellent = scoring.find("excellent");
        if (grades.size() < 2) {
            excellent.ifPresent(node -> node.problem("there is no grade to ask more of: give grades"));
        }
        return new Grading(grades, excellent.map(ScoringReader::excellence));
    }

    private static Excellence excellence(YamlNode node) {
        node.allowOnly("max_share", "all_binding_met", "no_missing_headline");
        YamlNode share = node.require("max_share");
        BigDecimal most = share.decimal();
        if (most.signum() < 0 || most.compareTo(BigDecimal.ONE) > 0) {
            share.problem("max_share is a share of the ranked units, 0 to 1");
        }
        return new Excellence(
                most,
                node.require("all_binding_met").flag(),
                node.require("no_missing_headline").flag());
    }

    static BigDecimal notNegative(YamlNode node) {
        BigDecimal weight = node.decimal();
        if (weight.signum() < 0) {
            node.problem("a weight cannot be negative");
        }
        return weight;
    }

    static BigDecimal positive(YamlNode node) {
        BigDecimal number = node.decimal();
        if (number.signum() <= 0) {
            node.problem("a number above 0 is expected here");
        }
        return number;
    }
}

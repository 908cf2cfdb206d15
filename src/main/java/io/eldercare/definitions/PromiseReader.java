package io.eldercare.definitions;

import io.eldercare.plan.Comparison;
import io.eldercare.plan.Nature;
import io.eldercare.plan.Promise;
import io.eldercare.plan.Promise.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what one plan file says is printed, and how it is answered. */
final class PromiseReader {
    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "answer",
            "kpi",
            "check",
            "comparator",
            "value",
            "unit",
            "judged",
            "deadline",
            "tolerance",
            "number_printed",
            "nature",
            "standing",
            "headline",
            "regions",
            "baseline",
            "milestones",
            "floor",
            "quota_source",
            "quotas",
            "clause",
            "source_document",
            "reason",
            "notes");

    private final YamlNode plan;
    private final Set<String> kpiCodes;
    private final Set<String> checks;
    private final Set<String> bound;

    /** @param bound codes of the jurisdiction and all units */
    PromiseReader(YamlNode plan, Set<String> kpiCodes, Set<String> checks, Set<String> bound) {
        this.plan = plan;
        this.kpiCodes = kpiCodes;
        this.checks = checks;
        this.bound = bound;
    }

    Promise read(YamlNode node) {
        node.allowOnly(KEYS);
        Answer answer =
                node.find("answer").map(given -> given.choice(Answer.class)).orElse(Answer.SCORED);
        Optional<YamlNode> deadline = node.find("deadline");
        Promise promise = new Promise(
                node.require("id").text(),
                node.require("name").text(),
                answer,
                code(answer.isJudged() ? Optional.of(node.require("kpi")) : node.find("kpi"), "KPI", kpiCodes),
                code(
                        answer == Answer.FACILITY_RULE ? Optional.of(node.require("check")) : node.find("check"),
                        "check",
                        checks),
                comparison(node.require("comparator")),
                node.require("value").decimal(),
                node.require("unit").text(),
                deadline.orElseGet(() -> plan.require("horizon")).month(),
                deadline.isPresent(),
                node.find("standing").map(YamlNode::flag).orElse(false),
                node.require("nature").choice(Nature.class),
                node.find("headline").map(YamlNode::flag).orElse(false),
                regions(node),
                node.find("source_document")
                        .orElseGet(() -> plan.require("source_document"))
                        .text(),
                node.require("clause").text(),
                node.find("reason").map(YamlNode::text),
                node.find("notes").map(YamlNode::texts).orElse(List.of()));
        check(node, promise);
        return promise;
    }

    private static Optional<String> code(Optional<YamlNode> given, String kind, Set<String> known) {
        given.filter(node -> !node.text().isEmpty() && !known.contains(node.text()))
                .ifPresent(node -> node.problem(
                        "unknown " + kind + " '" + node.text() + "'" + YamlNode.nearest(node.text(), known)));
        return given.map(YamlNode::text);
    }

    private static Comparison comparison(YamlNode node) {
        Optional<Comparison> found = Comparison.parse(node.text());
        if (found.isEmpty()) {
            node.problem(
                    "'" + node.text()
                            + "' is not one of '>=', '>', '<=', '=', approx, exists, at_least_per_county, at_least_per_township");
        }
        return found.orElse(Comparison.AT_LEAST);
    }

    private List<String> regions(YamlNode node) {
        List<String> codes = new ArrayList<>();
        for (YamlNode code : node.find("regions").map(YamlNode::items).orElse(List.of())) {
            if (!bound.contains(code.text())) {
                code.problem("the target names '" + code.text() + "', which is neither the jurisdiction nor a unit");
            }
            codes.add(code.text());
        }
        return codes;
    }

    private static void check(YamlNode node, Promise promise) {
        boolean judged = promise.answer().isJudged();
        if (judged == promise.reason().isPresent()) {
            node.problem(
                    "a reason says why a target is not judged: write it for shown and facility_rule, and only there");
        }
        if (promise.answer() == Answer.SHOWN && promise.kpiCode().isEmpty()) {
            node.problem("a target that is shown names the KPI to show");
        }
        if (promise.checkRule().isPresent() && promise.answer() != Answer.FACILITY_RULE) {
            node.problem("only a facility_rule names a check");
        }
        if (promise.headline() && !judged) {
            node.problem("page one holds judged targets only: leave out headline");
        }
        if (!judged) {
            for (String key :
                    List.of("judged", "tolerance", "baseline", "milestones", "floor", "quotas", "quota_source")) {
                node.find(key).ifPresent(stray -> stray.problem("a target that is not judged has no '" + key + "'"));
            }
        }
    }
}

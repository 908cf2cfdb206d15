package io.eldercare.definitions;

import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Promise;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one plan file and checks what it says. */
final class PlanReader {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final YamlNode root;
    private final Set<String> kpiCodes;
    private final Set<String> checks;
    private final RegionTree regions;

    PlanReader(YamlNode root, Set<String> kpiCodes, Set<String> checks, RegionTree regions) {
        this.root = root;
        this.kpiCodes = kpiCodes;
        this.checks = checks;
        this.regions = regions;
    }

    Plan read(String hash) {
        root.allowOnly(
                "code",
                "name",
                "document_no",
                "document_status",
                "issued_on",
                "jurisdiction",
                "units",
                "source_document",
                "horizon",
                "quota_source",
                "notes",
                "targets",
                "scoring");
        YamlNode code = root.require("code");
        if (!root.file().endsWith("/" + code.text() + ".yml")) {
            code.problem("plan '" + code.text() + "' must stand in a file of its name (" + code.text() + ".yml)");
        }
        Optional<String> documentNumber = named(root.require("document_no"));
        YamlNode status = root.require("document_status");
        DocumentStatus documentStatus = status.choice(DocumentStatus.class);
        Optional<LocalDate> issuedOn = root.find("issued_on").map(YamlNode::date);
        if (documentStatus == DocumentStatus.APPROVED && documentNumber.isEmpty() && issuedOn.isEmpty()) {
            status.problem(
                    "an approved document has a number or a date: give document_no or issued_on, or write 'draft'");
        }
        String jurisdiction = region(root.require("jurisdiction"));
        YamlNode units = root.require("units").allowOnly("ranked", "shown");
        List<String> ranked = units(units.require("ranked"), jurisdiction, Set.of());
        List<String> shown = units(units.require("shown"), jurisdiction, Set.copyOf(ranked));
        Set<String> bound = units(ranked, shown);
        bound.add(jurisdiction);
        List<Target> targets = new ArrayList<>();
        List<Promise> promises = promises(bound, targets);
        Optional<YamlNode> scoring = root.find("scoring");
        scoring.ifPresent(node -> {
            if (ranked.isEmpty()) {
                node.problem("a plan that scores must rank units: units/ranked is empty");
            }
        });
        Scoring score = scoring.map(node -> scoring(node, targets)).orElse(Scoring.NONE);
        return new Plan(
                code.text(),
                root.require("name").text(),
                documentNumber,
                documentStatus,
                jurisdiction,
                ranked,
                shown,
                targets,
                promises,
                score.items(),
                score.dataQuality(),
                score.improvement(),
                score.weightsDocument(),
                root.find("notes").map(YamlNode::texts).orElse(List.of()),
                hash);
    }

    /** The text of a node, empty for {@code none}. */
    static Optional<String> named(YamlNode node) {
        String text = node.text();
        if (text.isEmpty()) {
            node.problem("write a value, or 'none'");
        }
        return Optional.of(text).filter(value -> !value.equals("none") && !value.isEmpty());
    }

    private static Set<String> units(List<String> ranked, List<String> shown) {
        Set<String> units = new HashSet<>(ranked);
        units.addAll(shown);
        return units;
    }

    private String region(YamlNode node) {
        String code = node.text();
        if (!regions.contains(code)) {
            node.problem("unknown region '" + code + "' (sql/reference/regions.csv)");
        }
        return code;
    }

    private List<String> units(YamlNode list, String jurisdiction, Set<String> taken) {
        Set<String> seen = new HashSet<>(taken);
        List<String> codes = new ArrayList<>();
        for (YamlNode node : list.items()) {
            Optional<Region.Level> level = level(node);
            if (level.isPresent()) {
                codes.addAll(below(jurisdiction, level.get(), seen));
                continue;
            }
            String code = region(node);
            if (!seen.add(code)) {
                node.problem("unit " + code + " is named twice");
            } else if (regions.contains(code)
                    && regions.contains(jurisdiction)
                    && !regions.isWithin(code, jurisdiction)) {
                node.problem("unit " + code + " lies outside the jurisdiction " + jurisdiction);
            } else {
                codes.add(code);
            }
        }
        return codes;
    }

    /** A whole level of regions instead of codes one by one: prefecture, county or township. */
    private static Optional<Region.Level> level(YamlNode node) {
        return Arrays.stream(Region.Level.values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(node.text()))
                .findFirst();
    }

    /** Zones are units only where a document names them, so that they are given by code. */
    private List<String> below(String jurisdiction, Region.Level level, Set<String> seen) {
        return regions.all().stream()
                .filter(region -> region.level() == level && !region.isZone())
                .map(Region::code)
                .filter(code -> regions.contains(jurisdiction) && regions.isWithin(code, jurisdiction))
                .filter(seen::add)
                .toList();
    }

    /** @param targets takes those that are judged by a KPI */
    private List<Promise> promises(Set<String> bound, List<Target> targets) {
        PromiseReader printed = new PromiseReader(root, kpiCodes, checks, bound);
        TargetReader judged = new TargetReader(root, bound);
        Set<String> seen = new HashSet<>();
        List<Promise> promises = new ArrayList<>();
        YamlNode list = root.require("targets");
        for (YamlNode node : list.items()) {
            Promise promise = printed.read(node);
            if (!seen.add(promise.targetId())) {
                node.problem("target '" + promise.targetId() + "' is given twice");
            }
            promises.add(promise);
            if (promise.answer().isJudged()) {
                targets.add(judged.read(node, promise));
            }
        }
        if (promises.isEmpty()) {
            list.problem("a plan has at least one target");
        }
        return promises;
    }

    private record Scoring(
            List<ScoringItem> items, BigDecimal dataQuality, BigDecimal improvement, Optional<String> weightsDocument) {
        static final Scoring NONE = new Scoring(List.of(), BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
    }

    private Scoring scoring(YamlNode node, List<Target> targets) {
        node.allowOnly("weights_document", "data_quality", "improvement", "items");
        BigDecimal dataQuality = weight(node.require("data_quality"));
        BigDecimal improvement = weight(node.require("improvement"));
        Map<String, String> takenBy = new HashMap<>();
        List<ScoringItem> items = new ArrayList<>();
        node.require("items").entries().forEach((code, item) -> items.add(item(code, item, targets, takenBy)));
        BigDecimal sum = items.stream().map(ScoringItem::weight).reduce(dataQuality.add(improvement), BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0) {
            node.problem(
                    "weights of items, data_quality and improvement add up to " + sum.toPlainString() + ", not to 100");
        }
        if (items.stream().noneMatch(ScoringItem::collected)) {
            node.problem("no item is collected: nothing could be scored");
        }
        return new Scoring(items, dataQuality, improvement, named(node.require("weights_document")));
    }

    private ScoringItem item(String code, YamlNode node, List<Target> targets, Map<String, String> takenBy) {
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
                weight(node.require("weight")),
                node.find("binding").map(YamlNode::flag).orElse(false),
                collected,
                named.stream().map(YamlNode::text).toList());
    }

    private static BigDecimal weight(YamlNode node) {
        BigDecimal weight = node.decimal();
        if (weight.signum() < 0) {
            node.problem("a weight cannot be negative");
        }
        return weight;
    }
}

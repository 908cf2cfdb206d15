package io.eldercare.definitions;

import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Promise;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one plan file and checks what it says. */
final class PlanReader {
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

    /** @param entries the file of what was entered by hand, where the plan has one */
    Plan read(String hash, Optional<YamlNode> entries) {
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
                "scoring",
                "funds");
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
                scoring(scoring, targets, entries, units(ranked, shown), code.text()),
                root.find("notes").map(YamlNode::texts).orElse(List.of()),
                hash);
    }

    private static Scoring scoring(
            Optional<YamlNode> node, List<Target> targets, Optional<YamlNode> entries, Set<String> units, String code) {
        Scoring rules =
                node.map(found -> new ScoringReader(found, targets).read()).orElse(Scoring.NONE);
        return entries.map(file -> new EntriesReader(file, rules, units).read(code))
                .map(rules::with)
                .orElse(rules);
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
}

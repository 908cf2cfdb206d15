package io.eldercare.definitions;

import io.eldercare.plan.DocumentStatus;
import io.eldercare.plan.Plan;
import io.eldercare.plan.RegionTree;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one plan file and checks what it says. */
final class PlanReader {
    private final YamlNode root;
    private final Set<String> kpiCodes;
    private final RegionTree regions;

    PlanReader(YamlNode root, Set<String> kpiCodes, RegionTree regions) {
        this.root = root;
        this.kpiCodes = kpiCodes;
        this.regions = regions;
    }

    /** @param entries the file of what was entered by hand, where the plan has one */
    Plan read(String hash, Optional<YamlNode> entries) {
        root.allowOnly(
                "code",
                "name",
                "document_no",
                "document_status",
                "jurisdiction",
                "units",
                "source_document",
                "quota_source",
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
        if (documentStatus == DocumentStatus.APPROVED && documentNumber.isEmpty()) {
            status.problem("an approved document has a number: give document_no, or write 'draft'");
        }
        String jurisdiction = region(root.require("jurisdiction"));
        YamlNode units = root.require("units").allowOnly("ranked", "shown");
        List<String> ranked = units(units.require("ranked"), jurisdiction, Set.of());
        List<String> shown = units(units.require("shown"), jurisdiction, Set.copyOf(ranked));
        List<Target> targets = targets(units(ranked, shown));
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
                scoring(scoring, targets, entries, units(ranked, shown), code.text()),
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

    private List<Target> targets(Set<String> units) {
        TargetReader reader = new TargetReader(root, kpiCodes, units);
        Set<String> seen = new HashSet<>();
        List<Target> targets = new ArrayList<>();
        YamlNode list = root.require("targets");
        for (YamlNode node : list.items()) {
            Target target = reader.read(node);
            if (!seen.add(target.id())) {
                node.problem("target '" + target.id() + "' is given twice");
            }
            targets.add(target);
        }
        if (targets.isEmpty()) {
            list.problem("a plan has at least one target");
        }
        return targets;
    }
}

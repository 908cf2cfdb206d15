package io.eldercare.definitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The imprints of all plans: {@code bulletin} of jobs/settings.yml. What is not given keeps its default. */
public record Imprints(Imprint usual, Map<String, Imprint> byPlan) {
    /** Where settings.yml has no such section. */
    public static final Imprints USUAL = new Imprints(Imprint.USUAL, Map.of());

    private static final String SENDER = "sender";
    private static final String ISSUER = "issuer";
    private static final String REPORT_TO = "report_to";
    private static final String COPY_TO = "copy_to";

    public Imprints {
        byPlan = Map.copyOf(byPlan);
    }

    public Imprint of(String plan) {
        return byPlan.getOrDefault(plan, usual);
    }

    static Imprints read(Optional<YamlNode> section) {
        return section.map(Imprints::read).orElse(USUAL);
    }

    private static Imprints read(YamlNode node) {
        node.allowOnly(SENDER, ISSUER, REPORT_TO, COPY_TO, "plans");
        Imprint usual = imprint(node, Imprint.USUAL);
        SortedMap<String, Imprint> byPlan = new TreeMap<>();
        node.find("plans")
                .ifPresent(plans -> plans.entries().forEach((plan, lines) -> {
                    lines.allowOnly(SENDER, ISSUER, REPORT_TO, COPY_TO);
                    byPlan.put(plan, imprint(lines, usual));
                }));
        return new Imprints(usual, byPlan);
    }

    /** The sender issues, where no issuer is named. */
    private static Imprint imprint(YamlNode node, Imprint usual) {
        Optional<String> sender = node.find(SENDER).map(Imprints::named);
        Optional<String> issuer = node.find(ISSUER).map(Imprints::named).or(() -> sender);
        return new Imprint(
                sender.orElse(usual.sender()),
                issuer.orElse(usual.issuer()),
                node.find(REPORT_TO).map(Imprints::names).orElse(usual.reportTo()),
                node.find(COPY_TO).map(Imprints::names).orElse(usual.copyTo()));
    }

    private static String named(YamlNode node) {
        if (node.text().isEmpty()) {
            node.problem("a name is expected here");
        }
        return node.text();
    }

    private static List<String> names(YamlNode list) {
        return list.items().stream().map(Imprints::named).toList();
    }
}

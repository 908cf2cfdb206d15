package io.eldercare.definitions;

import io.eldercare.plan.trend.SeriesBreak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads sql/kpi/kpis.yml. */
public final class KpiLoader {
    private static final List<String> KEYS = List.of(
            "code",
            "name",
            "headline",
            "unit",
            "unit_label",
            "decimals",
            "direction",
            "source",
            "feeds",
            "fact",
            "where",
            "numerator",
            "denominator",
            "definition",
            "of_cases",
            "breaks");

    private KpiLoader() {}

    /** @return KPIs by code, in the order of the file */
    public static Map<String, Kpi> load(Path file, Set<String> feeds, Set<String> facts, Problems problems) {
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        DefinitionFiles.parse(file, problems).ifPresent(root -> {
            root.allowOnly("kpis");
            for (YamlNode entry : root.require("kpis").items()) {
                Kpi kpi = kpi(entry, feeds, facts);
                if (kpis.putIfAbsent(kpi.code(), kpi) != null) {
                    entry.problem("the KPI '" + kpi.code() + "' is defined twice");
                }
            }
        });
        return kpis;
    }

    private static Kpi kpi(YamlNode entry, Set<String> feeds, Set<String> facts) {
        entry.allowOnly(KEYS);
        YamlNode fact = entry.require("fact");
        if (!facts.contains(fact.text())) {
            fact.problem("no model sql/gold/" + fact.text() + ".sql" + YamlNode.nearest(fact.text(), facts));
        }
        for (YamlNode feed : entry.require("feeds").items()) {
            if (!feeds.contains(feed.text())) {
                feed.problem("unknown feed '" + feed.text() + "'" + YamlNode.nearest(feed.text(), feeds));
            }
        }
        return new Kpi(
                entry.require("code").text(),
                entry.require("name").text(),
                entry.find("headline").map(YamlNode::flag).orElse(false),
                entry.require("unit").choice(Kpi.Unit.class),
                entry.require("unit_label").text(),
                entry.require("decimals").integer(),
                entry.require("direction").choice(Kpi.Direction.class),
                entry.find("source").map(node -> node.choice(Kpi.Source.class)).orElse(Kpi.Source.MICRODATA),
                entry.require("feeds").texts(),
                fact.text(),
                entry.find("where").map(YamlNode::text),
                entry.require("numerator").text(),
                entry.find("denominator").map(YamlNode::text),
                entry.require("definition").text(),
                entry.find("of_cases").map(YamlNode::flag).orElse(true),
                breaks(entry),
                entry.line());
    }

    /** Each month once, from the earliest to the latest, and never without what changed. */
    private static List<SeriesBreak> breaks(YamlNode entry) {
        List<SeriesBreak> breaks = new ArrayList<>();
        for (YamlNode item : entry.find("breaks").map(YamlNode::items).orElse(List.of())) {
            item.allowOnly("month", "note");
            YamlNode note = item.require("note");
            SeriesBreak change = new SeriesBreak(item.require("month").month(), note.text());
            if (change.note().isBlank()) {
                note.problem("the note of a break says what changed");
            }
            if (!breaks.isEmpty()
                    && !change.month().isAfter(breaks.get(breaks.size() - 1).month())) {
                item.problem("the break of " + change.month() + " does not lie after the one before");
            }
            breaks.add(change);
        }
        return breaks;
    }
}

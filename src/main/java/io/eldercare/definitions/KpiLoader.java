package io.eldercare.definitions;

import io.eldercare.plan.trend.SeriesBreak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files of sql/kpi, each a list of KPIs. */
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
            "zones",
            "definition",
            "of_cases",
            "persons",
            "part_of",
            "partition",
            "hidden_with",
            "breaks");

    /** Where the statements of other departments arrive; a reported KPI is a measure of that feed. */
    private static final String REPORTED_FEED = "reported_measure";

    private static final String REPORTED_FACT = "fct_reported_measure";

    private KpiLoader() {}

    /** @return KPIs by code, in the order of the files' names and the entries in them */
    public static Map<String, Kpi> load(Path folder, Set<String> feeds, Set<String> facts, Problems problems) {
        Map<String, Kpi> kpis = new LinkedHashMap<>();
        List<YamlNode> entries = new ArrayList<>();
        for (DefinitionFiles.Parsed file : DefinitionFiles.parseAll(folder, problems)) {
            file.root().allowOnly("kpis");
            for (YamlNode entry : file.root().require("kpis").items()) {
                Kpi kpi = kpi(entry, feeds, facts);
                entries.add(entry);
                if (kpis.putIfAbsent(kpi.code(), kpi) != null) {
                    entry.problem("the KPI '" + kpi.code() + "' is defined twice");
                }
            }
        }
        entries.forEach(entry -> PersonsReader.checkNames(entry, kpis));
        return kpis;
    }

    private static Kpi kpi(YamlNode entry, Set<String> feeds, Set<String> facts) {
        entry.allowOnly(KEYS);
        Kpi.Source source =
                entry.find("source").map(node -> node.choice(Kpi.Source.class)).orElse(Kpi.Source.MICRODATA);
        String code = entry.require("code").text();
        Kpi.Unit unit = entry.require("unit").choice(Kpi.Unit.class);
        boolean reported = source == Kpi.Source.REPORTED;
        if (reported) {
            List.of("feeds", "fact", "where", "denominator")
                    .forEach(key -> entry.find(key)
                            .ifPresent(node -> node.problem("a reported KPI has no '" + key + "': it is the measure '"
                                    + code + "' of the feed " + REPORTED_FEED)));
        }
        return new Kpi(
                code,
                entry.require("name").text(),
                entry.find("headline").map(YamlNode::flag).orElse(false),
                unit,
                entry.require("unit_label").text(),
                entry.require("decimals").integer(),
                entry.require("direction").choice(Kpi.Direction.class),
                source,
                reported ? List.of(REPORTED_FEED) : feeds(entry, feeds),
                reported ? REPORTED_FACT : fact(entry, facts),
                reported
                        ? Optional.of("measure_code = '" + code + "'")
                        : entry.find("where").map(YamlNode::text),
                reported
                        ? entry.find("numerator").map(YamlNode::text).orElse("numerator")
                        : entry.require("numerator").text(),
                reported
                        ? Optional.of("denominator").filter(column -> isQuotient(unit))
                        : entry.find("denominator").map(YamlNode::text),
                zonesApart(entry),
                entry.require("definition").text(),
                entry.find("of_cases").map(YamlNode::flag).orElse(true),
                PersonsReader.read(
                        entry,
                        unit,
                        reported ? isQuotient(unit) : entry.find("denominator").isPresent()),
                breaks(entry),
                entry.line());
    }

    private static boolean isQuotient(Kpi.Unit unit) {
        return unit == Kpi.Unit.PERCENT || unit == Kpi.Unit.RATIO;
    }

    private static boolean zonesApart(YamlNode entry) {
        entry.find("zones")
                .filter(node -> !node.text().equals("apart"))
                .ifPresent(node -> node.problem("'zones' takes 'apart' or is left out"));
        return entry.find("zones").isPresent();
    }

    private static String fact(YamlNode entry, Set<String> facts) {
        YamlNode fact = entry.require("fact");
        if (!facts.contains(fact.text())) {
            fact.problem("no model sql/gold/" + fact.text() + ".sql" + YamlNode.nearest(fact.text(), facts));
        }
        return fact.text();
    }

    private static List<String> feeds(YamlNode entry, Set<String> feeds) {
        YamlNode list = entry.require("feeds");
        for (YamlNode feed : list.items()) {
            if (!feeds.contains(feed.text())) {
                feed.problem("unknown feed '" + feed.text() + "'" + YamlNode.nearest(feed.text(), feeds));
            }
        }
        return list.texts();
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

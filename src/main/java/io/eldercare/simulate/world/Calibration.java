package io.eldercare.simulate.world;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import io.eldercare.simulate.feed.FaultRates;
import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.feed.FeedText;
import io.eldercare.simulate.feed.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code jobs/simulation.yml}: levels, rates, layouts, labels and faults.
 *
 * @param rates hazards and shares under dotted names such as {@code roster.death}
 * @param measures figures that other departments report
 * @param offices per kind of office: feed to layout name, with {@code default} and optionally {@code deltas}
 */
public record Calibration(
        List<WorldPlan> worlds,
        Map<String, Double> rates,
        FaultRates faults,
        List<MeasurePlan> measures,
        Map<String, Layout> layouts,
        Map<String, Map<String, String>> offices,
        Map<String, FeedText> feeds) {
    public static final String FILE = "jobs/simulation.yml";

    public double rate(String name) {
        return named(rates, name);
    }

    public WorldPlan world(String plan) {
        return worlds.stream()
                .filter(world -> world.plans().contains(plan))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有规划 " + plan + " 的模拟世界；可用："
                        + worlds.stream()
                                .flatMap(world -> world.plans().stream())
                                .collect(Collectors.joining("、"))));
    }

    public Layout layout(String office, String feed) {
        Map<String, String> choices = named(offices, office);
        return named(layouts, choices.getOrDefault(feed, named(choices, "default")));
    }

    public boolean sendsDeltas(String office, String feed) {
        return feed.equals(named(offices, office).get("deltas"));
    }

    public FeedText feed(String name) {
        return named(feeds, name);
    }

    static <V> V named(Map<String, V> values, String name) {
        V value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(FILE + " lacks '" + name + "'");
        }
        return value;
    }

    /** @throws io.eldercare.definitions.DefinitionException listing every mistake with its line */
    public static Calibration load(Path definitionsRoot) {
        Problems problems = new Problems();
        YamlNode root;
        try {
            root = YamlNode.parse(FILE, Files.readString(definitionsRoot.resolve(FILE)), problems)
                    .orElse(null);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + definitionsRoot.resolve(FILE), failure);
        }
        if (root == null) {
            problems.throwIfAny();
            throw new IllegalStateException(FILE);
        }
        root.allowOnly("worlds", "rates", "faults", "measures", "layouts", "offices", "feeds");
        Map<String, Double> rates = new LinkedHashMap<>();
        root.require("rates")
                .entries()
                .forEach((group, names) -> names.entries()
                        .forEach((name, value) ->
                                rates.put(group + "." + name, value.decimal().doubleValue())));
        Calibration read = new Calibration(
                root.require("worlds").items().stream().map(WorldPlan::read).toList(),
                rates,
                FaultRates.read(root.require("faults")),
                root.require("measures").items().stream().map(MeasurePlan::read).toList(),
                WorldPlan.mapped(root.require("layouts"), Layout::read),
                WorldPlan.mapped(root.require("offices"), office -> WorldPlan.mapped(office, YamlNode::text)),
                WorldPlan.mapped(root.require("feeds"), FeedText::read));
        read.checkNames(root, problems);
        problems.throwIfAny();
        return read;
    }

    private void checkNames(YamlNode root, Problems problems) {
        for (YamlNode office : new ArrayList<>(root.require("offices").entries().values())) {
            office.entries().forEach((feed, layout) -> {
                if (!feed.equals("deltas") && !layouts.containsKey(layout.text())) {
                    layout.problem("unknown layout" + YamlNode.nearest(layout.text(), layouts.keySet()));
                }
            });
        }
        for (Feed feed : Feed.values()) {
            FeedText text = feeds.get(feed.code());
            if (text == null || !text.labels().keySet().containsAll(feed.columns())) {
                problems.add(
                        FILE,
                        root.require("feeds").line(),
                        "labels of " + feed.code() + " must name " + feed.columns());
            }
        }
    }
}

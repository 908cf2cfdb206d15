package io.eldercare.simulate.feed;

import io.eldercare.definitions.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chinese names of a feed.
 *
 * @param labels column to single-level header
 * @param units column to 张, 人, …
 * @param groups column to its two header levels in a form
 */
public record FeedText(
        String title, Map<String, String> labels, Map<String, String> units, Map<String, Levels> groups) {

    public record Levels(String group, String leaf) {}

    public static FeedText read(YamlNode node) {
        node.allowOnly("title", "labels", "units", "groups");
        Map<String, Levels> groups = new LinkedHashMap<>();
        node.find("groups")
                .ifPresent(found -> found.entries()
                        .forEach((group, leaves) -> leaves.entries()
                                .forEach((column, leaf) -> groups.put(column, new Levels(group, leaf.text())))));
        return new FeedText(
                node.require("title").text(),
                texts(node.require("labels")),
                node.find("units").map(FeedText::texts).orElse(Map.of()),
                groups);
    }

    public String label(String column) {
        return labels.getOrDefault(column, column);
    }

    public Optional<String> unit(String column) {
        return Optional.ofNullable(units.get(column));
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }
}

package io.eldercare.definitions;

import java.util.Optional;

/**
 * Lineage events for those who collect them: section {@code lineage} of the settings.
 *
 * @param events whether runs write them
 * @param namespace of jobs and data sets; keep it, since collectors tell data sets apart by it
 */
public record LineageSettings(boolean events, String namespace) {
    static final LineageSettings DEFAULT = new LineageSettings(true, "eldercare");

    static LineageSettings read(Optional<YamlNode> section) {
        return section.map(node -> node.allowOnly("events", "namespace"))
                .map(node -> new LineageSettings(
                        node.find("events").map(YamlNode::flag).orElse(DEFAULT.events),
                        node.find("namespace").map(LineageSettings::namespace).orElse(DEFAULT.namespace)))
                .orElse(DEFAULT);
    }

    private static String namespace(YamlNode node) {
        if (node.text().isBlank()) {
            node.problem(
                    "the namespace of lineage events is empty; leave the line out for '" + DEFAULT.namespace + "'");
        }
        return node.text();
    }
}

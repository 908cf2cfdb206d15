package io.eldercare.definitions;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code lake} of jobs/settings.yml: who may ask the lake, and what a query may take.
 *
 * @param analysts OS users who may read rows of persons; the owner of the home always may
 * @param aggregates OS users who may read the relations marked open in sql/lake.yml
 * @param runAs OS user under whom queries run; empty: the one who asks
 * @param seconds a query may take
 * @param rows a result may have; more are cut
 * @param memory heap of the queries' process, such as 2g
 * @param scratchMegabytes of temporary files
 */
public record LakeSettings(
        List<String> analysts,
        List<String> aggregates,
        Optional<String> runAs,
        int seconds,
        int rows,
        String memory,
        int scratchMegabytes) {
    public static final LakeSettings USUAL =
            new LakeSettings(List.of(), List.of(), Optional.empty(), 60, 10_000, "2g", 2_000);

    /** 512m or more: Spark does not start with less. */
    private static final Pattern MEMORY =
            Pattern.compile("[1-9]\\d{0,3}g|(51[2-9]|5[2-9]\\d|[6-9]\\d\\d|[1-9]\\d{3,5})m");

    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    public LakeSettings {
        analysts = List.copyOf(analysts);
        aggregates = List.copyOf(aggregates);
    }

    static LakeSettings read(Optional<YamlNode> section) {
        return section.filter(node -> !node.isNull()).map(LakeSettings::read).orElse(USUAL);
    }

    private static LakeSettings read(YamlNode node) {
        node.allowOnly("analysts", "aggregates", "run_as", "seconds", "rows", "memory", "scratch_megabytes");
        return new LakeSettings(
                users(node.find("analysts")),
                users(node.find("aggregates")),
                node.find("run_as").filter(value -> !value.text().isEmpty()).map(LakeSettings::user),
                positive(node, "seconds", USUAL.seconds),
                positive(node, "rows", USUAL.rows),
                node.find("memory").map(LakeSettings::memory).orElse(USUAL.memory),
                positive(node, "scratch_megabytes", USUAL.scratchMegabytes));
    }

    private static List<String> users(Optional<YamlNode> list) {
        return list.map(node -> node.items().stream().map(LakeSettings::user).toList())
                .orElse(List.of());
    }

    private static String user(YamlNode value) {
        String name = value.text();
        if (!USER.matcher(name).matches()) {
            value.problem("'" + name + "' is not the name of an OS user");
        }
        return name;
    }

    private static String memory(YamlNode value) {
        if (!MEMORY.matcher(value.text()).matches()) {
            value.problem("memory is a number with m or g, 512m or more, such as 2g");
        }
        return value.text();
    }

    private static int positive(YamlNode node, String key, int usual) {
        return node.find(key)
                .map(value -> {
                    if (value.integer() < 1) {
                        value.problem(key + " must be 1 or more");
                    }
                    return value.integer();
                })
                .orElse(usual);
    }
}

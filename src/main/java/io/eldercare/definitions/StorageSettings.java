package io.eldercare.definitions;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code storage} of jobs/settings.yml: where lake and archive lie, if not in the home. A URI such as
 * {@code hdfs://nn.example:8020/eldercare/lake}, or a folder of this machine; never the root of a store, since a rebuilt lake grows in a
 * folder beside the present one.
 */
public record StorageSettings(Optional<String> lake, Optional<String> archive) {
    public static final StorageSettings IN_THE_HOME = new StorageSettings(Optional.empty(), Optional.empty());

    private static final Pattern WITH_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:.*");

    /** The section alone, without a look at the other definitions; mistakes are told by {@link Definitions#load}. */
    public static StorageSettings below(Path definitionsRoot) {
        return DefinitionFiles.parse(definitionsRoot.resolve("jobs").resolve("settings.yml"), new Problems())
                .map(root -> read(root.find("storage")))
                .orElse(IN_THE_HOME);
    }

    static StorageSettings read(Optional<YamlNode> section) {
        return section.filter(node -> !node.isNull())
                .map(node -> node.allowOnly("lake", "archive"))
                .map(node -> new StorageSettings(location(node, "lake"), location(node, "archive")))
                .orElse(IN_THE_HOME);
    }

    private static Optional<String> location(YamlNode section, String key) {
        Optional<YamlNode> value = section.find(key).filter(node -> !node.text().isEmpty());
        value.filter(node -> !isFolder(node.text()))
                .ifPresent(node -> node.problem("'" + node.text()
                        + "' is neither a folder nor a URI of one, such as hdfs://nn.example:8020/eldercare/" + key));
        return value.map(YamlNode::text).filter(StorageSettings::isFolder);
    }

    private static boolean isFolder(String location) {
        if (!WITH_SCHEME.matcher(location).matches()) {
            return Path.of(location).getFileName() != null;
        }
        try {
            URI uri = URI.create(location);
            return uri.getPath() != null && uri.getPath().matches("/+[^/].*") && uri.getQuery() == null;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }
}

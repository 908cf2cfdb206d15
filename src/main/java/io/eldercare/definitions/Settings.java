package io.eldercare.definitions;

import io.eldercare.plan.signal.SignalRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * jobs/settings.yml: what an operator sets for an installation.
 *
 * @param dueDay day of the next month by which the month's figures are due
 * @param expectedFeeds feeds whose monthly arrival is scored
 * @param feedOwners feed to the only sender that may deliver it
 * @param signals what is listed for verification
 * @param disclosureThreshold a count of persons from 1 up to below it is not published
 * @param imprints who issues the bulletins and who gets them
 * @param readers who may read the mart, and where it listens
 * @param forms what the counties' forms state on their face
 * @param mail empty: bulletins are not sent by mail
 * @param storage where lake and archive lie, if not in the home
 * @param lake who may ask the lake, within which limits
 * @param lineage whether runs write lineage events, and under which names
 * @param watch what is called out to whoever looks after the nights
 */
public record Settings(
        List<String> plans,
        int dueDay,
        int correctionDay,
        int freezeDay,
        List<String> expectedFeeds,
        Map<String, String> feedOwners,
        SignalRules signals,
        int disclosureThreshold,
        Imprints imprints,
        Forms forms,
        Optional<String> martUrl,
        Optional<Path> martUserFile,
        Optional<Path> martPasswordFile,
        Optional<Path> personSecretFile,
        ReaderSettings readers,
        Optional<MailSettings> mail,
        StorageSettings storage,
        LakeSettings lake,
        LineageSettings lineage,
        WatchSettings watch) {
    private static final int DEFAULT_THRESHOLD = 5;
    private static final int LEAST_THRESHOLD = 3;

    public static Settings load(Path file, Problems problems) {
        return DefinitionFiles.parse(file, problems)
                .map(Settings::read)
                .orElseGet(() -> new Settings(
                        List.of(),
                        5,
                        10,
                        12,
                        List.of(),
                        Map.of(),
                        SignalRules.DEFAULT,
                        DEFAULT_THRESHOLD,
                        Imprints.USUAL,
                        Forms.USUAL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        ReaderSettings.NONE,
                        Optional.empty(),
                        StorageSettings.IN_THE_HOME,
                        LakeSettings.USUAL,
                        LineageSettings.DEFAULT,
                        WatchSettings.USUAL));
    }

    private static Settings read(YamlNode root) {
        root.allowOnly(
                "plans",
                "reporting",
                "feed_owners",
                "signals",
                "disclosure",
                "bulletin",
                "forms",
                "mart",
                "person_secret_file",
                "readers",
                "mail",
                "storage",
                "lake",
                "lineage",
                "watch");
        YamlNode reporting =
                root.require("reporting").allowOnly("due_day", "correction_day", "freeze_day", "expected_feeds");
        YamlNode mart = root.require("mart").allowOnly("url", "user_file", "password_file");
        Map<String, String> owners = new TreeMap<>();
        root.require("feed_owners").entries().forEach((feed, owner) -> owners.put(feed, owner.text()));
        return new Settings(
                root.require("plans").texts(),
                reporting.require("due_day").integer(),
                reporting.require("correction_day").integer(),
                reporting.require("freeze_day").integer(),
                reporting.require("expected_feeds").texts(),
                owners,
                SignalsReader.read(root.find("signals")),
                threshold(root.find("disclosure")),
                Imprints.read(root.find("bulletin")),
                Forms.read(root.find("forms")),
                text(mart, "url"),
                text(mart, "user_file").map(Path::of),
                text(mart, "password_file").map(Path::of),
                text(root, "person_secret_file").map(Path::of),
                ReadersReader.read(root.find("readers")),
                MailReader.read(root.find("mail")),
                StorageSettings.read(root.find("storage")),
                LakeSettings.read(root.find("lake")),
                LineageSettings.read(root.find("lineage")),
                WatchSettings.read(root.find("watch")));
    }

    private static int threshold(Optional<YamlNode> section) {
        return section.map(node -> {
                    YamlNode threshold = node.allowOnly("threshold").require("threshold");
                    if (threshold.integer() < LEAST_THRESHOLD) {
                        threshold.problem("a threshold below " + LEAST_THRESHOLD + " protects nobody");
                    }
                    return threshold.integer();
                })
                .orElse(DEFAULT_THRESHOLD);
    }

    private static Optional<String> text(YamlNode node, String key) {
        return node.find(key).map(YamlNode::text).filter(value -> !value.isEmpty());
    }
}

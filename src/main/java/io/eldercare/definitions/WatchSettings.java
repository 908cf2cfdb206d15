package io.eldercare.definitions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code watch} of jobs/settings.yml: what is called out to whoever looks after the nights. No figure depends on it.
 *
 * @param lateDays so many days after the due day a feed that has not come is late
 * @param rejectShare a county's rejects have jumped when they are at least this part of its rows, 0–1,
 * @param rejectTimes and at least so many times their part in the six months before,
 * @param rejectRows and at least so many rows
 * @param nightHours no good night for longer: one was skipped
 * @param diskGigabytes less free space than this is too little
 * @param mail addresses that get new alerts, by the server of {@code mail}
 */
public record WatchSettings(
        int lateDays,
        BigDecimal rejectShare,
        BigDecimal rejectTimes,
        int rejectRows,
        int nightHours,
        int diskGigabytes,
        List<String> mail) {
    public static final WatchSettings USUAL =
            new WatchSettings(0, new BigDecimal("0.05"), new BigDecimal("3"), 20, 26, 5, List.of());

    public WatchSettings {
        mail = List.copyOf(mail);
    }

    static WatchSettings read(Optional<YamlNode> section) {
        return section.filter(node -> !node.isNull()).map(WatchSettings::read).orElse(USUAL);
    }

    private static WatchSettings read(YamlNode node) {
        node.allowOnly(
                "late_days", "reject_share", "reject_times", "reject_rows", "night_hours", "disk_gigabytes", "mail");
        WatchSettings read = new WatchSettings(
                whole(node, "late_days", 0, USUAL.lateDays),
                node.find("reject_share").map(ScoringReader::positive).orElse(USUAL.rejectShare),
                node.find("reject_times").map(ScoringReader::positive).orElse(USUAL.rejectTimes),
                whole(node, "reject_rows", 1, USUAL.rejectRows),
                whole(node, "night_hours", 1, USUAL.nightHours),
                whole(node, "disk_gigabytes", 0, USUAL.diskGigabytes),
                node.find("mail").map(MailReader::addresses).orElse(List.of()));
        if (read.rejectShare.compareTo(BigDecimal.ONE) > 0) {
            node.find("reject_share").ifPresent(value -> value.problem("a part of the rows is at most 1"));
        }
        return read;
    }

    private static int whole(YamlNode section, String key, int least, int usual) {
        return section.find(key)
                .map(value -> {
                    int number = value.integer();
                    if (number < least) {
                        value.problem("a whole number of " + least + " or more is expected here");
                    }
                    return number;
                })
                .orElse(usual);
    }
}

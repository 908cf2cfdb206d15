package io.eldercare.ingest;

import io.eldercare.definitions.Profile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What the name of another system's file says, by the named groups of its profile's pattern.
 *
 * @param month month of the rows; empty where they state it themselves
 */
record ProfileName(Optional<YearMonth> month, int revision, Mode mode) {
    private static final String MONTH = "\\d{4}-(0[1-9]|1[0-2])";
    private static final String REVISION = "[1-9]\\d{0,3}";
    private static final String MODE = "(?i)full|delta|void";

    /** @param monthInRows whether a column of the file states the month */
    static ProfileName of(Profile profile, String fileName, LocalDate receivedOn, boolean monthInRows) {
        return new ProfileName(
                monthInRows ? Optional.empty() : Optional.of(FileScan.monthOf(profile, fileName, receivedOn)),
                group(profile, fileName, "revision").map(Integer::parseInt).orElse(1),
                group(profile, fileName, "mode").map(Mode::parse).orElse(Mode.FULL));
    }

    /** Whether month, revision and mode are ones, where the name states them. */
    static boolean isReadable(Profile profile, String fileName) {
        boolean statesMonth =
                profile.month().isEmpty() && profile.filePattern().pattern().contains("(?<month>");
        return (!statesMonth
                        || group(profile, fileName, "month")
                                .filter(text -> text.matches(MONTH))
                                .isPresent())
                && group(profile, fileName, "revision")
                        .filter(text -> !text.matches(REVISION))
                        .isEmpty()
                && group(profile, fileName, "mode")
                        .filter(text -> !text.matches(MODE))
                        .isEmpty();
    }

    /** The same export with the same bytes is another delivery for another month, revision or mode. */
    String identity() {
        return String.join("\n", month.map(YearMonth::toString).orElse(""), Integer.toString(revision), mode.code());
    }

    private static Optional<String> group(Profile profile, String fileName, String name) {
        Matcher matcher = profile.filePattern().matcher(fileName);
        return profile.filePattern().pattern().contains("(?<" + name + ">") && matcher.matches()
                ? Optional.ofNullable(matcher.group(name))
                : Optional.empty();
    }
}

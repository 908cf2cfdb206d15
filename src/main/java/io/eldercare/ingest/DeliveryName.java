package io.eldercare.ingest;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name of the submission standard: {@code <feed>_<county>_<yyyy-MM>[_r<revision>][_<mode>].<csv|csv.gz|xlsx|xls>}, or
 * {@code workbook_…} for a workbook of several feeds. Months are of this century: no other is reported.
 *
 * @param feed the feed, or {@link #WORKBOOK}
 */
record DeliveryName(String feed, String countyCode, YearMonth month, int revision, Mode mode) {
    static final String WORKBOOK = "workbook";

    private static final String STEM =
            "(?<feed>[a-z_]+)_(?<county>\\d{6})_(?<month>20\\d{2}-(?:0[1-9]|1[0-2]))(?:_r(?<revision>[1-9]\\d{0,3}))?"
                    + "(?:_(?<mode>full|delta|void))?\\.";
    private static final Pattern PATTERN =
            Pattern.compile(STEM + "(?:csv|csv\\.gz|xlsx|xls|txt|tsv)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER =
            Pattern.compile(STEM + "(?<extension>[a-z0-9]{1,8}(?:\\.[a-z0-9]{1,8})?)", Pattern.CASE_INSENSITIVE);

    static Optional<DeliveryName> parse(String fileName, Collection<String> feeds) {
        Matcher matcher = PATTERN.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String feed = matcher.group("feed").toLowerCase(java.util.Locale.ROOT);
        if (!feed.equals(WORKBOOK) && !feeds.contains(feed)) {
            return Optional.empty();
        }
        String revision = matcher.group("revision");
        String mode = matcher.group("mode");
        return Optional.of(new DeliveryName(
                feed,
                matcher.group("county"),
                YearMonth.parse(matcher.group("month")),
                revision == null ? 1 : Integer.parseInt(revision),
                mode == null ? Mode.FULL : Mode.parse(mode)));
    }

    /** Extension of a name that is right in all else, such as {@code et} or {@code csv.zip}. */
    static Optional<String> otherExtension(String fileName) {
        Matcher matcher = OTHER.matcher(fileName);
        return matcher.matches() ? Optional.of(matcher.group("extension")) : Optional.empty();
    }
}

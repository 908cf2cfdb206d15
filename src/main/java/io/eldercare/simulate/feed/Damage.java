package io.eldercare.simulate.feed;

import io.eldercare.simulate.draw.IdentityNumbers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ways in which a row goes wrong. */
public enum Damage {
    /** last character of the ID number changed */
    ID_CHECKSUM,
    /** 369999********0012 */
    ID_MASKED,
    /** 18 digits that a spreadsheet cut to 15 and filled with zeros */
    ID_EXCEL,
    /** 2025-02-30 in the feed's first date column */
    IMPOSSIBLE_DATE,
    /** an empty cell where one is required */
    MISSING_REQUIRED,
    /** a code that no list knows */
    UNKNOWN_CODE,
    /** the visit is dated in the next year */
    FUTURE_VISIT,
    /** more nursing beds than beds */
    NURSING_OVER_BUILT,
    /** the residents by ability do not add up to the residents */
    OCCUPANCY_SUM,
    /** 约50 where a number is due */
    NOT_A_NUMBER,
    /** the printed total is not the sum of the items */
    TOTAL_WRONG,
    /** the row stands twice; the first is right */
    DUPLICATE;

    public static Optional<Damage> named(String name) {
        return Arrays.stream(values()).filter(one -> one.code().equals(name)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Damage::code).toList();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Spoils {@code row} in place; false when it has nothing to spoil. {@link #DUPLICATE} is the table's matter. */
    public boolean spoil(Feed feed, @Nullable Object[] row) {
        return switch (this) {
            case ID_CHECKSUM -> spoilId(feed, row, Damage::otherCheck);
            case ID_MASKED -> spoilId(feed, row, id -> id.substring(0, 6) + "********" + id.substring(14));
            case ID_EXCEL -> spoilId(feed, row, Damage::asSpreadsheet);
            case IMPOSSIBLE_DATE -> spoilDate(feed, row);
            case MISSING_REQUIRED -> replace(row, feed.position(required(feed)), null);
            case UNKNOWN_CODE -> replace(row, feed.position(coded(feed)), "详见附件");
            case FUTURE_VISIT ->
                row[feed.position("visited_at")] instanceof LocalDateTime time
                        && replace(row, feed.position("visited_at"), time.plusYears(1));
            case NURSING_OVER_BUILT ->
                row[feed.position("built_beds")] instanceof Integer built
                        && replace(row, feed.position("nursing_beds"), built + 7);
            case OCCUPANCY_SUM ->
                row[feed.position("occ_l2")] instanceof Integer number
                        && replace(row, feed.position("occ_l2"), number + 5);
            case NOT_A_NUMBER -> replace(row, feed.position("residents"), "约50");
            case TOTAL_WRONG ->
                row[feed.position("total")] instanceof Integer total
                        && replace(row, feed.position("total"), total > 45 ? total - 30 : total + 30);
            case DUPLICATE -> false;
        };
    }

    private interface Change {
        String apply(String id);
    }

    private static boolean spoilId(Feed feed, @Nullable Object[] row, Change change) {
        int position = feed.position("person_id");
        return row[position] instanceof String id
                && !change.apply(id).equals(id)
                && replace(row, position, change.apply(id));
    }

    /** IDs that end in X survive as text; 15 digits and zeros must not happen to be a valid number. */
    private static String asSpreadsheet(String id) {
        String body = id.substring(0, 15) + "00";
        if (id.endsWith("X")) {
            return id;
        }
        return IdentityNumbers.check(body) == '0' ? id.charAt(0) + "." + id.substring(1, 6) + "E+17" : body + "0";
    }

    private static String otherCheck(String id) {
        char last = id.charAt(17);
        return id.substring(0, 17) + (last == '5' ? '7' : '5');
    }

    private static boolean spoilDate(Feed feed, @Nullable Object[] row) {
        int position = feed.position(dated(feed));
        LocalDate date = row[position] instanceof LocalDate day
                ? day
                : row[position] instanceof LocalDateTime time ? time.toLocalDate() : null;
        return date != null && replace(row, position, date.getYear() + "-02-30");
    }

    private static boolean replace(@Nullable Object[] row, int position, @Nullable Object value) {
        row[position] = value;
        return true;
    }

    /** The column whose absence a feed's missing_required shows; also the one that a file leaves out. */
    public static String required(Feed feed) {
        return switch (feed) {
            case INSTITUTION -> "kind";
            case BED_MONTH -> "nursing_beds";
            case ASSESSMENT -> "final_level";
            case SPECIAL_ROSTER -> "township_code";
            case VISIT -> "outcome";
            case VOLUNTEER_TEAM, VOLUNTEER -> "status";
            case VOLUNTEER_MEMBERSHIP -> "team_id";
            case FAMILY_BED -> "subtype";
            case POPULATION -> "pop60";
            case STAFF -> "post";
            case RESIDENT -> "admitted_on";
            case DESTITUTE -> "dependency";
            case RETROFIT -> "person_id";
            case FACILITY, PROJECT -> "kind";
            case FUND -> "stage";
            case BENEFIT -> "amount_yuan";
            case SERVICE_RECORD -> "hours";
            case PROJECT_MONTH -> "project_id";
            case FAMILY_BED_MONTH -> "bed_id";
            case REPORTED_MEASURE -> "measure_code";
        };
    }

    private static String coded(Feed feed) {
        return switch (feed) {
            case INSTITUTION -> "ownership";
            case ASSESSMENT -> "setting";
            case SPECIAL_ROSTER -> "categories";
            case VISIT -> "mode";
            case VOLUNTEER_TEAM, VOLUNTEER -> "status";
            case FAMILY_BED -> "subtype";
            case STAFF -> "post";
            case DESTITUTE -> "placement";
            case FACILITY, PROJECT -> "status";
            case FUND -> "purpose";
            case SERVICE_RECORD -> "class";
            default -> throw new IllegalArgumentException(feed.code() + " has no code to spoil");
        };
    }

    private static String dated(Feed feed) {
        return switch (feed) {
            case INSTITUTION -> "opened_on";
            case ASSESSMENT -> "assessed_on";
            case SPECIAL_ROSTER -> "valid_from";
            case VISIT -> "visited_at";
            case VOLUNTEER_TEAM -> "founded_on";
            case VOLUNTEER -> "registered_on";
            case VOLUNTEER_MEMBERSHIP -> "member_from";
            case FAMILY_BED -> "assessed_on";
            case STAFF -> "valid_from";
            case RESIDENT -> "admitted_on";
            case RETROFIT -> "accepted_on";
            case FUND -> "booked_on";
            default -> throw new IllegalArgumentException(feed.code() + " has no date to spoil");
        };
    }
}

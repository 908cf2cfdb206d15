package io.eldercare.simulate.feed;

import io.eldercare.definitions.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often files go wrong.
 *
 * @param rows feed to kind of damage to rate per row
 * @param late share of files that arrive after the 5th
 * @param corrected share of files that a clean second revision replaces
 * @param correctionFactor how many times the usual row faults such a first file holds
 * @param events damages at a fixed place, so that each kind occurs in a run of 13 months
 */
public record FaultRates(
        Map<String, Map<Damage, Double>> rows,
        double late,
        double corrected,
        double correctionFactor,
        List<Event> events) {

    /** Month and county count from 1 within the run, counties in the order of their codes. */
    public record Event(int month, int county, String feed, Kind kind) {}

    public enum Kind {
        /** never sent */
        MISSING,
        LATE,
        /** faulty first file, clean {@code _r2} */
        CORRECTION,
        /** full, {@code _r2_void}, {@code _r3} full */
        VOID,
        /** in the folder of another county; the same file in its own folder two days later */
        WRONG_SENDER,
        /** last month's bytes under this month's name */
        SENT_AGAIN,
        /** two different files of the same revision */
        CONFLICT,
        /** lacks its last required column; whole {@code _r2} later */
        MISSING_COLUMN,
        /** header only */
        EMPTY,
        /** as it should be */
        NONE
    }

    public static FaultRates read(YamlNode node) {
        node.allowOnly("rows", "files", "events");
        YamlNode files = node.require("files").allowOnly("late", "corrected", "correction_factor");
        return new FaultRates(
                rows(node.require("rows")),
                files.require("late").decimal().doubleValue(),
                files.require("corrected").decimal().doubleValue(),
                files.require("correction_factor").decimal().doubleValue(),
                node.require("events").items().stream().map(FaultRates::event).toList());
    }

    private static Map<String, Map<Damage, Double>> rows(YamlNode node) {
        Map<String, Map<Damage, Double>> rows = new LinkedHashMap<>();
        node.entries().forEach((feed, kinds) -> {
            Map<Damage, Double> rates = new LinkedHashMap<>();
            kinds.entries()
                    .forEach((kind, rate) -> Damage.named(kind)
                            .ifPresentOrElse(
                                    damage -> rates.put(damage, rate.decimal().doubleValue()),
                                    () -> rate.problem("unknown row fault '" + kind + "'"
                                            + YamlNode.nearest(kind, Damage.names()))));
            rows.put(feed, rates);
        });
        return rows;
    }

    private static Event event(YamlNode node) {
        node.allowOnly("month", "county", "feed", "kind");
        return new Event(
                node.require("month").integer(),
                node.require("county").integer(),
                node.require("feed").text(),
                node.require("kind").choice(Kind.class));
    }
}

package io.eldercare.job;

import io.eldercare.lake.StoreFormat;
import io.eldercare.mart.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The formats of a home's stores against those that this program knows. */
public final class Formats {
    private Formats() {}

    /** @throws io.eldercare.lake.NewerHomeException when a newer program has written to the home; nothing is touched */
    public static void require(Workplace place) {
        StoreFormat.requireKnown(place.home(), mart(place));
    }

    /** Notes that the mart has the tables of this program. */
    public static void stampMart(Workplace place) {
        try {
            StoreFormat.stamp(place.home().mart(), mart(place));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot note the format of the mart", failure);
        }
    }

    /** Scripts are only ever added, so that their number tells the older mart from the newer. */
    private static int mart(Workplace place) {
        Path sql = place.definitionsRoot().resolve("sql");
        return Math.max(1, Migrations.count(sql.resolve("mart")) + Migrations.count(sql.resolve("readers")));
    }
}

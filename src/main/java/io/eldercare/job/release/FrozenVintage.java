package io.eldercare.job.release;

import io.eldercare.report.vintage.PrintedFigure;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/** What a row of the ledger that fixed a vintage says. */
record FrozenVintage(ReleaseEvent event) {
    static final String FIGURES = "figures.csv";

    String plan() {
        return event.plan();
    }

    YearMonth month() {
        return event.month();
    }

    int vintage() {
        return event.vintage();
    }

    /** monthly, quarterly or yearly. */
    String kind() {
        return event.text("kind");
    }

    int issue() {
        return event.content().path("issue").asInt();
    }

    LocalDate releasedOn() {
        return LocalDate.parse(event.text("released_on"));
    }

    /** Digest of what it rests on. */
    String basis() {
        return event.text("basis");
    }

    /** Digests by name within the folder of the vintage. */
    SortedMap<String, String> documents() {
        return event.texts("documents");
    }

    List<PrintedFigure> figures(ReleaseArchive archive) {
        String digest = event.content().path("documents").path(FIGURES).asText();
        return PrintedFigure.parse(new String(archive.bytes(digest), StandardCharsets.UTF_8));
    }
}

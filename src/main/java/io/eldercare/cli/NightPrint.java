package io.eldercare.cli;

import io.eldercare.job.NightSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a night did, for a person. */
final class NightPrint {
    private final Texts texts;

    NightPrint(Texts texts) {
        this.texts = texts;
    }

    List<String> lines(NightSummary night) {
        Stream<String> counts = Stream.of(
                texts.text("night.files", night.runId(), night.deliveries(), night.repeated(), night.refused()),
                texts.text("night.rows", night.slices(), night.rows(), night.accepted(), night.rejected()),
                texts.text("night.duration", night.duration().toSeconds()));
        boolean unchanged = night.slices() == 0 && night.bulletins().isEmpty();
        List<String> bulletins = unchanged ? List.of(texts.text("night.unchanged")) : bulletins(night.bulletins());
        return Stream.concat(counts, bulletins.stream()).toList();
    }

    List<String> bulletins(List<NightSummary.Bulletin> bulletins) {
        if (bulletins.isEmpty()) {
            return List.of(texts.text("night.no-bulletin"));
        }
        Set<String> told = new HashSet<>();
        return bulletins.stream()
                .flatMap(bulletin -> told.add(bulletin.planCode()) ? bulletin(bulletin) : again(bulletin))
                .toList();
    }

    /** An earlier month of a plan whose latest stands above: where it is. */
    private Stream<String> again(NightSummary.Bulletin bulletin) {
        return Stream.of(texts.text(
                bulletin.released() == 0 ? "night.again" : "night.again-released",
                bulletin.month(),
                bulletin.folder().resolve("bulletin.html")));
    }

    private Stream<String> bulletin(NightSummary.Bulletin bulletin) {
        TextTable table = new TextTable()
                .row(
                        texts.text("night.column-name"),
                        texts.text("night.column-value"),
                        texts.text("night.column-target"),
                        texts.text("night.column-status"),
                        texts.text("night.column-reason"));
        bulletin.headlines()
                .forEach(headline -> table.row(
                        headline.name(),
                        headline.value(),
                        headline.target(),
                        texts.nameOf("status", headline.status()),
                        headline.reason()));
        return Stream.of(
                        Stream.of(
                                "",
                                texts.text("night.plan", bulletin.planCode(), bulletin.planName(), bulletin.month())),
                        table.lines().stream(),
                        Stream.of(texts.text(
                                bulletin.released() == 0 ? "night.bulletin" : "night.bulletin-released",
                                bulletin.folder().resolve("bulletin.html"))))
                .flatMap(lines -> lines);
    }
}

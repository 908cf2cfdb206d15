package io.eldercare.cli;

import io.eldercare.job.release.Bulletins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a step of a release did, for a person. */
final class BulletinPrint {
    private final Texts texts;

    BulletinPrint(Texts texts) {
        this.texts = texts;
    }

    List<String> lines(Bulletins.Made made) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(
                "bulletin.made", made.plan(), made.month(), made.files().size(), made.folder()));
        if (made.vintage() > 1) {
            lines.add(texts.text("bulletin.made-revision", made.vintage() - 1, made.vintage()));
        }
        return lines;
    }

    List<String> lines(Bulletins.Asked asked) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("bulletin.asked", asked.plan(), asked.month()));
        TextTable table = new TextTable();
        asked.counties()
                .forEach(county -> table.row(
                        "  " + county.name(),
                        county.county(),
                        texts.text(county.asked() ? "bulletin.asked-now" : "bulletin.asked-before", county.due()),
                        county.files().stream()
                                .findFirst()
                                .map(Object::toString)
                                .orElse("")));
        lines.addAll(table.lines());
        if (!asked.holidaysKnown()) {
            lines.add(texts.text("bulletin.no-holidays"));
        }
        return lines;
    }

    List<String> lines(Bulletins.Answered answered) {
        String verdict = texts.nameOf("verdict", answered.verdict().name().toLowerCase(Locale.ROOT));
        return List.of(texts.pair(
                texts.text("bulletin.answered", answered.plan(), answered.month(), answered.name(), verdict),
                answered.text()));
    }

    List<String> lines(Bulletins.Frozen frozen) {
        String key = frozen.released() ? "bulletin.frozen" : "bulletin.frozen-before";
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(
                key,
                frozen.plan(),
                frozen.month(),
                frozen.releasedOn().getYear(),
                frozen.issue(),
                frozen.vintage(),
                frozen.releasedOn()));
        lines.add(texts.text("bulletin.documents", frozen.documents().size(), frozen.folder()));
        if (!frozen.released()) {
            lines.add(texts.text("bulletin.how-to-revise"));
        }
        return lines;
    }

    List<String> lines(Bulletins.Sent sent) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(
                "bulletin.sent",
                sent.plan(),
                sent.month(),
                sent.sent().size(),
                sent.before().size()));
        TextTable table = new TextTable();
        sent.sent()
                .forEach(mail -> table.row("  " + mail.address(), texts.nameOf("role", mail.role()), mail.messageId()));
        lines.addAll(table.lines());
        return lines;
    }

    List<String> lines(Bulletins.Verified verified) {
        List<String> lines = new ArrayList<>(verified.findings());
        lines.add(texts.text(
                verified.findings().isEmpty() ? "bulletin.verified" : "bulletin.not-verified",
                verified.events(),
                verified.vintages(),
                verified.findings().size()));
        return lines;
    }
}

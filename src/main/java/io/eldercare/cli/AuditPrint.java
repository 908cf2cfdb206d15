package io.eldercare.cli;

import io.eldercare.job.AuditReport;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a proof found, for a person and for a program: what is broken, and the way out. */
final class AuditPrint {
    private static final int MOST_OF_A_KIND = 20;

    private final Texts texts;

    AuditPrint(Texts texts) {
        this.texts = texts;
    }

    /** A finding in words. @param subject in the order that docs/reliability.md states */
    record Said(String code, int promise, List<String> subject, String what, String wayOut) {}

    /** What a check looked at. */
    record Looked(String check, long looked, long all) {}

    /** What {@code --json} prints. */
    record Document(boolean sound, String depth, String seed, int pending, List<Looked> checks, List<Said> findings) {}

    Document document(AuditReport report) {
        return new Document(
                report.isSound(),
                report.depth().name().toLowerCase(Locale.ROOT),
                report.seed(),
                report.pending(),
                report.checks().stream()
                        .map(check ->
                                new Looked(check.check().name().toLowerCase(Locale.ROOT), check.looked(), check.all()))
                        .toList(),
                report.findings().stream().map(this::said).toList());
    }

    List<String> lines(AuditReport report) {
        List<String> lines = new ArrayList<>();
        TextTable table =
                new TextTable().row(List.of(texts.text("audit.columns").split("\\|", -1)));
        for (CheckResult check : report.checks()) {
            table.row(
                    texts.nameOf("audit.check", check.check().name()),
                    texts.text("audit.looked", check.looked(), check.all()),
                    check.findings().isEmpty()
                            ? texts.text("audit.sound")
                            : texts.text("audit.found", check.findings().size()));
        }
        lines.addAll(table.lines());
        lines.addAll(findings(report.findings()));
        if (report.pending() > 0) {
            lines.add(texts.text("audit.pending", report.pending()));
        }
        lines.add(texts.text(
                report.isSound() ? "audit.all-sound" : "audit.broken",
                texts.nameOf("audit.depth", report.depth().name()),
                report.seed(),
                report.duration().toSeconds()));
        return lines;
    }

    /** What is broken and the way out; many of a kind are cut after the first. */
    List<String> findings(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> told = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Said said = said(finding);
            if (told.merge(said.code(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                lines.add(texts.text("audit.finding", said.promise(), said.code(), said.what()));
                lines.add("  " + texts.text("audit.way-out", said.wayOut()));
            }
        }
        told.forEach((code, count) -> {
            if (count > MOST_OF_A_KIND) {
                lines.add(texts.text("audit.more", code, count - MOST_OF_A_KIND));
            }
        });
        return lines;
    }

    private Said said(Finding finding) {
        Object[] subject = finding.subject().toArray();
        String key = "audit." + finding.breach().name();
        return new Said(
                finding.breach().code(),
                finding.breach().promise(),
                finding.subject(),
                texts.text(key, subject),
                texts.text(key + ".way", subject));
    }
}

package io.eldercare.cli;

import io.eldercare.job.FileCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings of one file, by sheet and row, in words that a county clerk acts on. */
final class CheckPrint {
    private static final int MOST = 200;
    private static final Comparator<FileCheck.Finding> BY_PLACE = Comparator.comparing(FileCheck.Finding::sheet)
            .thenComparingInt(FileCheck.Finding::rowNo)
            .thenComparing(FileCheck.Finding::rule)
            .thenComparing(FileCheck.Finding::column);

    private final Texts texts;

    CheckPrint(Texts texts) {
        this.texts = texts;
    }

    static boolean wouldReject(FileCheck.Outcome outcome) {
        return !outcome.acceptable() || outcome.refusal().isPresent() || outcome.rejected() > 0;
    }

    List<String> lines(FileCheck.Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(verdict(outcome), outcome.file(), outcome.refusal().orElse("")));
        if (!outcome.message().isBlank()) {
            lines.add("  " + outcome.message());
        }
        lines.add("  "
                + texts.text("check.rows", outcome.rows(), outcome.accepted(), outcome.rejected(), outcome.skipped()));
        outcome.findings().stream().sorted(BY_PLACE).limit(MOST).map(this::line).forEach(lines::add);
        if (outcome.findings().size() > MOST) {
            lines.add("  " + texts.text("check.more", outcome.findings().size() - MOST));
        }
        return lines;
    }

    private static String verdict(FileCheck.Outcome outcome) {
        if (outcome.refusal().isPresent()) {
            return "check.refused";
        }
        return outcome.rejected() > 0 ? "check.some-rejected" : "check.good";
    }

    private String line(FileCheck.Finding finding) {
        String place = finding.rowNo() > 0
                ? texts.text(
                        finding.sheet().isBlank() ? "check.row" : "check.sheet-row", finding.rowNo(), finding.sheet())
                : texts.text("check.file");
        String column = finding.columnLabel().isBlank() ? finding.column() : finding.columnLabel();
        String said = column.isBlank() ? finding.message() : texts.pair(column, finding.message());
        String remedy = finding.remedy().isBlank() ? "" : texts.text("check.remedy", finding.remedy());
        return "  [%s] %s %s (%s)%s"
                .formatted(texts.nameOf("severity", finding.severity()), place, said, finding.rule(), remedy);
    }
}

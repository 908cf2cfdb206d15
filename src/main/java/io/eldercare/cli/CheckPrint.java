package io.eldercare.cli;

import io.eldercare.job.county.FileCheck.Correction;
import io.eldercare.job.county.FileCheck.Outcome;
import io.eldercare.job.county.FileCheck.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What to correct in one file, by sheet and rule, in words that a county clerk acts on. */
final class CheckPrint {
    /** Cells named of each rule; the rest is counted. */
    private static final int MOST = 10;

    private static final String INDENT = "      ";

    private final Texts texts;

    CheckPrint(Texts texts) {
        this.texts = texts;
    }

    static boolean wouldReject(Outcome outcome) {
        return !outcome.acceptable() || outcome.refusal().isPresent() || outcome.rejected() > 0;
    }

    List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(verdict(outcome), outcome.file(), outcome.refusal().orElse("")));
        if (!outcome.message().isBlank()) {
            lines.add("  " + outcome.message());
        }
        lines.add("  "
                + texts.text("check.rows", outcome.rows(), outcome.accepted(), outcome.rejected(), outcome.skipped()));
        String sheet = "";
        for (Correction correction : outcome.corrections()) {
            if (correction.severity().equals("reject_file")) {
                continue; // said above
            }
            if (!correction.sheet().equals(sheet)) {
                sheet = correction.sheet();
                lines.add("  " + texts.text("check.sheet", sheet));
            }
            add(correction, lines);
        }
        lines.add("  " + texts.text("check.not-checked", outcome.notChecked()));
        return lines;
    }

    private static String verdict(Outcome outcome) {
        if (outcome.refusal().isPresent()) {
            return "check.refused";
        }
        return outcome.rejected() > 0 ? "check.some-rejected" : "check.good";
    }

    private void add(Correction correction, List<String> lines) {
        String column = correction.columnLabel().isBlank() ? correction.column() : correction.columnLabel();
        String what = column.isBlank() || column.equals("*")
                ? correction.message()
                : texts.pair(column, correction.message());
        String count = correction.rows() > 0 ? texts.text("check.count", correction.rows()) : "";
        lines.add("    [%s] %s (%s)%s"
                .formatted(texts.nameOf("severity", correction.severity()), what, correction.rule(), count));
        if (!correction.expected().isBlank()) {
            lines.add(INDENT + texts.text("check.expected", correction.expected()));
        }
        if (!correction.remedy().isBlank()) {
            lines.add(INDENT + texts.text("check.remedy", correction.remedy()));
        }
        String places =
                correction.places().stream().limit(MOST).map(this::place).collect(Collectors.joining("；"));
        long more = correction.rows() - Math.min(MOST, correction.places().size());
        if (!places.isBlank()) {
            lines.add(INDENT + places + (more > 0 ? texts.text("check.more", more) : ""));
        }
    }

    private String place(Spot spot) {
        String where = spot.cell().isBlank() ? texts.text("check.row", spot.rowNo()) : spot.cell();
        return spot.shown().isBlank() ? where : texts.text("check.shown", where, spot.shown());
    }
}

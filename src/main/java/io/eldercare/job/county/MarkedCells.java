package io.eldercare.job.county;

import io.eldercare.form.MarkedCopy.Mark;
import io.eldercare.form.MarkedCopy.Marked;
import io.eldercare.form.MarkedCopy.Page;
import io.eldercare.ingest.read.RawRow;
import io.eldercare.ingest.read.RowCursor;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.ingest.read.UnreadableFile;
import io.eldercare.job.county.FileCheck.Correction;
import io.eldercare.job.county.FileCheck.Outcome;
import io.eldercare.job.county.FileCheck.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is marked in a copy: every cell of every correction, and the text of files that are no workbook of today. */
final class MarkedCells {
    private static final int MOST_ROWS = 100_000;

    private MarkedCells() {}

    static Marked of(Path file, Outcome outcome) {
        List<Mark> marks = new ArrayList<>();
        for (Correction correction : outcome.corrections()) {
            List<Spot> spots = correction.places().isEmpty() ? List.of(new Spot(0, "", "")) : correction.places();
            for (Spot spot : spots) {
                marks.add(new Mark(
                        correction.sheet(),
                        spot.rowNo(),
                        spot.cell(),
                        correction.severity(),
                        correction.rule(),
                        correction.columnLabel(),
                        spot.shown(),
                        correction.message(),
                        correction.expected(),
                        correction.remedy()));
            }
        }
        return new Marked(verdict(outcome), marks, pages(file));
    }

    private static String verdict(Outcome outcome) {
        String counts = "数据 " + outcome.rows() + " 行：可收 " + outcome.accepted() + " 行，将退回 " + outcome.rejected() + " 行。";
        if (outcome.refusal().isPresent()) {
            return "整份文件将被退回。" + counts;
        }
        return (outcome.rejected() > 0 ? "改正标红各格后再报。" : "没有会被退回的内容。") + counts + "另有 " + outcome.notChecked()
                + " 项核查要与其他报表、其他县或以前月份比对，收文后才能进行。";
    }

    /** Sheets as text, for a file that cannot be copied as it is. */
    private static List<Page> pages(Path file) {
        try (TabularFile opened = TabularFile.open(file)) {
            if (opened.kind() == TabularFile.Kind.XLSX) {
                return List.of();
            }
            List<Page> pages = new ArrayList<>();
            for (Sheet sheet : opened.sheets()) {
                if (!sheet.hidden()) {
                    pages.add(page(sheet));
                }
            }
            return pages;
        } catch (UnreadableFile unreadable) {
            return List.of();
        }
    }

    private static Page page(Sheet sheet) {
        List<Page.Line> lines = new ArrayList<>();
        try (RowCursor cursor = sheet.open()) {
            while (lines.size() < MOST_ROWS && cursor.hasNext()) {
                RawRow row = cursor.next();
                lines.add(new Page.Line(row.rowNo(), row.cells()));
            }
        }
        return new Page(sheet.name(), lines);
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Filing;
import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.ScorePart;
import io.eldercare.report.Edition.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The scorecard as a workbook: ranks, points by item, filing. Numbers are numbers; text is inert, whatever it begins with. */
final class ScorecardWorkbook {
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int HEAD = 2;

    private final Edition edition;

    ScorecardWorkbook(Edition edition) {
        this.edition = edition;
    }

    byte[] write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "eldercare", "1.0")) {
            ranks(workbook);
            parts(workbook);
            quality(workbook);
        }
        return settled(bytes.toByteArray());
    }

    private void ranks(Workbook workbook) {
        Worksheet sheet = sheet(workbook, "得分排名", "县区得分及名次", "名次", "县区", "行政区划代码", "得分", "较上月", "名次变化", "类别", "说明");
        int row = HEAD + 1;
        for (boolean ranked : new boolean[] {true, false}) {
            for (Score score : edition.scores()) {
                if (score.ranked() != ranked) {
                    continue;
                }
                number(
                        sheet,
                        row,
                        0,
                        ranked && score.rank() != null ? new BigDecimal(Objects.requireNonNull(score.rank())) : null,
                        "0");
                text(sheet, row, 1, edition.placeName(score.region()));
                text(sheet, row, 2, score.region());
                number(sheet, row, 3, score.score(), "0.00");
                number(sheet, row, 4, score.change(), "+0.00;-0.00;0.00");
                Integer moved = score.rankChange();
                number(sheet, row, 5, moved == null ? null : new BigDecimal(moved), "+0;-0;0");
                text(sheet, row, 6, score.score() == null ? "暂不评定" : ranked ? "排名" : "只列示");
                text(sheet, row, 7, score.reason() == null ? "" : score.reason());
                row++;
            }
        }
        finish(sheet, row, 2, 8, 14, 14, 10, 10, 10, 10, 44);
    }

    private void parts(Workbook workbook) {
        Worksheet sheet = sheet(workbook, "分项得分", "县区分项得分", "县区", "行政区划代码", "项目", "本月值", "起点", "目标", "权重", "得分");
        int row = HEAD + 1;
        for (ScorePart part : edition.parts()) {
            text(sheet, row, 0, edition.placeName(part.region()));
            text(sheet, row, 1, part.region());
            text(sheet, row, 2, part.name());
            number(sheet, row, 3, part.value(), "0.0###");
            number(sheet, row, 4, part.floor(), "0.0###");
            number(sheet, row, 5, part.target(), "0.0###");
            number(sheet, row, 6, part.weight(), "0.00");
            number(sheet, row, 7, part.points(), "0.00");
            row++;
        }
        finish(sheet, row, 3, 14, 14, 30, 11, 11, 11, 10, 10);
    }

    private void quality(Workbook workbook) {
        Worksheet sheet =
                sheet(workbook, "数据质量", "报送情况", "县区", "行政区划代码", "报表", "应报", "已报", "按时", "非空", "合格率", "行数", "退回行数");
        int row = HEAD + 1;
        for (Unit unit : edition.senders()) {
            for (Filing filing : edition.filings()) {
                if (filing.county().equals(unit.code())) {
                    quality(sheet, row++, filing, unit);
                }
            }
        }
        finish(sheet, row, 3, 14, 14, 26, 8, 8, 8, 8, 10, 10, 10);
    }

    private static void quality(Worksheet sheet, int row, Filing filing, Unit unit) {
        text(sheet, row, 0, unit.name());
        text(sheet, row, 1, unit.code());
        text(sheet, row, 2, filing.feedName());
        text(sheet, row, 3, yes(filing.expected()));
        text(sheet, row, 4, yes(filing.filed()));
        text(sheet, row, 5, filing.filed() ? yes(filing.onTime()) : Print.NOTHING);
        text(sheet, row, 6, filing.filed() ? yes(filing.nonEmpty()) : Print.NOTHING);
        number(sheet, row, 7, filing.passingShare(), "0.0%");
        number(sheet, row, 8, filing.filed() ? BigDecimal.valueOf(filing.rows()) : null, "0");
        number(sheet, row, 9, filing.filed() ? BigDecimal.valueOf(filing.rejected()) : null, "0");
    }

    private static String yes(boolean value) {
        return value ? "是" : "否";
    }

    private Worksheet sheet(Workbook workbook, String name, String title, String... heads) {
        Worksheet sheet = workbook.newWorksheet(name);
        String place = edition.jurisdiction().name() + Print.month(edition.month()) + title;
        text(sheet, 0, 0, place + (edition.plan().trial() ? "（试评，送审稿）" : "（送审稿）"));
        sheet.style(0, 0).bold().fontSize(14).set();
        text(sheet, 1, 0, edition.plan().name() + " " + edition.plan().code());
        for (int column = 0; column < heads.length; column++) {
            text(sheet, HEAD, column, heads[column]);
        }
        sheet.range(HEAD, 0, HEAD, heads.length - 1)
                .style()
                .bold()
                .fillColor("E6ECF2")
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .borderStyle("thin")
                .set();
        return sheet;
    }

    private static void finish(Worksheet sheet, int end, int frozen, int... widths) {
        for (int column = 0; column < widths.length; column++) {
            sheet.width(column, widths[column]);
        }
        sheet.freezePane(frozen, HEAD + 1);
        sheet.setAutoFilter(HEAD, 0, Math.max(end - 1, HEAD), widths.length - 1);
        sheet.repeatRows(HEAD, HEAD);
        sheet.pageOrientation("landscape");
        sheet.paperSize(org.dhatim.fastexcel.PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", org.dhatim.fastexcel.Position.CENTER);
    }

    private static void text(Worksheet sheet, int row, int column, String value) {
        sheet.inlineString(row, column, value);
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable BigDecimal value, String format) {
        if (value == null) {
            text(sheet, row, column, Print.NOTHING);
            sheet.style(row, column).horizontalAlignment("right").set();
        } else {
            sheet.value(row, column, value);
            sheet.style(row, column).format(format).set();
        }
    }

    /** The same workbook with fixed times, so that the same figures give the same bytes. */
    private static byte[] settled(byte[] workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile source = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream target = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(source.getEntries())) {
                byte[] content = source.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z", "1980-01-01T00:00:00Z")
                            .getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry settled = new ZipEntry(entry.getName());
                settled.setTimeLocal(ZIP_TIME);
                target.putNextEntry(settled);
                target.write(content);
                target.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}

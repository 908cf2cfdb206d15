package io.eldercare.report;

import io.eldercare.report.Edition.Filing;
import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.ScorePart;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.chart.Tone;
import io.eldercare.report.document.SettledZip;
import io.eldercare.report.workbook.Sheet;
import io.eldercare.report.workbook.WorkbookFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scorecard as a workbook: ranks with their intervals, points by item, filing, what would lift a score, what moves the ranks, what
 * chance explains, what is to be verified.
 */
final class ScorecardWorkbook {
    private static final String YES = "是";
    private static final String NO = "否";
    private static final String COUNT = "#,##0.###";

    private final Edition edition;

    ScorecardWorkbook(Edition edition) {
        this.edition = edition;
    }

    byte[] write() throws IOException {
        WorkbookFile workbook = new WorkbookFile();
        ranks(workbook);
        parts(workbook);
        quality(workbook);
        new ScorecardBackground(edition).write(workbook);
        return SettledZip.of(workbook.write());
    }

    /** A sheet headed with place, month and state. */
    static Sheet sheet(Edition edition, WorkbookFile workbook, String name, String title, String... heads) {
        return workbook.sheet(
                name,
                edition.jurisdiction().name()
                        + Print.month(edition.month())
                        + title
                        + (edition.plan().trial() ? "（试评，送审稿）" : "（送审稿）"),
                edition.plan().name() + " " + edition.plan().code(),
                List.of(heads));
    }

    private void ranks(WorkbookFile workbook) {
        Sheet sheet = sheet(
                edition, workbook, "得分排名", "县区得分及名次", "名次", "县区", "行政区划代码", "得分", "较上月", "名次变化", "类别", "档", "名次区间起",
                "名次区间止", "等次", "距上一等次", "距上一档", "折算分", "得分下限", "得分上限", "说明");
        for (boolean ranked : new boolean[] {true, false}) {
            for (Score score : edition.scores()) {
                if (score.ranked() == ranked) {
                    rank(sheet, score);
                }
            }
        }
        sheet.finish(2, 8, 14, 14, 10, 10, 10, 10, 6, 11, 11, 9, 11, 11, 9, 10, 10, 60);
    }

    private void rank(Sheet sheet, Score score) {
        sheet.next();
        sheet.count(score.ranked() ? score.rank() : null, "0");
        sheet.text(edition.placeName(score.region()));
        sheet.text(score.region());
        sheet.number(score.score(), "0.00");
        sheet.number(score.change(), "+0.00;-0.00;0.00");
        sheet.count(score.rankChange(), "+0;-0;0");
        if (score.score() == null) {
            sheet.shaded("暂不评定", Tone.BEHIND);
        } else {
            sheet.text(score.ranked() ? "排名" : "只列示");
        }
        sheet.count(score.band(), "0");
        sheet.count(score.rankLow(), "0");
        sheet.count(score.rankHigh(), "0");
        sheet.text(score.grade() == null ? Print.NOTHING : score.grade());
        sheet.number(score.nextGradeGap(), "0.00");
        sheet.number(score.nextBandGap(), "0.00");
        sheet.number(score.converted(), "0.0000");
        sheet.number(score.low(), "0.00");
        sheet.number(score.high(), "0.00");
        sheet.text(Stream.of(score.reason(), score.gradeNote())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("；")));
    }

    private void parts(WorkbookFile workbook) {
        Sheet sheet = sheet(
                edition, workbook, "分项得分", "县区分项得分", "县区", "行政区划代码", "项目", "类型", "本月值", "起点", "目标", "权重", "得分", "较上月",
                "可提升", "文号", "说明");
        for (ScorePart part : edition.parts()) {
            sheet.next();
            sheet.text(edition.placeName(part.region()));
            sheet.text(part.region());
            sheet.text(part.name());
            sheet.text(kind(part.kind()));
            sheet.number(part.value(), "0.0###");
            sheet.number(part.floor(), "0.0###");
            sheet.number(part.target(), "0.0###");
            sheet.number(part.weight(), "0.00");
            sheet.number(part.points(), "0.00");
            sheet.number(part.change(), "+0.00;-0.00;0.00");
            sheet.number(part.lift(), "0.00");
            sheet.text(part.document() == null ? "" : part.document());
            sheet.text(part.note() == null ? "" : part.note());
        }
        sheet.finish(3, 14, 14, 30, 10, 11, 11, 11, 10, 10, 10, 10, 24, 40);
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "data_quality" -> "数据质量";
            case "improvement" -> "进步";
            case "deduction" -> "扣分";
            case "bonus" -> "加分";
            case "limit" -> "限值";
            default -> "项目";
        };
    }

    private void quality(WorkbookFile workbook) {
        Sheet sheet = sheet(
                edition, workbook, "数据质量", "报送情况", "县区", "行政区划代码", "报表", "应报", "已报", "按时", "非空", "合格率", "行数", "退回行数");
        for (Unit unit : edition.senders()) {
            for (Filing filing : edition.filings()) {
                if (filing.county().equals(unit.code())) {
                    quality(sheet, filing, unit);
                }
            }
        }
        sheet.finish(3, 14, 14, 26, 8, 8, 8, 8, 10, 10, 10);
    }

    private static void quality(Sheet sheet, Filing filing, Unit unit) {
        sheet.next();
        sheet.text(unit.name());
        sheet.text(unit.code());
        sheet.text(filing.feedName());
        sheet.text(filing.expected() ? YES : NO);
        answer(sheet, filing.filed(), filing.expected());
        answer(sheet, filing.onTime(), filing.filed());
        answer(sheet, filing.nonEmpty(), filing.filed());
        sheet.number(filing.passingShare(), "0.0%");
        sheet.number(filing.filed() ? BigDecimal.valueOf(filing.rows()) : null, COUNT);
        sheet.number(filing.filed() ? BigDecimal.valueOf(filing.rejected()) : null, COUNT);
    }

    /** @param asked whether an answer is due at all */
    private static void answer(Sheet sheet, boolean yes, boolean asked) {
        if (!asked) {
            sheet.text(Print.NOTHING);
        } else if (yes) {
            sheet.text(YES);
        } else {
            sheet.status(NO, Tone.FAR_BEHIND);
        }
    }
}

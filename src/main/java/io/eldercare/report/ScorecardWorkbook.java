package io.eldercare.report;

import io.eldercare.report.Edition.Filing;
import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.ScorePart;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.document.SettledZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;

/**
 * The scorecard as a workbook: ranks with their intervals, points by item, filing, what would lift a score, what moves the ranks, what
 * chance explains, what is to be verified.
 */
final class ScorecardWorkbook {

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
            lifts(workbook);
            sensitivities(workbook);
            funnel(workbook);
            signals(workbook);
        }
        return SettledZip.of(bytes.toByteArray());
    }

    private void ranks(Workbook workbook) {
        WorkbookSheet sheet = new WorkbookSheet(
                workbook, edition, "得分排名", "县区得分及名次", "名次", "县区", "行政区划代码", "得分", "较上月", "名次变化", "类别", "档", "名次区间起",
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

    private void rank(WorkbookSheet sheet, Score score) {
        sheet.next();
        sheet.count(score.ranked() ? score.rank() : null, "0");
        sheet.text(edition.placeName(score.region()));
        sheet.text(score.region());
        sheet.number(score.score(), "0.00");
        sheet.number(score.change(), "+0.00;-0.00;0.00");
        sheet.count(score.rankChange(), "+0;-0;0");
        sheet.text(score.score() == null ? "暂不评定" : score.ranked() ? "排名" : "只列示");
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

    private void parts(Workbook workbook) {
        WorkbookSheet sheet = new WorkbookSheet(
                workbook, edition, "分项得分", "县区分项得分", "县区", "行政区划代码", "项目", "类型", "本月值", "起点", "目标", "权重", "得分", "较上月",
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

    private void quality(Workbook workbook) {
        WorkbookSheet sheet = new WorkbookSheet(
                workbook, edition, "数据质量", "报送情况", "县区", "行政区划代码", "报表", "应报", "已报", "按时", "非空", "合格率", "行数", "退回行数");
        for (Unit unit : edition.senders()) {
            for (Filing filing : edition.filings()) {
                if (filing.county().equals(unit.code())) {
                    quality(sheet, filing, unit);
                }
            }
        }
        sheet.finish(3, 14, 14, 26, 8, 8, 8, 8, 10, 10, 10);
    }

    private static void quality(WorkbookSheet sheet, Filing filing, Unit unit) {
        sheet.next();
        sheet.text(unit.name());
        sheet.text(unit.code());
        sheet.text(filing.feedName());
        sheet.text(yes(filing.expected()));
        sheet.text(yes(filing.filed()));
        sheet.text(filing.filed() ? yes(filing.onTime()) : Print.NOTHING);
        sheet.text(filing.filed() ? yes(filing.nonEmpty()) : Print.NOTHING);
        sheet.number(filing.passingShare(), "0.0%");
        sheet.number(filing.filed() ? BigDecimal.valueOf(filing.rows()) : null, "0");
        sheet.number(filing.filed() ? BigDecimal.valueOf(filing.rejected()) : null, "0");
    }

    private static String yes(boolean value) {
        return value ? "是" : "否";
    }

    private void lifts(Workbook workbook) {
        WorkbookSheet sheet = new WorkbookSheet(
                workbook,
                edition,
                "提分空间",
                "各目标的提分空间",
                "县区",
                "行政区划代码",
                "项目",
                "目标",
                "本月值",
                "起点",
                "目标值",
                "还差",
                "单位",
                "可得分",
                "每单位得分");
        for (ScoreDetails.Lift lift : edition.details().lifts()) {
            sheet.next();
            sheet.text(edition.placeName(lift.region()));
            sheet.text(lift.region());
            sheet.text(lift.item());
            sheet.text(lift.target());
            sheet.number(lift.value(), "0.0###");
            sheet.number(lift.floor(), "0.0###");
            sheet.number(lift.goal(), "0.0###");
            sheet.number(lift.needed(), "0");
            sheet.text(lift.unitLabel());
            sheet.number(lift.points(), "0.00");
            sheet.number(lift.perCase(), "0.0000");
        }
        sheet.finish(4, 14, 14, 26, 34, 11, 11, 11, 11, 8, 10, 12);
    }

    private void sensitivities(Workbook workbook) {
        WorkbookSheet sheet =
                new WorkbookSheet(workbook, edition, "名次敏感性", "哪些设定左右名次（方差占比的估计值）", "县区", "设定", "单独影响", "总影响");
        for (ScoreDetails.Sensitivity one : edition.details().sensitivities()) {
            sheet.next();
            boolean all = one.region().equals(edition.jurisdiction().code());
            sheet.text(all ? "全部县区" : edition.placeName(one.region()));
            sheet.text(one.name());
            sheet.number(one.firstOrder(), "0.00");
            sheet.number(one.total(), "0.00");
        }
        sheet.finish(1, 14, 44, 12, 12);
    }

    private void funnel(Workbook workbook) {
        WorkbookSheet sheet = new WorkbookSheet(
                workbook,
                edition,
                "比率波动",
                "县区比率与偶然波动范围",
                "指标",
                "县区",
                "行政区划代码",
                "基数",
                "本月值",
                "各县合计",
                "95%下限",
                "95%上限",
                "99.8%下限",
                "99.8%上限",
                "判断");
        for (ScoreDetails.FunnelRow row : edition.details().funnel()) {
            sheet.next();
            sheet.text(row.kpi());
            sheet.text(edition.placeName(row.region()));
            sheet.text(row.region());
            sheet.number(row.cases(), "0");
            for (BigDecimal share :
                    List.of(row.value(), row.centre(), row.low95(), row.high95(), row.low998(), row.high998())) {
                sheet.number(share, "0.00");
            }
            sheet.text(verdict(row.verdict()));
        }
        sheet.finish(3, 32, 14, 14, 10, 10, 10, 10, 10, 11, 11, 14);
    }

    private void signals(Workbook workbook) {
        WorkbookSheet sheet =
                new WorkbookSheet(workbook, edition, "核实事项", "待核实清单（不影响得分）", "县区", "行政区划代码", "月份", "代码", "指标或报表", "线索");
        for (SignalLine signal : edition.signals()) {
            sheet.next();
            sheet.text(signal.place());
            sheet.text(signal.region());
            sheet.text(signal.month());
            sheet.text(signal.rule());
            sheet.text(signal.subject());
            sheet.text(signal.evidence());
        }
        sheet.finish(3, 14, 14, 12, 20, 30, 90);
    }

    private static String verdict(String verdict) {
        return switch (verdict) {
            case "below_95" -> "偏低";
            case "below_998" -> "显著偏低";
            case "above_95" -> "偏高";
            case "above_998" -> "显著偏高";
            default -> "偶然波动";
        };
    }
}

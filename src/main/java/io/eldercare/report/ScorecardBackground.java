package io.eldercare.report;

import io.eldercare.report.chart.Tone;
import io.eldercare.report.workbook.Sheet;
import io.eldercare.report.workbook.WorkbookFile;
import java.math.BigDecimal;
import java.util.List;

/** The sheets of the scorecard that tell what stands behind the scores: lifts, sensitivities, chance, and what is to be verified. */
final class ScorecardBackground {
    private static final String COUNT = "#,##0.###";
    private static final String SHARE = "0.00\"%\"";
    private static final String POINTS = "+0.00\"个百分点\";-0.00\"个百分点\";0.00\"个百分点\"";

    private final Edition edition;

    ScorecardBackground(Edition edition) {
        this.edition = edition;
    }

    void write(WorkbookFile workbook) {
        lifts(workbook);
        sensitivities(workbook);
        funnel(workbook);
        signals(workbook);
    }

    private void lifts(WorkbookFile workbook) {
        Sheet sheet = ScorecardWorkbook.sheet(
                edition,
                workbook,
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
            String format = lift.share() ? SHARE : COUNT;
            sheet.number(lift.value(), format);
            sheet.number(lift.floor(), format);
            sheet.number(lift.goal(), format);
            sheet.number(lift.needed(), COUNT);
            sheet.text(lift.unitLabel());
            sheet.number(lift.points(), "0.00");
            sheet.number(lift.perCase(), "0.0000");
        }
        sheet.finish(4, 14, 14, 26, 34, 11, 11, 11, 11, 8, 10, 12);
    }

    private void sensitivities(WorkbookFile workbook) {
        Sheet sheet =
                ScorecardWorkbook.sheet(edition, workbook, "名次敏感性", "哪些设定左右名次（方差占比的估计值）", "县区", "设定", "单独影响", "总影响");
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

    private void funnel(WorkbookFile workbook) {
        Sheet sheet = ScorecardWorkbook.sheet(
                edition,
                workbook,
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
                "与合计相差",
                "判断");
        for (ScoreDetails.FunnelRow row : edition.details().funnel()) {
            sheet.next();
            sheet.text(row.kpi());
            sheet.text(edition.placeName(row.region()));
            sheet.text(row.region());
            sheet.number(row.cases(), COUNT);
            for (BigDecimal share :
                    List.of(row.value(), row.centre(), row.low95(), row.high95(), row.low998(), row.high998())) {
                sheet.number(share, SHARE);
            }
            sheet.number(row.value().subtract(row.centre()), POINTS);
            sheet.shaded(verdict(row.verdict()), verdictTone(row.verdict()));
        }
        sheet.finish(3, 32, 14, 14, 10, 10, 10, 10, 10, 11, 11, 16, 14);
    }

    private void signals(WorkbookFile workbook) {
        Sheet sheet = ScorecardWorkbook.sheet(
                edition, workbook, "核实事项", "待核实清单（不影响得分）", "县区", "行政区划代码", "月份", "代码", "指标或报表", "线索");
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

    /** What lies outside the outer limits stands on a stronger ground. */
    private static Tone verdictTone(String verdict) {
        return switch (verdict) {
            case "below_95" -> Tone.BEHIND;
            case "below_998" -> Tone.FAR_BEHIND;
            case "above_95" -> Tone.ON_PATH;
            case "above_998" -> Tone.REACHED;
            default -> Tone.OPEN;
        };
    }

    private static String verdict(String verdict) {
        return switch (verdict) {
            case "below_95" -> "▼ 偏低";
            case "below_998" -> "▼▼ 显著偏低";
            case "above_95" -> "▲ 偏高";
            case "above_998" -> "▲▲ 显著偏高";
            default -> "偶然波动";
        };
    }
}

package io.eldercare.report;

import io.eldercare.plan.money.Amounts;
import io.eldercare.plan.money.MoneyLine;
import io.eldercare.plan.money.ProcedureStep;
import io.eldercare.plan.money.UnitAllocation;
import io.eldercare.report.Dossier.Delivery;
import io.eldercare.report.Dossier.Input;
import io.eldercare.report.Dossier.Line;
import io.eldercare.report.Dossier.Step;
import io.eldercare.report.Dossier.Unit;
import io.eldercare.report.document.SettledZip;
import io.eldercare.report.workbook.Sheet;
import io.eldercare.report.workbook.WorkbookFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dossier as a workbook: amounts, how they were computed, what they rest on, rules and procedure, and what other figures would change. */
final class DossierWorkbook {
    private static final String YUAN = "#,##0.00;-#,##0.00;0.00";

    private final Dossier dossier;
    private final Optional<WhatIf> whatIf;

    DossierWorkbook(Dossier dossier, Optional<WhatIf> whatIf) {
        this.dossier = dossier;
        this.whatIf = whatIf;
    }

    byte[] write() throws IOException {
        WorkbookFile workbook = new WorkbookFile();
        amounts(workbook);
        whatIf.ifPresent(comparison -> differences(workbook, comparison));
        lines(workbook);
        inputs(workbook);
        rules(workbook);
        return SettledZip.of(workbook.write());
    }

    private Sheet sheet(WorkbookFile workbook, String name, String title, List<String> heads) {
        return workbook.sheet(
                name,
                dossier.place() + Print.month(dossier.month()) + title + (dossier.trial() ? "（试算）" : ""),
                dossier.planName() + "　资金总额 " + Amounts.yuan(dossier.pot()) + " 元"
                        + (dossier.trial() ? "　试算，不作为拨款依据" : ""),
                heads);
    }

    private void amounts(WorkbookFile workbook) {
        List<String> columns = DossierView.columns(dossier);
        List<String> heads = new ArrayList<>(List.of("地区", "行政区划代码"));
        columns.forEach(column -> heads.add(DossierView.label(column) + "（元）"));
        heads.add("占资金总额");
        Sheet sheet = sheet(workbook, "分配结果", "养老服务资金分配结果", heads);
        for (Unit unit : dossier.units()) {
            sheet.next();
            sheet.text(unit.name());
            sheet.text(unit.code());
            columns.forEach(column -> sheet.number(DossierView.amount(unit, column), YUAN));
            sheet.number(unit.share(), "0.0000%");
        }
        sheet.next();
        sheet.text("合计");
        sheet.text("");
        int units = dossier.units().size();
        columns.forEach(column -> sheet.sum(units, DossierView.total(dossier, column), YUAN));
        sheet.sum(units, dossier.units().stream().map(Unit::share).reduce(BigDecimal.ZERO, BigDecimal::add), "0.0000%");
        sheet.total();
        int[] widths = new int[heads.size()];
        java.util.Arrays.fill(widths, 17);
        widths[0] = 15;
        widths[1] = 13;
        widths[heads.size() - 1] = 12;
        sheet.finish(1, widths);
    }

    private void differences(WorkbookFile workbook, WhatIf comparison) {
        Sheet sheet = sheet(workbook, "假设更正", "养老服务资金分配假设更正", List.of("地区", "项目", "现行（元）", "更正后（元）", "差额（元）", "更正后代入"));
        for (WhatIf.Change change : comparison.changes()) {
            sheet.next();
            sheet.text(change.regionName());
            sheet.text(change.figure());
            sheet.right(change.published());
            sheet.right(change.assumed());
            sheet.text("");
            sheet.text("假设 " + Print.month(change.month()) + " 的数由 " + change.published() + " 更正为 " + change.assumed());
        }
        for (UnitAllocation before : comparison.before().units()) {
            UnitAllocation after = comparison.after().unit(before.regionCode()).orElseThrow();
            String name = name(before.regionCode());
            sheet.next();
            difference(sheet, name, "分配金额", before.yuan(), after.yuan(), "");
            sheet.bold();
            for (MoneyLine line : after.parts()) {
                BigDecimal then = before.find(line.kind()).map(MoneyLine::yuan).orElse(BigDecimal.ZERO);
                sheet.next();
                difference(sheet, name, line.kind().label(), then, line.yuan(), line.numbers());
            }
        }
        sheet.finish(2, 15, 24, 16, 16, 15, 74);
    }

    private static void difference(
            Sheet sheet, String name, String item, BigDecimal before, BigDecimal after, String numbers) {
        sheet.text(name);
        sheet.text(item);
        sheet.number(before, YUAN);
        sheet.number(after, YUAN);
        sheet.difference(3, 2, after.subtract(before), "+#,##0.00;-#,##0.00;0.00");
        sheet.text(numbers);
    }

    private String name(String region) {
        return dossier.units().stream()
                .filter(unit -> unit.code().equals(region))
                .findFirst()
                .map(Unit::name)
                .orElse(region);
    }

    private void lines(WorkbookFile workbook) {
        Sheet sheet = sheet(workbook, "计算过程", "养老服务资金分配计算过程", List.of("地区", "项目", "金额（元）", "公式", "代入"));
        for (Line line : dossier.parts()) {
            line(sheet, "全部", line);
        }
        for (Unit unit : dossier.units()) {
            unit.parts().forEach(line -> line(sheet, unit.name(), line));
            sheet.next();
            sheet.text(unit.name());
            sheet.text("分配金额");
            sheet.sum(unit.parts().size(), unit.yuan(), YUAN);
            sheet.text("各部分合计");
            sheet.text(sum(unit));
            sheet.bold();
            unit.payments().forEach(line -> line(sheet, unit.name(), line));
        }
        sheet.finish(2, 15, 15, 17, 38, 74);
    }

    private static void line(Sheet sheet, String name, Line line) {
        sheet.next();
        sheet.text(name);
        sheet.text(DossierView.label(line.code()));
        sheet.number(line.yuan(), YUAN);
        sheet.text(line.formula());
        sheet.text(line.numbers());
    }

    private static String sum(Unit unit) {
        return String.join(
                        " + ",
                        unit.parts().stream()
                                .map(line -> line.yuan().signum() < 0
                                        ? "(" + DossierView.yuan(line.yuan()) + ")"
                                        : Amounts.yuan(line.yuan()))
                                .toList())
                + " = " + Amounts.yuan(unit.yuan());
    }

    private void inputs(WorkbookFile workbook) {
        Sheet sheet = sheet(
                workbook,
                "数据依据",
                "养老服务资金分配数据依据",
                List.of("地区", "用于", "数据", "月份", "值", "单位", "分子", "分母", "来源", "文件", "送件编号"));
        for (Unit unit : dossier.units()) {
            for (Input input : unit.inputs()) {
                if (input.deliveries().isEmpty()) {
                    input(sheet, unit, input, Optional.empty());
                }
                input.deliveries().forEach(delivery -> input(sheet, unit, input, Optional.of(delivery)));
            }
        }
        sheet.finish(3, 13, 11, 26, 11, 14, 6, 11, 11, 16, 36, 34);
    }

    private static void input(Sheet sheet, Unit unit, Input input, Optional<Delivery> delivery) {
        sheet.next();
        sheet.text(unit.name());
        sheet.text(DossierView.label(input.part()));
        sheet.text(input.name());
        sheet.text(input.month().toString());
        if (input.value().isPresent()) {
            sheet.number(input.value().get(), format(input.value().get()));
        } else {
            sheet.right(DossierView.value(input));
        }
        sheet.text(input.unitLabel());
        figure(sheet, input.numerator());
        figure(sheet, input.denominator());
        sheet.text(delivery.map(Delivery::feed).orElse(input.remark()));
        sheet.text(delivery.map(Delivery::fileName).orElse(""));
        sheet.text(delivery.map(Delivery::id).orElse(""));
    }

    private static void figure(Sheet sheet, Optional<BigDecimal> value) {
        if (value.isPresent()) {
            sheet.number(value.get(), format(value.get()));
        } else {
            sheet.right(Print.NOTHING);
        }
    }

    /** All decimals that a figure has, and no decimal point where it has none. */
    private static String format(BigDecimal figure) {
        int decimals = Math.max(figure.stripTrailingZeros().scale(), 0);
        return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    private void rules(WorkbookFile workbook) {
        Sheet sheet = sheet(workbook, "规则与程序", "养老服务资金分配规则与程序", List.of("类别", "内容", "日期", "说明"));
        note(sheet, "规划文件", dossier.planDocument().orElse("无文号"));
        note(sheet, "资金文件", dossier.document().orElse("无"));
        note(sheet, "份额和权重的批准文件", dossier.weightsDocument().orElse("无"));
        dossier.notes("rule").forEach(text -> note(sheet, "规则", text));
        dossier.notes("note").forEach(text -> note(sheet, "本次情况", text));
        dossier.notes("trial_reason").forEach(text -> note(sheet, "正式分配还缺", text));
        for (ProcedureStep step : ProcedureStep.values()) {
            Optional<Step> done = dossier.steps().stream()
                    .filter(entry -> entry.name().equals(step.label()))
                    .findFirst();
            sheet.next();
            sheet.text("程序");
            sheet.text(step.label());
            sheet.text(done.map(entry -> Print.day(entry.doneOn())).orElse(""));
            sheet.text(done.map(Step::remark).orElse(""));
        }
        sheet.finish(1, 22, 80, 18, 36);
    }

    private static void note(Sheet sheet, String kind, String text) {
        sheet.next();
        sheet.text(kind);
        sheet.text(text);
        sheet.text("");
        sheet.text("");
    }
}

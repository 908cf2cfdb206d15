package io.eldercare.report;

import io.eldercare.plan.money.Amounts;
import io.eldercare.report.SubsidyStatement.Balance;
import io.eldercare.report.SubsidyStatement.Line;
import io.eldercare.report.SubsidyStatement.Rule;
import io.eldercare.report.document.SettledZip;
import io.eldercare.report.workbook.Sheet;
import io.eldercare.report.workbook.WorkbookFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code subsidies.xlsx}: sums by rule and county, what was paid beside them, and every rule with what is missing where it is not computed. */
final class SubsidyWorkbook {
    private static final String YUAN = "#,##0.00;-#,##0.00;0.00";
    private static final String COUNT = "#,##0";

    private static final Map<String, String> ANSWERS = Map.of(
            "decided", "测算",
            "partly", "部分测算",
            "part_of", "含在其他规则中",
            "undecided", "不能测算",
            "not_payment", "不是发放规则");

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("CNY", "元"),
            Map.entry("CNY_per_person_month", "元/人月"),
            Map.entry("CNY_per_bed", "元/张"),
            Map.entry("CNY_per_person", "元/人"),
            Map.entry("CNY_per_household", "元/户"),
            Map.entry("CNY_per_facility_year", "元/处年"),
            Map.entry("CNY_per_place", "元/托位"),
            Map.entry("CNY_per_year", "元/年"),
            Map.entry("CNY_max", "元（上限）"),
            Map.entry("CNY_max_per_person_month", "元/人月（上限）"),
            Map.entry("CNY_rent", "元（租金）"),
            Map.entry("multiplier", "倍"),
            Map.entry("multiple_of_subsistence_allowance", "倍低保标准"),
            Map.entry("multiple_of_urban_centralised_standard", "倍城市特困集中供养标准"),
            Map.entry("percent_of_minimum_wage", "% 最低工资标准"),
            Map.entry("percent_of_urban_disposable_income", "% 城镇居民人均可支配收入"),
            Map.entry("percent_of_income", "% 收入"),
            Map.entry("percent_below_market_rent", "% 低于市场租金"),
            Map.entry("percent_exempt", "% 免征"),
            Map.entry("percent_off", "% 减免"),
            Map.entry("percent_charged", "% 收费"),
            Map.entry("percent_min", "% 以上"),
            Map.entry("percent_min_free", "% 以上无偿"),
            Map.entry("percent", "%"));

    private static final Map<String, String> STANDINGS = Map.of("not_started", "当地未开展评定", "unrated", "未评定");

    private final SubsidyStatement statement;

    SubsidyWorkbook(SubsidyStatement statement) {
        this.statement = statement;
    }

    byte[] write() throws IOException {
        WorkbookFile workbook = new WorkbookFile();
        sums(workbook);
        balances(workbook);
        rules(workbook);
        return SettledZip.of(workbook.write());
    }

    private Sheet sheet(WorkbookFile workbook, String name, String title, List<String> heads) {
        return workbook.sheet(
                name,
                statement.place() + Print.month(statement.month()) + title + (statement.trial() ? "（试算）" : ""),
                statement.planName() + (statement.trial() ? "　试算，不作为发放依据" : "") + multipliers()
                        + "　对象为个人而人数少于规定数的行，按规定不列",
                heads);
    }

    private String multipliers() {
        String text = statement.multipliers().stream()
                .map(multiplier -> STANDINGS.getOrDefault(multiplier.standing(), multiplier.standing() + "级") + " "
                        + multiplier.factor().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("、"));
        return text.isEmpty() ? "" : "　运营补助倍数（规划参数）：" + text;
    }

    private void sums(WorkbookFile workbook) {
        Sheet sheet = sheet(
                workbook,
                "补助测算",
                "补助测算",
                List.of("规则", "补助项目", "条款", "地区", "对象数", "数量", "单价（元）", "本月金额（元）", "本年累计（元）"));
        for (Line line : statement.lines()) {
            Rule rule = statement.rule(line.ruleId());
            sheet.next();
            sheet.text(rule.id());
            sheet.text(rule.name());
            sheet.text(rule.clause());
            sheet.text(line.region());
            sheet.number(BigDecimal.valueOf(line.beneficiaries()), COUNT);
            sheet.number(line.quantity(), COUNT);
            sheet.number(line.rate(), YUAN);
            sheet.number(line.yuan(), YUAN);
            sheet.number(line.yearYuan(), YUAN);
        }
        sheet.next();
        sheet.text("合计");
        for (int blank = 0; blank < 6; blank++) {
            sheet.text("");
        }
        int lines = statement.lines().size();
        sheet.sum(lines, total(statement.lines().stream().map(Line::yuan).toList()), YUAN);
        sheet.sum(lines, total(statement.lines().stream().map(Line::yearYuan).toList()), YUAN);
        sheet.total();
        sheet.finish(2, 13, 42, 14, 14, 9, 10, 13, 17, 17);
    }

    private static BigDecimal total(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void balances(WorkbookFile workbook) {
        Sheet sheet = sheet(
                workbook,
                "与发放核对",
                "补助测算与发放核对",
                List.of("规则", "补助项目", "地区", "应补对象", "应补金额（元）", "已发对象", "已发金额（元）", "应补未发（个）", "已发无依据（个）"));
        for (Balance line : statement.balances()) {
            sheet.next();
            sheet.text(line.ruleId());
            sheet.text(statement.rule(line.ruleId()).name());
            sheet.text(line.region());
            sheet.number(BigDecimal.valueOf(line.owed()), COUNT);
            sheet.number(line.owedYuan(), YUAN);
            sheet.number(BigDecimal.valueOf(line.paid()), COUNT);
            sheet.number(line.paidYuan(), YUAN);
            sheet.number(BigDecimal.valueOf(line.owedNotPaid()), COUNT);
            sheet.number(BigDecimal.valueOf(line.paidNotOwed()), COUNT);
        }
        sheet.finish(2, 13, 42, 14, 10, 17, 10, 17, 12, 12);
    }

    private void rules(WorkbookFile workbook) {
        Sheet sheet =
                sheet(workbook, "规则与缺项", "补助规则与缺项", List.of("规则", "补助项目", "条款", "文件标准", "测算", "怎样算", "缺什么、为什么不算"));
        for (Rule rule : statement.rules()) {
            sheet.next();
            sheet.text(rule.id());
            sheet.text(rule.name());
            sheet.text(rule.clause());
            sheet.text(printed(rule));
            sheet.text(ANSWERS.getOrDefault(rule.answer(), rule.answer())
                    + (rule.partOf().isEmpty() ? "" : "：" + rule.partOf().replace(",", "、")));
            sheet.text(rule.reading());
            sheet.text(rule.missing());
        }
        sheet.finish(2, 13, 42, 14, 20, 18, 60, 50);
    }

    private static String printed(Rule rule) {
        return Optional.ofNullable(rule.amount())
                .map(amount -> Amounts.number(amount) + " " + UNITS.getOrDefault(rule.unit(), rule.unit()))
                .orElse("没有写金额");
    }
}

package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.proof.Account.Cited;
import io.eldercare.job.proof.Account.Input;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.Figures;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** From what the subsidy rules grant a county in a month to each rule's quantity and rate, and to the lines of the registers. No person is named. */
final class SubsidyProof {
    private static final String YUAN = "元";
    private static final String TABLE = "fct_entitlement_month";

    private final ProofDesk desk;
    private final Map<String, List<DeliveryRecord>> files;

    private SubsidyProof(ProofDesk desk, Map<String, List<DeliveryRecord>> files) {
        this.desk = desk;
        this.files = files;
    }

    private record Line(
            String rule,
            BigDecimal quantity,
            BigDecimal rate,
            BigDecimal yuan,
            String feed,
            String delivery,
            int rowNo) {}

    /** @param rule empty: all rules */
    static Account of(
            ProofDesk desk, DeltaFiles lake, String plan, String region, YearMonth month, Optional<String> rule) {
        desk.plan(plan);
        List<Line> lines = lake.exists("gold", TABLE) ? lines(lake, plan, region, month, rule) : List.of();
        if (lines.isEmpty()) {
            throw none(desk, plan, month);
        }
        SubsidyProof proof = new SubsidyProof(
                desk,
                desk
                        .mart()
                        .deliveriesById(
                                lines.stream().map(Line::delivery).distinct().toList())
                        .stream()
                        .collect(Collectors.groupingBy(DeliveryRecord::deliveryId)));
        List<Account> rules = lines.stream()
                .collect(Collectors.groupingBy(Line::rule, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> proof.rule(plan, entry.getKey(), entry.getValue()))
                .toList();
        return Account.of(
                        "subsidy",
                        desk.regionName(region) + " " + Figures.month(month) + " 补助测算（" + plan + "）",
                        Optional.of(sum(lines)),
                        YUAN)
                .worked(
                        "各条规则的金额之和",
                        rules.stream()
                                .map(found -> Numbers.plain(found.value().orElseThrow()))
                                .collect(Collectors.joining(" + ")))
                .made(rules);
    }

    private static List<Line> lines(
            DeltaFiles lake, String plan, String region, YearMonth month, Optional<String> rule) {
        return lake
                .read("gold", TABLE, month::equals)
                .where("plan_code = '" + plan + "' and county_code = '" + region + "'")
                .selectExpr("rule_id", "quantity", "rate_yuan", "amount_yuan", "feed", "delivery_id", "row_no")
                .orderBy("rule_id", "rate_yuan", "feed", "delivery_id", "row_no")
                .collectAsList()
                .stream()
                .map(SubsidyProof::line)
                .filter(line -> rule.map(line.rule()::equals).orElse(true))
                .toList();
    }

    private static Line line(Row row) {
        return new Line(
                row.getString(0),
                row.getDecimal(1),
                row.getDecimal(2),
                row.getDecimal(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6));
    }

    private static UnknownFigureException none(ProofDesk desk, String plan, YearMonth month) {
        List<String> there = desk.mart()
                .read(handle -> handle.createQuery("select distinct region_code || ' ' || rule_id from mart.subsidy"
                                + " where plan_code = :plan and month = :month order by 1")
                        .bind("plan", plan)
                        .bind("month", month.atDay(1))
                        .mapTo(String.class)
                        .list());
        return new UnknownFigureException("规划 " + plan + " " + month + " 没有这个地区或规则的补助；有的地区和规则："
                + (there.isEmpty() ? "无（请换一个月份）" : String.join("、", there)));
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::yuan).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Account rule(String plan, String id, List<Line> lines) {
        List<Account> rates = lines.stream()
                .collect(Collectors.groupingBy(Line::rate, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> rate(entry.getKey(), entry.getValue()))
                .toList();
        return Account.of(id, name(plan, id), Optional.of(sum(lines)), YUAN)
                .worked("Σ 数量 × 单价", rates.stream().map(Account::numbers).collect(Collectors.joining(" + ")))
                .made(rates);
    }

    private String name(String plan, String id) {
        return desk.mart()
                .read(handle -> handle.createQuery(
                                "select name || coalesce('（' || nullif(clause, '') || '）', '') from mart.subsidy_rule"
                                        + " where plan_code = :plan and rule_id = :rule")
                        .bind("plan", plan)
                        .bind("rule", id)
                        .mapTo(String.class)
                        .findOne()
                        .map(words -> id + " " + words)
                        .orElse(id));
    }

    private Account rate(BigDecimal rate, List<Line> lines) {
        BigDecimal quantity = lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Account.of("rate", "单价" + Numbers.plain(rate) + YUAN + "的", Optional.of(sum(lines)), YUAN)
                .worked("", Numbers.plain(quantity) + " × " + Numbers.plain(rate))
                .from(List.of(new Input("quantity", Optional.of(quantity)), new Input("rate_yuan", Optional.of(rate))))
                .citing(lines.stream().map(this::cited).toList());
    }

    private Cited cited(Line line) {
        Optional<DeliveryRecord> file = files.getOrDefault(line.delivery(), List.of()).stream()
                .filter(part -> part.feed().equals(line.feed()))
                .findFirst();
        return new Cited(
                line.delivery(),
                file.map(DeliveryRecord::fileName).orElse(""),
                file.map(DeliveryRecord::sheet).orElse(""),
                line.rowNo(),
                Optional.of(line.quantity()));
    }
}

package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Region;
import io.eldercare.transform.FigureRows.Line;
import io.eldercare.transform.SliceIssues.Issue;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The proof of a figure for people: what it is first, then what it is made of, then what else was sent. */
final class FigureText {
    private static final int LINES = 20;
    private static final int ISSUES = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final FigureProof proof;
    private final Kpi kpi;
    private final StringBuilder text = new StringBuilder();

    FigureText(FigureProof proof) {
        this.proof = proof;
        this.kpi = proof.kpi();
    }

    String write() {
        line(proof.region().name() + " " + Figures.month(proof.month()) + " " + kpi.name() + "："
                + Numbers.value(kpi, proof.published().value()));
        line("口径  " + kpi.definition());
        line("公式  " + kpi.formula());
        line("代入  " + Numbers.worked(kpi, proof.published().value()));
        standing();
        proof.targets().forEach(target -> {
            line("目标  " + target.target() + " " + target.status() + "：" + target.reason());
            if (!target.outlook().isEmpty()) {
                line("走势  " + target.outlook());
            }
        });
        parts();
        sources();
        slices();
        checks();
        history();
        return text.toString();
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    private void standing() {
        PublishedValue published = proof.published();
        if (proof.isSuppressed()) {
            line("对外  涉及人数少，不对外公布");
        }
        published
                .coverage()
                .filter(coverage -> coverage.compareTo(BigDecimal.ONE) < 0)
                .ifPresent(coverage -> line("报送  不全，覆盖 " + Numbers.plain(coverage.movePointRight(2)) + "%"
                        + published
                                .low()
                                .flatMap(low -> published
                                        .high()
                                        .map(high ->
                                                "，补齐后在 " + Numbers.plain(low) + " 至 " + Numbers.plain(high) + " 之间"))
                                .orElse("")));
        published.flag().filter("census_2020"::equals).ifPresent(flag -> line("说明  人口按2020年人口普查"));
        proof.change()
                .ifPresent(found -> line("较上月  " + Numbers.difference(kpi, found.total()) + "，其中分子变化影响 "
                        + Numbers.difference(kpi, found.fromNumerator()) + "，分母变化影响 "
                        + Numbers.difference(kpi, found.fromBase())));
        proof.funnel()
                .ifPresent(found -> line("漏斗  本市已报县区合计 " + Numbers.plain(found.centre()) + "%，基数 "
                        + Numbers.plain(found.cases()) + " 时95%限 " + Numbers.plain(found.low95()) + "–"
                        + Numbers.plain(found.high95()) + "，99.8%限 " + Numbers.plain(found.low998()) + "–"
                        + Numbers.plain(found.high998()) + "：" + found.verdictName()));
    }

    private void parts() {
        if (proof.parts().isEmpty()) {
            return;
        }
        line("构成  各地合计" + (kpi.isShare() ? "（先加总分子、分母，后相除）" : ""));
        proof.parts()
                .forEach(part ->
                        line("  " + "  ".repeat(part.depth()) + part.region().code() + " "
                                + part.region().name() + "  "
                                + part.counted()
                                        .or(part::own)
                                        .map(value -> Numbers.parts(value)
                                                + (kpi.isShare() ? "（" + Numbers.value(kpi, value) + "）" : ""))
                                        .orElse("—")
                                + (part.remark().isEmpty() ? "" : "  " + part.remark())));
    }

    private void sources() {
        line("来源  " + proof.sources().size() + "个文件，" + proof.rows() + "行；"
                + (proof.isReproduced() ? "逐行合计与公布的数一致" : "逐行合计与公布的数不一致：" + reproduced()));
        proof.sources().forEach(this::source);
    }

    private String reproduced() {
        return "分子 " + Numbers.plain(proof.numeratorOfRows())
                + proof.denominatorOfRows()
                        .map(base -> "，分母 " + Numbers.plain(base))
                        .orElse("") + "（数据湖在公布以后有变化，或没有公布，请运行 nightly）";
    }

    private void source(Source source) {
        line("  " + source.file() + (source.sheet().isEmpty() ? "" : "［" + source.sheet() + "］") + "  "
                + source.deliveryId());
        line("    " + source.rows() + "行，分子合计 " + Numbers.plain(source.numerator())
                + source.denominator()
                        .map(base -> "，分母合计 " + Numbers.plain(base))
                        .orElse(""));
        source.lines().stream().limit(LINES).forEach(this::counted);
        if (source.rows() > LINES) {
            line("    …… 其余 " + (source.rows() - LINES) + " 行请用 --json 查看");
        }
    }

    private void counted(Line row) {
        line((row.rowNo() == 0 ? "    全表" : "    第 " + row.rowNo() + " 行") + "：分子 " + Numbers.plain(row.numerator())
                + row.denominator().map(base -> "，分母 " + Numbers.plain(base)).orElse(""));
    }

    private void slices() {
        line("报送  " + proof.slices().size() + "份报表（报表、县区、月份），收到过的文件：");
        for (SliceProof slice : proof.slices()) {
            line("  " + slice.feedName() + "（" + slice.feed() + "） " + slice.countyName() + " " + slice.month());
            slice.deliveries().forEach(this::delivery);
        }
    }

    private void delivery(DeliveryRecord delivery) {
        line("    " + SliceProof.standingName(delivery) + "  " + delivery.fileName()
                + (delivery.sheet().isEmpty() ? "" : "［" + delivery.sheet() + "］") + "  第" + delivery.revision() + "次"
                + SliceProof.modeName(delivery) + "  " + delivery.sender() + "  "
                + TIME.format(delivery.receivedAt()) + "  接受 " + delivery.accepted() + " 行、退回 " + delivery.rejected()
                + " 行" + delivery.reason().map(code -> "  " + code).orElse(""));
        line("      编号 " + delivery.deliveryId() + "  SHA-256 " + delivery.sha256());
    }

    private void checks() {
        List<CheckResult> failed =
                proof.checks().stream().filter(check -> !check.isPassed()).toList();
        List<CheckResult> passed =
                proof.checks().stream().filter(CheckResult::isPassed).toList();
        line("校验  " + passed.size() + "条规则没有行违反" + (failed.isEmpty() ? "" : "；有行违反的 " + failed.size() + "条："));
        failed.forEach(check -> line("  " + check.outcomeName() + " " + check.rows() + " 行  " + check.ruleId() + " "
                + check.feedName() + (check.columnLabel().isEmpty() ? "" : "·" + check.columnLabel()) + "："
                + check.message()));
        proof.issues().stream().limit(ISSUES).forEach(this::issue);
        if (proof.issues().size() > ISSUES) {
            line("    …… 其余 " + (proof.issues().size() - ISSUES) + " 处请用 --json 查看");
        }
        if (!passed.isEmpty()) {
            line("  没有行违反："
                    + passed.stream().map(CheckResult::ruleId).distinct().collect(Collectors.joining("、")));
        }
    }

    private void issue(Issue issue) {
        line("    " + fileOf(issue) + (issue.rowNo() == 0 ? "" : " 第 " + issue.rowNo() + " 行") + "  " + issue.ruleId());
    }

    private String fileOf(Issue issue) {
        Optional<DeliveryRecord> delivery = proof.slices().stream()
                .flatMap(slice -> slice.deliveries().stream())
                .filter(found -> found.deliveryId().equals(issue.deliveryId())
                        && found.feed().equals(issue.slice().feed()))
                .findFirst();
        return delivery.map(DeliveryRecord::fileName).orElse(issue.slice().feed());
    }

    private void history() {
        proof.former()
                .forEach(former -> line("替代  依据 " + former.delivery().fileName() + "（第"
                        + former.delivery().revision() + "次）时为 "
                        + former.value()
                                .map(value -> Numbers.worked(kpi, value))
                                .orElse(proof.region().level() == Region.Level.COUNTY ? "（不能单独算出）" : "（见该县区的溯源）")));
        proof.printed()
                .forEach(printed -> line("已发布  " + printed.planCode() + " " + printed.month() + " 第"
                        + printed.vintage() + "版（" + printed.releasedOn() + "）印为 "
                        + printed.value()
                                .map(value -> Figures.withUnit(value, kpi.decimals(), kpi.unitLabel()))
                                .orElse("—")
                        + (isStill(printed) ? "，与现在相同" : "，与现在不同")));
    }

    private boolean isStill(PrintedValue printed) {
        Optional<BigDecimal> now = proof.published().value().value();
        return printed.value().isPresent() == now.isPresent()
                && printed.value()
                        .map(value -> value.compareTo(now.orElse(value)) == 0)
                        .orElse(true);
    }
}

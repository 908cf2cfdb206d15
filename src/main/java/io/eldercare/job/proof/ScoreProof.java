package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.money.MartFigures;
import io.eldercare.job.proof.Account.Input;
import io.eldercare.job.proof.ScoreTables.Card;
import io.eldercare.job.proof.ScoreTables.Part;
import io.eldercare.job.proof.ScoreTables.Share;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import io.eldercare.plan.score.DataQuality;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * From a score to its lines, from each line to the ways of its targets, and from those to the figures. Every line's formula with numbers
 * can be worked out by hand; the lines add up to the score.
 */
final class ScoreProof {
    private static final String POINTS = "分";

    private final Plan plan;
    private final YearMonth month;
    private final String unit;
    private final ScoreTables tables;
    private final MartFigures figures;
    private final TargetWays ways;

    private ScoreProof(
            Plan plan, YearMonth month, String unit, ScoreTables tables, MartFigures figures, TargetWays ways) {
        this.plan = plan;
        this.month = month;
        this.unit = unit;
        this.tables = tables;
        this.figures = figures;
        this.ways = ways;
    }

    /** @param item empty: all lines */
    static Account of(ProofDesk desk, String planCode, String unit, YearMonth month, Optional<String> item) {
        Plan plan = desk.plan(planCode);
        return desk.mart().read(handle -> {
            ScoreTables tables = ScoreTables.read(handle, planCode, month);
            MartFigures figures = MartFigures.read(handle, desk.definitions(), plan, month, List.of());
            Card card = card(desk, plan, tables, unit, month);
            TargetWays ways = new TargetWays(
                    plan,
                    unit,
                    month,
                    PublishedFigures.values(
                            handle,
                            plan.targets().stream().map(Target::kpiCode).toList(),
                            List.of(month, month.minusYears(1))));
            ScoreProof proof = new ScoreProof(plan, month, unit, tables, figures, ways);
            return item.map(proof::single).orElseGet(() -> proof.whole(desk, card));
        });
    }

    private static Card card(ProofDesk desk, Plan plan, ScoreTables tables, String unit, YearMonth month) {
        return tables.cards().stream()
                .filter(found -> found.region().equals(unit))
                .findFirst()
                .orElseThrow(() -> new UnknownFigureException("规划 " + plan.code() + " " + month + " 没有 " + unit
                        + " 的评分；该月有评分的单位："
                        + (tables.cards().isEmpty()
                                ? "无（请换一个月份）"
                                : tables.cards().stream()
                                        .map(found -> found.region() + " " + desk.regionName(found.region()))
                                        .collect(Collectors.joining("、")))));
    }

    private Account whole(ProofDesk desk, Card card) {
        List<Account> lines = tables.of(unit).stream().map(this::line).toList();
        List<String> notes = new ArrayList<>();
        card.reason().ifPresent(notes::add);
        card.grade().ifPresent(grade -> notes.add("等次：" + grade));
        if (plan.isTrial()) {
            notes.add("试评：规划、权重或分解目标没有批准文件");
        }
        return Account.of(
                        "score",
                        desk.regionName(unit) + " " + Figures.month(month) + " 得分（" + plan.code() + "）",
                        card.score(),
                        POINTS)
                .worked(
                        "各行得分之和，限于0至100",
                        tables.of(unit).stream()
                                .flatMap(part -> part.points().stream())
                                .map(ScoreProof::signed)
                                .collect(Collectors.joining(" + ")))
                .noted(notes)
                .made(lines);
    }

    private static String signed(BigDecimal points) {
        return points.signum() < 0 ? "(0 − " + Numbers.plain(points.negate()) + ")" : Numbers.plain(points);
    }

    private Account single(String item) {
        return tables.of(unit).stream()
                .filter(part -> part.item().equals(item))
                .findFirst()
                .map(this::line)
                .orElseThrow(() -> new UnknownFigureException("评分表没有 " + item + " 这一行；现有："
                        + tables.of(unit).stream().map(Part::item).collect(Collectors.joining("、"))));
    }

    private Account line(Part part) {
        Account account = Account.of(part.item(), part.name(), part.points(), POINTS)
                .noted(notes(part))
                .from(List.of(new Input("weight", Optional.of(part.weight()))));
        return switch (part.kind()) {
            case "item" -> item(account, part);
            case "data_quality" -> quality(account, part);
            case "improvement" -> improvement(account, part);
            default ->
                account.worked(
                        part.kind().equals("limit") ? "得分限于0至100，多出或不足的部分" : "按规划的规则和登记",
                        part.points().map(ScoreProof::signed).orElse(""));
        };
    }

    private static List<String> notes(Part part) {
        List<String> notes = new ArrayList<>();
        part.note().ifPresent(notes::add);
        part.document().ifPresent(document -> notes.add("依据：" + document));
        return notes;
    }

    /** What data quality and improvement leave of 100, shared among the items that apply. */
    private String weight(ScoringItem item) {
        BigDecimal sum = plan.scoring().collected().stream()
                .filter(other -> tables.of(unit).stream()
                        .anyMatch(part -> part.item().equals(other.code())
                                && part.weight().signum() > 0))
                .map(ScoringItem::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Numbers.plain(item.weight()) + " × (100 − "
                + Numbers.plain(plan.scoring().dataQualityWeight()) + " − " + Numbers.plain(improvementWeight())
                + ") ÷ " + Numbers.plain(sum);
    }

    private BigDecimal improvementWeight() {
        return tables.of(unit).stream()
                .filter(part -> part.item().equals(ScoringItem.IMPROVEMENT)
                        && part.value().isPresent())
                .findFirst()
                .map(part -> plan.scoring().improvementWeight())
                .orElse(BigDecimal.ZERO);
    }

    private Account item(Account account, Part part) {
        ScoringItem item = plan.scoring().items().stream()
                .filter(found -> found.code().equals(part.item()))
                .findFirst()
                .orElseThrow();
        List<Account> targets = tables.of(unit, part.item()).stream()
                .map(share -> target(share, part))
                .toList();
        List<String> shares = targets.stream()
                .map(Account::numbers)
                .filter(text -> !text.isEmpty())
                .toList();
        if (part.weight().signum() == 0 || part.points().isEmpty() || shares.isEmpty()) {
            return account.made(targets);
        }
        String mean = TargetWays.mean(shares);
        String kept = part.note().filter("经核实不实"::equals).isPresent()
                ? plan.scoring()
                        .adjustments()
                        .falseFigure()
                        .map(rule -> " × " + Numbers.plain(rule.kept()))
                        .orElse("")
                : "";
        return account.worked(
                        "权重 × 各目标完成率的平均" + (kept.isEmpty() ? "" : " × 保留份额")
                                + "；权重 = 规划权重 ×（100 − 数据质量 − 进步）÷ 适用项目的规划权重合计",
                        weight(item) + " × " + mean + kept)
                .made(targets);
    }

    private Account target(Share share, Part part) {
        Target target = plan.target(share.target()).orElseThrow();
        boolean missing = part.note().filter(note -> note.startsWith("缺报")).isPresent();
        Account account = Account.of(share.target(), target.name(), share.value(), target.unit())
                .from(List.of(
                        new Input("value", share.value()),
                        new Input("floor", Optional.of(share.floor())),
                        new Input("target", share.goal()),
                        new Input("share", share.share())))
                .resting(share.value().isPresent() ? List.of(new FigureKey(target.kpiCode(), unit, month)) : List.of());
        if (share.share().isPresent()) {
            return account.worked(
                    "（本月值 − 起点）÷（目标 − 起点），限于0至" + Numbers.plain(plan.scoring().cap()) + "；已达标的为"
                            + Numbers.plain(plan.scoring().cap()),
                    ways.share(
                            target,
                            share.value().orElseThrow(),
                            share.floor(),
                            share.goal().orElseThrow()));
        }
        return missing && share.goal().isPresent() && part.points().isPresent()
                ? account.worked(
                        "缺报，按下限计",
                        ways.lowest(target, share.floor(), share.goal().get()))
                : account.noted(List.of(share.goal().isEmpty() ? "没有本地的目标数，不计" : "缺报、没有应统计的对象或未到报送期，不计"));
    }

    private Account quality(Account account, Part part) {
        Optional<DataQuality> quality = figures.quality(unit);
        if (quality.isEmpty() || part.points().isEmpty()) {
            return account;
        }
        DataQuality shares = quality.get();
        return account.worked(
                        "权重 ×（已报 + 按时 + 非空 + 合格）÷ 4",
                        Numbers.plain(plan.scoring().dataQualityWeight()) + " × (" + Numbers.plain(shares.filed())
                                + " + "
                                + Numbers.plain(shares.onTime()) + " + " + Numbers.plain(shares.nonEmpty()) + " + "
                                + Numbers.plain(shares.passing()) + ") ÷ 4")
                .from(List.of(
                        new Input("weight", Optional.of(part.weight())),
                        new Input("filed", Optional.of(shares.filed())),
                        new Input("on_time", Optional.of(shares.onTime())),
                        new Input("non_empty", Optional.of(shares.nonEmpty())),
                        new Input("passing", Optional.of(shares.passing()))));
    }

    /** Mean over the items, of each over its targets, of the way since twelve months before. */
    private Account improvement(Account account, Part part) {
        if (part.value().isEmpty() || part.points().isEmpty()) {
            return account;
        }
        List<Account> items = new ArrayList<>();
        List<String> shares = new ArrayList<>();
        for (ScoringItem item : plan.scoring().collected()) {
            ways.improvement(item, tables.of(unit, item.code())).ifPresent(found -> {
                shares.add(found.numbers());
                items.add(found);
            });
        }
        return account.worked(
                        "权重 × 各项目十二个月进步率的平均",
                        Numbers.plain(plan.scoring().improvementWeight()) + " × " + TargetWays.mean(shares))
                .made(items);
    }
}

package io.eldercare.job.proof;

import io.eldercare.job.proof.Account.Input;
import io.eldercare.job.proof.ScoreTables.Share;
import io.eldercare.plan.Fraction;
import io.eldercare.plan.Plan;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.Target;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways from floor, or from twelve months before, to the target, as arithmetic that a reader can follow. */
record TargetWays(Plan plan, String unit, YearMonth month, Map<FigureKey, PublishedValue> figures) {

    /** clamp((value − floor) / (target − floor), 0, cap). */
    String share(Target target, BigDecimal value, BigDecimal floor, BigDecimal goal) {
        return way(target, value, floor, goal, plan.scoring().cap());
    }

    /** What is missing counts at its bound; where there is none, as nought. */
    String lowest(Target target, BigDecimal floor, BigDecimal goal) {
        return Optional.ofNullable(figures.get(new FigureKey(target.kpiCode(), unit, month)))
                .flatMap(figure -> target.isUpward() ? figure.low() : figure.high())
                .map(bound -> way(target, bound, floor, goal, plan.scoring().cap()))
                .orElse("0");
    }

    private static String way(Target target, BigDecimal value, BigDecimal from, BigDecimal goal, BigDecimal cap) {
        if (target.reaches(from, goal)) {
            return target.fulfils(value, goal) ? "1" : "0";
        }
        Fraction way = Fraction.of(value.subtract(from)).over(Fraction.of(goal.subtract(from)));
        if (way.compareTo(Fraction.ZERO) <= 0) {
            return "0";
        }
        return way.compareTo(Fraction.of(cap)) >= 0
                ? Numbers.plain(cap)
                : difference(value, from) + " ÷ " + difference(goal, from);
    }

    private static String difference(BigDecimal left, BigDecimal right) {
        return "(" + Numbers.plain(left) + " − " + Numbers.plain(right) + ")";
    }

    /** Of shares that are numbers or quotients. */
    static String mean(List<String> shares) {
        List<String> terms = shares.stream()
                .map(share -> share.contains(" ") ? "(" + share + ")" : share)
                .toList();
        return terms.size() == 1 ? terms.get(0) : "(" + String.join(" + ", terms) + ") ÷ " + terms.size();
    }

    /** Of an item for which some ranked unit has a value of twelve months before. */
    Optional<Account> improvement(ScoringItem item, List<Share> shares) {
        boolean improvable = plan.ranked().stream()
                .anyMatch(other -> item.targetIds().stream()
                        .map(id -> plan.target(id).orElseThrow())
                        .anyMatch(target -> yearBefore(target, other).isPresent()));
        List<Account> targets = new ArrayList<>();
        List<String> ways = new ArrayList<>();
        for (Share share : improvable ? shares : List.<Share>of()) {
            if (share.share().isPresent()) {
                Target target = plan.target(share.target()).orElseThrow();
                Optional<BigDecimal> before = yearBefore(target, unit);
                String way = since(target, share, before);
                ways.add(way);
                targets.add(Account.of(share.target(), target.name(), share.value(), target.unit())
                        .worked("（本月值 − 上年同月值）÷（目标 − 上年同月值），限于0至1；已达标的为1，无上年同月值的为0", way)
                        .from(List.of(
                                new Input("value", share.value()),
                                new Input("year_before", before),
                                new Input("target", share.goal())))
                        .resting(
                                before.isPresent()
                                        ? List.of(new FigureKey(target.kpiCode(), unit, month.minusYears(1)))
                                        : List.of()));
            }
        }
        return ways.isEmpty()
                ? Optional.empty()
                : Optional.of(Account.of(item.code(), item.name(), Optional.empty(), "")
                        .worked("各目标进步率的平均", mean(ways))
                        .made(targets));
    }

    private Optional<BigDecimal> yearBefore(Target target, String region) {
        return Optional.ofNullable(figures.get(new FigureKey(target.kpiCode(), region, month.minusYears(1))))
                .flatMap(figure -> figure.value().value());
    }

    private static String since(Target target, Share share, Optional<BigDecimal> before) {
        BigDecimal goal = share.goal().orElseThrow();
        BigDecimal value = share.value().orElseThrow();
        return target.fulfils(value, goal)
                ? "1"
                : before.map(then -> way(target, value, then, goal, BigDecimal.ONE))
                        .orElse("0");
    }
}

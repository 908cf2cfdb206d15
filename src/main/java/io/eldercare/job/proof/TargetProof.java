package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.proof.Account.Input;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Status;
import io.eldercare.plan.Target;
import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a target stands: attainment, the value due by the path, required pace, forecast and quota, each with the figures it is made of. */
final class TargetProof {
    private static final int FORECAST_FIGURES = 13;

    private final Plan plan;
    private final Target target;
    private final String region;
    private final YearMonth month;
    private final TargetTables.Row row;
    private final NavigableMap<YearMonth, TargetTables.Point> history;
    private final NavigableMap<String, BigDecimal> populations;

    private TargetProof(
            Plan plan,
            Target target,
            String region,
            YearMonth month,
            TargetTables.Row row,
            NavigableMap<YearMonth, TargetTables.Point> history,
            NavigableMap<String, BigDecimal> populations) {
        this.plan = plan;
        this.target = target;
        this.region = region;
        this.month = month;
        this.row = row;
        this.history = history;
        this.populations = populations;
    }

    static Account of(ProofDesk desk, String planCode, String id, String region, YearMonth month) {
        Plan plan = desk.plan(planCode);
        Target target = plan.target(id)
                .orElseThrow(() -> new UnknownFigureException("规划 " + planCode + " 没有由指标衡量的目标 " + id + "；现有："
                        + plan.targets().stream().map(Target::id).collect(Collectors.joining("、"))));
        return desk.mart().read(handle -> {
            TargetTables.Row row = TargetTables.row(handle, planCode, id, region, month)
                    .orElseThrow(() -> TargetTables.none(handle, planCode, id, month));
            return new TargetProof(
                            plan,
                            target,
                            region,
                            month,
                            row,
                            TargetTables.history(handle, target.kpiCode(), region, month),
                            TargetTables.populations(handle, plan, month))
                    .account(desk);
        });
    }

    private Account account(ProofDesk desk) {
        List<Account> parts = new ArrayList<>();
        attainment().ifPresent(parts::add);
        expected().ifPresent(parts::add);
        required().ifPresent(parts::add);
        recent().ifPresent(parts::add);
        forecast(desk).ifPresent(parts::add);
        quota().ifPresent(parts::add);
        return Account.of(
                        target.id(),
                        desk.regionName(region) + " " + Figures.month(month) + " " + target.id() + " " + target.name(),
                        row.value(),
                        target.unit())
                .noted(List.of(
                        Status.valueOf(row.status().toUpperCase(Locale.ROOT)).label() + "：" + row.reason()))
                .from(List.of(
                        new Input("value", row.value()),
                        new Input("target", Optional.of(row.goal())),
                        new Input("baseline", row.baseline())))
                .resting(row.value().isPresent() ? List.of(new FigureKey(target.kpiCode(), region, month)) : List.of())
                .made(parts);
    }

    private Optional<Account> attainment() {
        return row.attainment()
                .map(ratio -> Account.of("attainment", "完成率", Optional.of(ratio), "")
                        .worked(
                                target.isUpward() ? "本月值 ÷ 目标值" : "目标值 ÷ 本月值",
                                row.value()
                                        .map(value -> target.isUpward()
                                                ? Numbers.plain(value) + " ÷ " + Numbers.plain(row.goal())
                                                : Numbers.plain(row.goal()) + " ÷ " + Numbers.plain(value))
                                        .orElse("")));
    }

    /** Along the straight line, where no milestone bends it. */
    private Optional<Account> expected() {
        return row.expected().map(due -> {
            Account account = Account.of("expected", "序时进度", Optional.of(due), target.unit());
            boolean own = row.baseline().isPresent() && row.baselineMonth().isPresent();
            Optional<YearMonth> from = own ? row.baselineMonth() : firstMonth();
            if (from.isEmpty() || !target.milestones().isEmpty()) {
                return account.worked("按规划的阶段目标逐段直线推算", "");
            }
            BigDecimal start = own
                    ? row.baseline().orElseThrow()
                    : Optional.ofNullable(history.get(from.get())).orElseThrow().value();
            long whole = ChronoUnit.MONTHS.between(from.get(), target.deadline());
            long gone = ChronoUnit.MONTHS.between(from.get(), month);
            return account.worked(
                            "起点 +（目标 − 起点）× 已过月数 ÷ 总月数",
                            Numbers.plain(start) + " + (" + Numbers.plain(row.goal()) + " − " + Numbers.plain(start)
                                    + ") × " + gone + " ÷ " + whole)
                    .noted(List.of("起点：" + from.get() + "，" + (own ? "文件所列基数" : "首个完整的报送数")));
        });
    }

    private Optional<YearMonth> firstMonth() {
        return history.entrySet().stream()
                .filter(entry -> entry.getValue().isComplete())
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .or(() -> history.isEmpty() ? Optional.empty() : Optional.of(history.firstKey()));
    }

    private Optional<Account> required() {
        return row.required()
                .flatMap(pace -> row.value()
                        .map(value -> Account.of("required_pace", "所需速度（每月）", Optional.of(pace), target.unit())
                                .worked(
                                        "（目标 − 本月值）÷ 剩余月数",
                                        "(" + Numbers.plain(row.goal()) + " − " + Numbers.plain(value) + ") ÷ "
                                                + ChronoUnit.MONTHS.between(month, target.deadline()))));
    }

    private Optional<Account> recent() {
        return row.recent()
                .map(pace -> Account.of("recent_pace", "近期速度（每月）", Optional.of(pace), target.unit())
                        .worked("近六个月逐月变化的中位数（缺报的月份不计）", ""));
    }

    /** The drift method of docs/adr/0011, from the newest figures of one definition. */
    private Optional<Account> forecast(ProofDesk desk) {
        return row.forecast().map(value -> {
            YearMonth since = SeriesBreak.latest(
                            FigureKeys.kpi(desk, target.kpiCode()).breaks(), month)
                    .map(SeriesBreak::month)
                    .orElse(YearMonth.of(1, 1));
            List<YearMonth> months = history.tailMap(since, true).entrySet().stream()
                    .filter(entry -> entry.getValue().isComplete())
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            months = months.subList(Math.max(0, months.size() - FORECAST_FIGURES), months.size());
            Account account = Account.of("forecast", "到期预测", Optional.of(value), target.unit())
                    .noted(List.of("80%区间 " + row.low().map(Numbers::plain).orElse("—") + " 至 "
                            + row.high().map(Numbers::plain).orElse("—") + "（平均变化法，依据 " + months.size() + " 个月的数）"));
            if (months.size() < 2) {
                return account;
            }
            YearMonth first = months.get(0);
            YearMonth last = months.get(months.size() - 1);
            String end = Numbers.plain(
                    Optional.ofNullable(history.get(last)).orElseThrow().value());
            return account.worked(
                            "末值 +（末值 − 首值）÷ 相隔月数 × 到期月数，不出指标的取值范围",
                            end + " + (" + end + " − "
                                    + Numbers.plain(Optional.ofNullable(history.get(first))
                                            .orElseThrow()
                                            .value())
                                    + ") ÷ " + ChronoUnit.MONTHS.between(first, last) + " × "
                                    + ChronoUnit.MONTHS.between(last, target.deadline()))
                    .resting(months.stream()
                            .map(at -> new FigureKey(target.kpiCode(), region, at))
                            .toList());
        });
    }

    private Optional<Account> quota() {
        if (!target.isCount() || region.equals(plan.jurisdiction())) {
            return Optional.empty();
        }
        Account account = Account.of("quota", "本地目标数", Optional.of(row.goal()), target.unit());
        BigDecimal sum = populations.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal own = populations.getOrDefault(region, BigDecimal.ZERO);
        return Optional.of(
                row.quota().equals("computed") && sum.signum() > 0 && own.signum() > 0
                        ? account.worked(
                                        "总目标 × 本地60岁及以上人口 ÷ 各地合计，舍去小数后按最大余额补齐",
                                        Numbers.plain(target.value()) + " × " + Numbers.plain(own) + " ÷ "
                                                + Numbers.plain(sum))
                                .noted(List.of("试算：没有经文件分解"))
                                .resting(List.of(new FigureKey("pop60", region, month)))
                        : account.noted(List.of("文件分解的数")));
    }
}

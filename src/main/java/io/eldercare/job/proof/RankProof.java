package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.proof.Account.Input;
import io.eldercare.job.proof.ScoreTables.Card;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Plan;
import io.eldercare.plan.rank.RankingMethod;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who stands where by what score, and how sure that is. */
final class RankProof {
    private RankProof() {}

    /** @param region empty: all units */
    static Account of(ProofDesk desk, String planCode, YearMonth month, Optional<String> region) {
        Plan plan = desk.plan(planCode);
        ScoreTables tables = desk.mart().read(handle -> ScoreTables.read(handle, planCode, month));
        List<Card> ranked = tables.cards().stream()
                .filter(card -> card.rank().isPresent())
                .sorted(Comparator.comparing((Card card) -> card.rank().orElseThrow())
                        .thenComparing(Card::region))
                .toList();
        if (ranked.isEmpty()) {
            throw new UnknownFigureException(
                    "规划 " + planCode + " " + month + " 没有名次：没有评分，或各单位都暂不评定。请换一个月份，或用 --score 看缺什么。");
        }
        List<Account> lines = ranked.stream()
                .filter(card -> region.map(card.region()::equals).orElse(true))
                .map(card -> line(desk, card, ranked, month))
                .toList();
        if (lines.isEmpty()) {
            throw new UnknownFigureException(region.orElse("") + " 没有名次；有名次的单位："
                    + ranked.stream()
                            .map(card -> card.region() + " " + desk.regionName(card.region()))
                            .collect(Collectors.joining("、")));
        }
        List<String> notes = new ArrayList<>();
        notes.add("名次区间：" + method(plan.scoring().ranking()));
        tables.cards().stream()
                .filter(card -> card.rank().isEmpty())
                .forEach(card -> notes.add(desk.regionName(card.region()) + "不参加排名："
                        + card.reason().orElse(card.role().equals("shown") ? "只列示" : "没有得分")));
        return Account.of("rank", Figures.month(month) + " 名次（" + plan.code() + "）", Optional.empty(), "")
                .worked("名次 = 得分高于本地区的单位数 + 1；得分相同的名次相同，其后的空出（1、2、2、4）", "")
                .noted(notes)
                .made(lines);
    }

    private static Account line(ProofDesk desk, Card card, List<Card> ranked, YearMonth month) {
        BigDecimal score = card.score().orElseThrow();
        List<String> better = ranked.stream()
                .filter(other -> other.rank().orElseThrow() < card.rank().orElseThrow())
                .map(other -> desk.regionName(other.region()) + " "
                        + Numbers.plain(other.score().orElseThrow()))
                .toList();
        List<String> notes = new ArrayList<>();
        if (!better.isEmpty()) {
            notes.add("得分更高的：" + String.join("、", better));
        }
        card.low()
                .flatMap(low -> card.high().map(high -> "名次区间 " + low + "–" + high))
                .ifPresent(notes::add);
        card.band().ifPresent(band -> notes.add("第" + band + "档"));
        return Account.of(
                        card.region(),
                        desk.regionName(card.region()) + "（得分 " + Numbers.plain(score) + "）名次",
                        card.rank().map(BigDecimal::valueOf),
                        "")
                .worked("", better.size() + " + 1")
                .noted(notes)
                .from(List.of(
                        new Input("score", Optional.of(score)),
                        new Input("better", Optional.of(BigDecimal.valueOf(better.size()))),
                        new Input("rank_low", card.low().map(BigDecimal::valueOf)),
                        new Input("rank_high", card.high().map(BigDecimal::valueOf)),
                        new Input("tie_band", card.band().map(BigDecimal::valueOf))));
    }

    private static String method(RankingMethod method) {
        return "模拟" + method.draws() + "次（种子" + method.seed() + "），每次抽一组权重（Dirichlet，集中度"
                + Numbers.plain(BigDecimal.valueOf(method.concentration())) + "）和一种标准化方法重新排名，取5%至95%分位数";
    }
}

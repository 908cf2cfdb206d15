package io.eldercare.plan.score;

import static io.eldercare.plan.Examples.decimal;

import io.eldercare.plan.Adjustments;
import io.eldercare.plan.Adjustments.Deduction;
import io.eldercare.plan.Adjustments.FalseFigure;
import io.eldercare.plan.Adjustments.Veto;
import io.eldercare.plan.CountingPeriod;
import io.eldercare.plan.Grading;
import io.eldercare.plan.Grading.Excellence;
import io.eldercare.plan.Grading.Grade;
import io.eldercare.plan.ScoreEntry;
import io.eldercare.plan.Scoring;
import io.eldercare.plan.ScoringItem;
import io.eldercare.plan.rank.RankingMethod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Scoring rules for tests. */
final class Scorings {
    private Scorings() {}

    /** Items and the two extra lines, nothing else. */
    static Scoring of(String dataQuality, String improvement, ScoringItem... items) {
        return rules(dataQuality, improvement, Adjustments.NONE, Grading.NONE, List.of(), items);
    }

    /** The adjustments and grades of the default proposal, and one veto. */
    static Scoring whole(List<ScoreEntry> entries, ScoringItem... items) {
        Adjustments adjustments = new Adjustments(
                List.of(
                        new Deduction(Deduction.LATE_FEED, "迟报漏报", decimal("0.5"), decimal("3"), CountingPeriod.MONTH),
                        new Deduction(
                                "unsigned_or_returned", "未签章或被退回", decimal("0.5"), decimal("2"), CountingPeriod.MONTH),
                        new Deduction("overdue_case", "督办事项逾期", decimal("0.5"), decimal("5"), CountingPeriod.YEAR)),
                Optional.of(
                        new FalseFigure("数据不实", BigDecimal.ZERO, decimal("5"), Optional.of("优秀"), CountingPeriod.YEAR)),
                decimal("3"),
                CountingPeriod.YEAR,
                true,
                List.of(new Veto("accident", "重大安全责任事故", "测府发〔2025〕2号")));
        Grading grading = new Grading(
                List.of(
                        new Grade("优秀", decimal("90")),
                        new Grade("良好", decimal("80")),
                        new Grade("合格", decimal("60")),
                        new Grade("不合格", decimal("0"))),
                Optional.of(new Excellence(decimal("0.3"), true, true)));
        return rules("10", "0", adjustments, grading, entries, items);
    }

    private static Scoring rules(
            String dataQuality,
            String improvement,
            Adjustments adjustments,
            Grading grading,
            List<ScoreEntry> entries,
            ScoringItem... items) {
        return new Scoring(
                List.of(items),
                decimal(dataQuality),
                decimal(improvement),
                BigDecimal.ONE,
                Optional.empty(),
                adjustments,
                grading,
                Optional.of(decimal("2")),
                RankingMethod.DEFAULT,
                entries);
    }
}

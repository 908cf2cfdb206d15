package io.eldercare.job.release;

import io.eldercare.report.Release.CountyAnswer;
import io.eldercare.report.Release.Verdict;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must be so before a vintage is fixed. */
final class ReleaseConditions {
    private final ReleaseDesk desk;
    private final String subject;
    private final ConfirmationWindow window;

    ReleaseConditions(ReleaseDesk desk, String plan, YearMonth month, ConfirmationWindow window) {
        this.desk = desk;
        this.subject = plan + " " + month;
        this.window = window;
    }

    /**
     * @param answers what stands for each county that has to be asked
     * @throws ReleaseStoppedException naming the counties, and what they said
     */
    void check(List<CountyAnswer> answers, Bulletins.FreezeRequest request) {
        List<CountyAnswer> objections = window.objections();
        if (!objections.isEmpty() && !request.printObjections()) {
            throw new ReleaseStoppedException(subject + " 不能发布，有异议尚未处理："
                    + objections.stream()
                            .map(answer -> name(answer) + "——“" + answer.text() + "”")
                            .collect(Collectors.joining("；"))
                    + "。改正数据后再请该县确认，或用 --print-objections 连同异议一并刊出");
        }
        if (request.withoutConfirmation()) {
            return;
        }
        if (!window.isOpened()) {
            throw new ReleaseStoppedException(
                    subject + " 不能发布，还没有请县区核对：请先运行 bulletin --confirm，或用 --without-confirmation 不经核对发布（刊头注明“未核对”）");
        }
        List<CountyAnswer> waiting = answers.stream()
                .filter(answer -> answer.verdict() == Verdict.WAITING)
                .toList();
        if (!waiting.isEmpty()) {
            throw new ReleaseStoppedException(subject + " 不能发布，还在等县区答复："
                    + waiting.stream().map(this::waiting).collect(Collectors.joining("；"))
                    + "。数据有变的须再运行 bulletin --confirm；也可用 --without-confirmation 不等答复发布");
        }
    }

    private String waiting(CountyAnswer answer) {
        return name(answer)
                + Optional.ofNullable(window.counties().get(answer.county()))
                        .map(asked -> desk.today().isAfter(asked.due())
                                        || asked.answer().isPresent()
                                ? "（核对以后数据有变）"
                                : "（" + asked.due() + " 到期）")
                        .orElse("（未发核对单）");
    }

    private String name(CountyAnswer answer) {
        return desk.regionName(answer.county());
    }
}

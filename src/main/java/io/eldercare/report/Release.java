package io.eldercare.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far an edition is on its way to its readers.
 *
 * @param issue 期: the number of this issue among those of its plan and kind in the year, from 1; empty while none is given
 * @param releasedOn the day of release; empty for a draft, which prints 送审稿
 * @param answers what each sending county said of its page, by region code; empty before the pages went out
 */
public record Release(Optional<Integer> issue, Optional<LocalDate> releasedOn, List<CountyAnswer> answers) {

    /** What a county said: {@code SILENT} after two working days without an answer, {@code WAITING} before they are over. */
    public enum Verdict {
        CONFIRMED,
        OBJECTED,
        SILENT,
        WAITING
    }

    /** @param text the words of an objection; else empty */
    public record CountyAnswer(String county, Verdict verdict, String text, Optional<LocalDate> day) {}

    public Release {
        answers = List.copyOf(answers);
    }

    /** An edition whose pages have not gone out. */
    public static Release draft() {
        return new Release(Optional.empty(), Optional.empty(), List.of());
    }

    public boolean released() {
        return releasedOn.isPresent();
    }

    /** Whether every county was asked and none objected or is still to answer. */
    public boolean confirmed() {
        return !answers.isEmpty()
                && answers.stream()
                        .allMatch(
                                answer -> answer.verdict() == Verdict.CONFIRMED || answer.verdict() == Verdict.SILENT);
    }

    public List<CountyAnswer> objections() {
        return answers.stream()
                .filter(answer -> answer.verdict() == Verdict.OBJECTED)
                .toList();
    }
}

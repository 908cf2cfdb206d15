package io.eldercare.job.watch;

import io.eldercare.mart.RunRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The last nights at a glance. */
public final class Nights {
    private static final int SHOWN = 14;

    private Nights() {}

    /** What became of the nights that began on a day, in Asia/Shanghai. */
    public enum Outcome {
        /** One ended well. */
        DONE,
        RUNNING,
        /** None ended well. */
        FAILED,
        NONE
    }

    /** @param day in Asia/Shanghai */
    public record Night(LocalDate day, Outcome outcome) {}

    /** The two weeks up to today, in order; none before the first run there is. */
    public static List<Night> of(List<RunRecord> runs, LocalDate today) {
        List<RunRecord> nights = runs.stream()
                .filter(run -> AlertRules.NIGHTS.contains(run.command()))
                .toList();
        LocalDate first =
                nights.stream().map(Nights::day).min(LocalDate::compareTo).orElse(today.plusDays(1));
        return IntStream.rangeClosed(1 - SHOWN, 0)
                .mapToObj(today::plusDays)
                .filter(day -> !day.isBefore(first))
                .map(day -> new Night(day, outcome(nights, day)))
                .toList();
    }

    private static LocalDate day(RunRecord run) {
        return LocalDate.ofInstant(run.startedAt(), WatchedRun.ZONE);
    }

    private static Outcome outcome(List<RunRecord> nights, LocalDate day) {
        List<String> outcomes = nights.stream()
                .filter(run -> day(run).equals(day))
                .map(RunRecord::outcome)
                .toList();
        if (outcomes.contains("done")) {
            return Outcome.DONE;
        }
        if (outcomes.contains("running")) {
            return Outcome.RUNNING;
        }
        return outcomes.isEmpty() ? Outcome.NONE : Outcome.FAILED;
    }
}

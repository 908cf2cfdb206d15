package io.eldercare.job.release;

import io.eldercare.report.Release.CountyAnswer;
import io.eldercare.report.Release.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the counties were asked and said about one vintage to come. Silence is not a row: it is read off the last day of the term.
 *
 * @param counties by code
 */
record ConfirmationWindow(SortedMap<String, Asked> counties) {
    /** Working days that a county has for its answer; the day of asking is not counted. */
    static final int WORKING_DAYS = 2;

    /**
     * @param due the last day of the term
     * @param figures fingerprint of the figures that it was shown
     * @param pages digests of its pages by name
     */
    record Asked(
            LocalDate opened,
            LocalDate due,
            String figures,
            Map<String, String> pages,
            Optional<CountyAnswer> answer) {}

    ConfirmationWindow {
        counties = new TreeMap<>(counties);
    }

    /** @param events rows of one plan and month, in order */
    static ConfirmationWindow of(List<ReleaseEvent> events, int vintage) {
        SortedMap<String, Asked> counties = new TreeMap<>();
        for (ReleaseEvent event : events) {
            if (event.vintage() != vintage) {
                continue;
            }
            if (event.kind() == ReleaseEvent.Kind.OPENED) {
                counties.merge(event.region(), asked(event), ConfirmationWindow::again);
            } else if (event.kind() == ReleaseEvent.Kind.ANSWERED) {
                counties.computeIfPresent(event.region(), (county, asked) -> answered(asked, event));
            }
        }
        return new ConfirmationWindow(counties);
    }

    private static Asked asked(ReleaseEvent event) {
        return new Asked(
                ReleaseDesk.day(event.at()),
                LocalDate.parse(event.text("due")),
                event.text("figures"),
                event.texts("pages"),
                Optional.empty());
    }

    /** Who objected and is asked again about other figures still objects, until it says otherwise. */
    private static Asked again(Asked before, Asked now) {
        return new Asked(
                now.opened(),
                now.due(),
                now.figures(),
                now.pages(),
                before.answer().filter(ConfirmationWindow::objects));
    }

    private static boolean objects(CountyAnswer answer) {
        return answer.verdict() == Verdict.OBJECTED;
    }

    /** The objections that stand, by county. */
    List<CountyAnswer> objections() {
        return counties.values().stream()
                .flatMap(asked -> asked.answer().stream())
                .filter(ConfirmationWindow::objects)
                .toList();
    }

    private static Asked answered(Asked asked, ReleaseEvent event) {
        CountyAnswer answer = new CountyAnswer(
                event.region(),
                Verdict.valueOf(event.text("verdict").toUpperCase(Locale.ROOT)),
                event.text("text"),
                Optional.of(ReleaseDesk.day(event.at())));
        return new Asked(asked.opened(), asked.due(), asked.figures(), asked.pages(), Optional.of(answer));
    }

    boolean isOpened() {
        return !counties.isEmpty();
    }

    /** Whether a county was shown these very figures. */
    boolean isShown(String county, String figures) {
        return Optional.ofNullable(counties.get(county))
                .map(asked -> asked.figures().equals(figures))
                .orElse(false);
    }

    /**
     * What stands for each county: a confirmation holds for the figures that it was given to, an objection until it is taken back.
     *
     * @param figures fingerprints of the present figures of all that have to be asked, by code
     */
    List<CountyAnswer> answers(SortedMap<String, String> figures, LocalDate today) {
        return figures.entrySet().stream()
                .map(entry -> answer(entry.getKey(), entry.getValue(), today))
                .toList();
    }

    private CountyAnswer answer(String county, String figures, LocalDate today) {
        Asked asked = counties.get(county);
        if (asked == null) {
            return waiting(county);
        }
        if (asked.answer().filter(ConfirmationWindow::objects).isPresent()) {
            return asked.answer().get();
        }
        if (!asked.figures().equals(figures)) {
            return waiting(county);
        }
        return asked.answer()
                .orElseGet(() -> today.isAfter(asked.due())
                        ? new CountyAnswer(county, Verdict.SILENT, "", Optional.of(asked.due()))
                        : waiting(county));
    }

    private static CountyAnswer waiting(String county) {
        return new CountyAnswer(county, Verdict.WAITING, "", Optional.empty());
    }
}

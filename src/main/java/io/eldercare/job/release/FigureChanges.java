package io.eldercare.job.release;

import io.eldercare.report.vintage.PrintedFigure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which figures of one list read otherwise in another. A code may stand several times for a region, once a target. */
final class FigureChanges {
    private FigureChanges() {}

    /** @param before empty: it is new; {@code now} empty: it is gone */
    record Change(String code, String region, Optional<PrintedFigure> before, Optional<PrintedFigure> now) {}

    /** In the order of {@code now}, then what is gone; without the notes on earlier months. */
    static List<Change> of(List<PrintedFigure> before, List<PrintedFigure> now) {
        Map<String, PrintedFigure> then = byKey(before);
        Map<String, PrintedFigure> present = byKey(now);
        List<Change> changes = new ArrayList<>();
        present.forEach((key, figure) -> {
            Optional<PrintedFigure> former = Optional.ofNullable(then.get(key));
            if (!former.map(figure::reads).orElse(false)) {
                changes.add(new Change(figure.code(), figure.region(), former, Optional.of(figure)));
            }
        });
        then.forEach((key, figure) -> {
            if (!present.containsKey(key)) {
                changes.add(new Change(figure.code(), figure.region(), Optional.of(figure), Optional.empty()));
            }
        });
        return changes;
    }

    private static Map<String, PrintedFigure> byKey(List<PrintedFigure> figures) {
        Map<String, PrintedFigure> byKey = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (PrintedFigure figure : figures) {
            if (!figure.aboutEarlier()) {
                String place = figure.code() + "|" + figure.region();
                byKey.put(place + "|" + times.merge(place, 1, Integer::sum), figure);
            }
        }
        return byKey;
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Rejection;
import io.eldercare.report.Edition.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One kind of mistake over all counties: how many rows it sent back, and whose. */
record RejectionLine(
        String code,
        String feedCode,
        String feed,
        String column,
        String rule,
        String message,
        long rows,
        List<String> counties) {

    static String code(Rejection rejection) {
        return "rejection." + rejection.feed() + "." + rejection.rule() + "." + rejection.column();
    }

    /** The mistakes with the most rows first. */
    static List<RejectionLine> of(Edition edition) {
        return of(edition, edition.rejections());
    }

    /** Those of one unit. */
    static List<RejectionLine> of(Edition edition, Unit unit) {
        return of(
                edition,
                edition.rejections().stream()
                        .filter(rejection -> FilingTally.isFrom(unit, rejection.county()))
                        .toList());
    }

    private static List<RejectionLine> of(Edition edition, List<Rejection> rejections) {
        Map<String, List<Rejection>> groups = new TreeMap<>();
        rejections.forEach(rejection -> groups.computeIfAbsent(code(rejection), key -> new ArrayList<>())
                .add(rejection));
        return groups.entrySet().stream()
                .map(group -> line(edition, group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(RejectionLine::rows).reversed().thenComparing(RejectionLine::code))
                .toList();
    }

    private static RejectionLine line(Edition edition, String code, List<Rejection> group) {
        Rejection first = group.get(0);
        return new RejectionLine(
                code,
                first.feed(),
                edition.feedNames().getOrDefault(first.feed(), first.feed()),
                first.column(),
                first.rule(),
                first.message(),
                group.stream().mapToLong(Rejection::rows).sum(),
                group.stream()
                        .map(rejection -> edition.placeName(rejection.county()))
                        .distinct()
                        .toList());
    }
}

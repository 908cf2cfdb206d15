package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Picks the problems for page one: at most three, the gravest first; missing counties come before slight lags. */
final class Problems {
    private static final int LIMIT = 3;
    private static final int WORST = 2;

    private final Edition edition;
    private final List<TargetLine> lines;

    Problems(Edition edition, List<TargetLine> lines) {
        this.edition = edition;
        this.lines = lines;
    }

    record PlaceValue(String place, String value) {}

    /**
     * A problem: {@code kind} is target (a target behind) or missing (counties that did not file).
     *
     * @param places the units farthest behind, with their values; for a missing filing the units and their feeds
     */
    record Problem(
            String kind,
            int severity,
            String name,
            String value,
            String status,
            String gap,
            boolean againstPath,
            boolean above,
            Change change,
            List<PlaceValue> places,
            String requiredPace,
            String recentPace,
            boolean standing,
            boolean overdue,
            String deadline) {}

    List<Problem> list() {
        List<Problem> problems = new ArrayList<>();
        lines.stream().filter(line -> line.status().behind()).forEach(line -> problems.add(behind(line)));
        List<PlaceValue> missing = missing();
        if (!missing.isEmpty()) {
            problems.add(new Problem(
                    "missing",
                    Status.LAGGING.severity() + 1,
                    "",
                    "",
                    "",
                    "",
                    false,
                    false,
                    Change.NONE,
                    missing,
                    "",
                    "",
                    false,
                    false,
                    ""));
        }
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::severity).reversed())
                .limit(LIMIT)
                .toList();
    }

    private Problem behind(TargetLine line) {
        Kpi kpi = line.kpi();
        BigDecimal gap = Objects.requireNonNullElse(line.gap(), BigDecimal.ZERO);
        boolean paces = line.requiredPace() != null && line.recentPace() != null;
        return new Problem(
                "target",
                line.status().severity() + (line.status() == Status.LAGGING ? 0 : 1),
                kpi.name(),
                Print.value(kpi, line.value().value()),
                line.status().label(),
                Print.gap(kpi, gap),
                line.againstPath(),
                gap.signum() > 0,
                Change.of(edition, kpi, line.target().region()),
                worst(line),
                paces ? Print.pace(kpi, line.requiredPace()) : "",
                paces ? Print.pace(kpi, line.recentPace()) : "",
                line.target().standing(),
                line.status() == Status.MISSED,
                Print.month(YearMonth.from(line.target().deadline())));
    }

    /** Shares are compared as they are, counts only where the unit has a quota of its own. */
    private List<PlaceValue> worst(TargetLine line) {
        record Share(PlaceValue place, BigDecimal attained) {}
        List<Share> behind = new ArrayList<>();
        for (Unit unit : edition.compared()) {
            BigDecimal value = edition.value(line.kpi().code(), unit.code()).value();
            Edition.Target target = edition.targetOf(line.target(), unit.code());
            boolean comparable = line.kpi().share() || target.region().equals(unit.code());
            boolean mirrored = target.comparator().equals("<=");
            if (value != null
                    && comparable
                    && (value.compareTo(target.value()) > 0) == mirrored
                    && value.compareTo(target.value()) != 0) {
                BigDecimal distance = value.subtract(target.value()).abs();
                BigDecimal attained = line.kpi().share() || target.value().signum() == 0
                        ? distance
                        : distance.divide(target.value(), 6, java.math.RoundingMode.HALF_UP);
                behind.add(new Share(new PlaceValue(unit.name(), Print.value(line.kpi(), value)), attained));
            }
        }
        return behind.stream()
                .sorted(Comparator.comparing(Share::attained).reversed())
                .limit(WORST)
                .map(Share::place)
                .toList();
    }

    private List<PlaceValue> missing() {
        List<PlaceValue> missing = new ArrayList<>();
        for (Unit unit : edition.senders()) {
            FilingTally tally = FilingTally.of(edition, unit.code());
            if (!tally.missing().isEmpty()) {
                missing.add(new PlaceValue(unit.name(), String.join("、", tally.missing())));
            }
        }
        return missing;
    }
}

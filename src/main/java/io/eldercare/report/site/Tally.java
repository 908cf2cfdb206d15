package io.eldercare.report.site;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * How many targets of a jurisdiction stand where.
 *
 * @param picture the counts as one bar
 */
record Tally(int total, List<Part> parts, String picture) {
    static final Set<String> REACHED = Set.of("met", "met_on_time", "duty_met");
    private static final Set<String> OPEN = Set.of(Judgement.NO_DATA, Judgement.NOT_JUDGED);
    private static final Set<String> ON_PATH = Set.of("on_track", "basically_met");

    /** @param key for its look */
    record Part(String key, String name, long count, String colour) {}

    static Tally of(MartContent mart, Plan plan, YearMonth month) {
        List<String> statuses = plan.jurisdictionTargets().stream()
                .map(target -> TargetRow.of(
                                mart, plan, target, plan.jurisdiction().code(), month)
                        .status())
                .toList();
        long reached = statuses.stream().filter(REACHED::contains).count();
        long onPath = statuses.stream().filter(ON_PATH::contains).count();
        long open = statuses.stream().filter(OPEN::contains).count();
        List<Part> parts = List.of(
                new Part("met", "达标", reached, "#2b6ca3"),
                new Part("on_track", "达到序时进度或基本达到", onPath, "#a9cbe6"),
                new Part("off_track", "滞后或未达标", statuses.size() - reached - onPath - open, "#e08a2e"),
                new Part("no_data", "缺报或不作判断", open, "#c9d0d8"));
        return new Tally(statuses.size(), parts, Bullet.parts(parts));
    }
}

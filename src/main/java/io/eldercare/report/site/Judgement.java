package io.eldercare.report.site;

import io.eldercare.plan.Status;
import io.eldercare.report.site.Plan.Standing;
import io.eldercare.report.site.Plan.Target;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The status of a target as the bulletin prints it: a figure with counties missing is judged only where its bounds are sure. */
final class Judgement {
    static final String NO_DATA = "no_data";
    static final String NOT_JUDGED = "not_judged";

    private Judgement() {}

    /** @return code of a {@link Status}, or {@link #NOT_JUDGED} */
    static String of(Target target, Figure figure, Optional<Standing> standing) {
        if (figure.value() == null || standing.isEmpty()) {
            return NO_DATA;
        }
        String stated = standing.get().status();
        if (stated.equals(NO_DATA)) {
            return NOT_JUDGED;
        }
        return isSure(target, figure, standing.get()) ? stated : NOT_JUDGED;
    }

    private static boolean isSure(Target target, Figure figure, Standing standing) {
        @Nullable BigDecimal low = figure.low();
        @Nullable BigDecimal high = figure.high();
        if (figure.reachesAs(Figure.NONE) || low == null || high == null) {
            return true;
        }
        @Nullable BigDecimal expected = standing.expected();
        BigDecimal line = Tally.REACHED.contains(standing.status()) || target.standing() || expected == null
                ? target.value()
                : expected;
        return target.comparator().equals("<=") ? high.compareTo(line) <= 0 : low.compareTo(line) >= 0;
    }

    static String name(String status) {
        return status.equals(NOT_JUDGED)
                ? "不作判断"
                : Arrays.stream(Status.values())
                        .filter(known -> known.code().equals(status))
                        .findFirst()
                        .map(Status::label)
                        .orElse(status);
    }
}

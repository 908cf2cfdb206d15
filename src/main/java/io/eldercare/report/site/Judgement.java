package io.eldercare.report.site;

import io.eldercare.plan.Status;
import io.eldercare.report.site.Plan.Standing;
import java.util.Arrays;
import java.util.Optional;

/** The status of a target as the bulletin prints it: the mart's, and of a figure that the mart does not judge, for counties that are missing, that it is not judged. */
final class Judgement {
    static final String NO_DATA = "no_data";
    static final String NOT_JUDGED = "not_judged";

    private Judgement() {}

    /** @return code of a {@link Status}, or {@link #NOT_JUDGED} */
    static String of(Figure figure, Optional<Standing> standing) {
        if (figure.value() == null || standing.isEmpty()) {
            return NO_DATA;
        }
        String stated = standing.get().status();
        return stated.equals(NO_DATA) ? NOT_JUDGED : stated;
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

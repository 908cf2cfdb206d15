package io.eldercare.report.site;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A released bulletin as it was fixed.
 *
 * @param number 1 for the first release of a month, 2 for its first revision
 * @param definitionsHash SHA-256 of the definitions behind the figures
 */
record Vintage(
        String plan,
        YearMonth month,
        int number,
        LocalDate releasedOn,
        String definitionsHash,
        List<FrozenFigure> figures) {

    record FrozenFigure(
            String indicator, String region, @Nullable BigDecimal value) {}

    /** Name of its page without ending. */
    String file() {
        return plan + "-" + month + "-v" + number;
    }
}

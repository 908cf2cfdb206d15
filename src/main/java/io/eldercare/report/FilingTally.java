package io.eldercare.report;

import io.eldercare.report.Edition.Filing;
import io.eldercare.report.Edition.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filing of a county or of all: files owed, come, in time and not empty; rows read and sent back. */
record FilingTally(
        long expected, long filed, long onTime, long nonEmpty, long rows, long rejected, List<String> missing) {
    static FilingTally of(Edition edition, String county) {
        return of(edition.filings().stream()
                .filter(filing -> filing.county().equals(county))
                .toList());
    }

    /** Of a prefecture that of its counties; of a township nothing. */
    static FilingTally of(Edition edition, Unit unit) {
        return of(edition.filings().stream()
                .filter(filing -> isFrom(unit, filing.county()))
                .toList());
    }

    /** Whether a county's deliveries are the unit's own or of a county below it, whose code begins with the unit's four digits. */
    static boolean isFrom(Unit unit, String county) {
        return county.equals(unit.code())
                || unit.level().equals("prefecture")
                        && county.startsWith(unit.code().substring(0, 4));
    }

    static FilingTally of(List<Filing> filings) {
        List<Filing> owed = filings.stream().filter(Filing::expected).toList();
        return new FilingTally(
                owed.size(),
                owed.stream().filter(Filing::filed).count(),
                owed.stream().filter(Filing::onTime).count(),
                owed.stream().filter(Filing::nonEmpty).count(),
                filings.stream().mapToLong(Filing::rows).sum(),
                filings.stream().mapToLong(Filing::rejected).sum(),
                owed.stream().filter(Filing::missing).map(Filing::feedName).toList());
    }

    /** Accepted rows of all rows, 0–1; null where no row came. */
    @Nullable
    BigDecimal passing() {
        return rows == 0
                ? null
                : BigDecimal.valueOf(rows - rejected).divide(BigDecimal.valueOf(rows), 6, RoundingMode.HALF_UP);
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Outlook;
import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A target of the whole jurisdiction in the month: what the table, the sentences and the chart of it agree on.
 *
 * @param change the change since the end of the span before, null where there is none to state
 * @param status as the mart states it, or {@link Status#NOT_JUDGED} where there is a figure and counties are missing so that it
 *     cannot be judged
 */
record TargetLine(
        Target target,
        Kpi kpi,
        Value value,
        @Nullable BigDecimal change,
        @Nullable BigDecimal expected,
        Status status,
        String reason,
        @Nullable BigDecimal requiredPace,
        @Nullable BigDecimal recentPace,
        Outlook outlook) {

    static TargetLine of(Edition edition, Target target) {
        return of(edition, target, target.region());
    }

    /** How a unit stands at a target that may be stated for the whole jurisdiction. */
    static TargetLine of(Edition edition, Target target, String region) {
        Kpi kpi = edition.kpi(target.kpi());
        Value value = edition.value(kpi.code(), region);
        Standing standing = edition.standing(target.id(), region, edition.month())
                .orElse(new Standing(null, null, Status.SHOWN.code(), "", null, null, Outlook.NONE));
        return new TargetLine(
                target,
                kpi,
                value,
                changeOf(edition, kpi, region),
                target.standing() ? null : standing.expected(),
                judge(target, value, standing),
                standing.reason(),
                standing.requiredPace(),
                standing.recentPace(),
                standing.outlook());
    }

    /**
     * The change since the end of the span before; null where a value is missing, a month covers only some of the counties, or the definition
     * changed.
     */
    static @Nullable BigDecimal changeOf(Edition edition, Kpi kpi, String region) {
        Value now = edition.value(kpi.code(), region);
        Value before = edition.value(kpi.code(), region, edition.before());
        if (now.value() == null
                || before.value() == null
                || now.partial()
                || before.partial()
                || redefined(edition, kpi)) {
            return null;
        }
        return now.value().subtract(before.value());
    }

    /** Whether both months have a value but not of the same counties. */
    static boolean incomparable(Edition edition, Kpi kpi, String region) {
        Value now = edition.value(kpi.code(), region);
        Value before = edition.value(kpi.code(), region, edition.before());
        return now.value() != null && before.value() != null && (now.partial() || before.partial());
    }

    /** Whether a new definition began in the span. */
    static boolean redefined(Edition edition, Kpi kpi) {
        return edition.latestBreak(kpi.code())
                .map(change -> change.month().isAfter(edition.before()))
                .orElse(false);
    }

    private static Status judge(Target target, Value value, Standing standing) {
        if (!target.numberPrinted()) {
            return Status.SHOWN;
        }
        if (value.value() == null && !value.suppressed()) {
            return Status.NO_DATA;
        }
        Status stated = Status.parse(standing.status());
        return stated == Status.NO_DATA ? Status.NOT_JUDGED : stated;
    }

    /** What the value is measured against now: the path before the deadline, else the target. */
    BigDecimal line() {
        return expected == null || status == Status.MISSED ? target.value() : expected;
    }

    boolean againstPath() {
        return expected != null && status != Status.MISSED;
    }

    @Nullable
    BigDecimal gap() {
        return value.value() == null ? null : value.value().subtract(line());
    }

    /** The finding that heads the chart: 护理型床位占比61.3%，达到目标. */
    String finding() {
        if (value.suppressed()) {
            return kpi.name() + "不予公布，" + status.finding();
        }
        return value.value() == null
                ? kpi.name() + "：" + Status.NO_DATA.finding()
                : kpi.name() + " " + Print.value(kpi, value.value()) + "，" + status.finding();
    }

    String targetText() {
        return Print.comparator(target.comparator()) + Print.plain(kpi, target.value());
    }

    @Nullable
    String baselineText() {
        if (target.baseline() == null) {
            return null;
        }
        String month = target.baselineMonth() == null ? "" : "（" + Print.month(target.baselineMonth()) + "）";
        return Print.plain(kpi, target.baseline()) + month;
    }
}

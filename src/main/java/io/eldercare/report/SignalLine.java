package io.eldercare.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Something to verify: a pattern that honest work rarely makes. It never changes a score.
 *
 * @param month as printed
 * @param subject name of the figure or feed
 */
record SignalLine(String region, String place, String month, String rule, String subject, String evidence) {

    /** Of the month; an edit after the deadline of the month before comes in when this month is reported, and is told with it. */
    static List<SignalLine> read(MartReader mart) {
        return mart.list(
                """
                with recursive inside as (
                    select jurisdiction_code as region_code from mart.plan where plan_code = :plan
                    union all
                    select region.region_code from mart.region
                    join inside on region.parent_code = inside.region_code where region.level <> 'township'
                )
                select signal.*, coalesce(region.name, signal.region_code) as place from mart.signal
                left join mart.region on region.region_code = signal.region_code
                where (month = :month
                        or month = cast(:month as date) - interval '1 month' and rule_id = 'GAME_LATE_EDIT')
                    and (plan_code = :plan
                        or plan_code = '' and signal.region_code in (select inside.region_code from inside))
                order by signal.region_code, rule_id, kpi_code, feed, month""",
                (row, context) -> new SignalLine(
                        row.getString("region_code"),
                        row.getString("place"),
                        Print.month(YearMonth.from(row.getObject("month", LocalDate.class))),
                        row.getString("rule_id"),
                        row.getString("subject"),
                        row.getString("evidence")));
    }
}

package io.eldercare.job;

import io.eldercare.mart.Mart;
import io.eldercare.plan.Status;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a target that rests on a figure stands, and where its series is heading.
 *
 * @param status in Chinese
 * @param outlook sentences, empty when there is nothing to say
 */
record ExplainedTarget(String plan, String target, String status, String reason, String outlook) {

    /** The targets of all plans on a KPI of a region at a month, by plan and target. */
    static List<ExplainedTarget> of(Mart mart, String kpi, String region, YearMonth month) {
        return mart.read(handle -> handle.createQuery(
                        "select plan_code, target_id, status, reason, outlook from mart.attainment"
                                + " join mart.target using (plan_code, target_id, region_code)"
                                + " where kpi_code = :kpi and region_code = :region and month = :month"
                                + " order by plan_code, target_id")
                .bind("kpi", kpi)
                .bind("region", region)
                .bind("month", month.atDay(1))
                .map((row, context) -> new ExplainedTarget(
                        row.getString("plan_code"),
                        row.getString("target_id"),
                        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT))
                                .label(),
                        row.getString("reason"),
                        row.getString("outlook")))
                .list());
    }

    String text() {
        return "目标  " + target + " " + status + "：" + reason + "\n"
                + (outlook.isEmpty() ? "" : "走势  " + outlook + "\n");
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("plan_code", plan);
        document.put("target_id", target);
        document.put("status", status);
        document.put("reason", reason);
        document.put("outlook", outlook);
        return document;
    }
}

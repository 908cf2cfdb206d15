package io.eldercare.job.proof;

import io.eldercare.plan.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Where a target that rests on a figure stands, and where its series is heading.
 *
 * @param status in Chinese
 * @param outlook sentences, empty when there is nothing to say
 */
record ExplainedTarget(String plan, String target, String status, String reason, String outlook) {

    static ExplainedTarget of(ResultSet row) throws SQLException {
        return new ExplainedTarget(
                row.getString("plan_code"),
                row.getString("target_id"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)).label(),
                row.getString("reason"),
                row.getString("outlook"));
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Behaviour;
import io.eldercare.report.Edition.Break;
import io.eldercare.report.Edition.Outlook;
import io.eldercare.report.Edition.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Rows of {@code mart.attainment} and {@code mart.kpi_break}. */
final class StandingRow {
    private StandingRow() {}

    static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getBigDecimal("value"),
                row.getBigDecimal("expected"),
                row.getString("status"),
                row.getString("reason"),
                row.getBigDecimal("required_pace"),
                row.getBigDecimal("recent_pace"),
                new Outlook(
                        row.getBigDecimal("forecast"),
                        row.getBigDecimal("forecast_low"),
                        row.getBigDecimal("forecast_high"),
                        row.getBigDecimal("pace_low"),
                        row.getBigDecimal("pace_high"),
                        row.getBigDecimal("sdg_ratio"),
                        behaviour(row),
                        row.getString("outlook")));
    }

    private static @Nullable Behaviour behaviour(ResultSet row) throws SQLException {
        return row.getString("xmr_signal") == null
                ? null
                : new Behaviour(
                        row.getBigDecimal("xmr_centre"),
                        row.getBigDecimal("xmr_low"),
                        row.getBigDecimal("xmr_high"),
                        row.getString("xmr_signal"),
                        row.getString("xmr_rule"),
                        row.getString("assurance"));
    }

    static Break change(ResultSet row) throws SQLException {
        return new Break(
                row.getString("kpi_code"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("note"));
    }
}

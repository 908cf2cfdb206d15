package io.eldercare.report;

import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.ScorePart;
import io.eldercare.report.ScoreDetails.FunnelRow;
import io.eldercare.report.ScoreDetails.ItemTarget;
import io.eldercare.report.ScoreDetails.Lift;
import io.eldercare.report.ScoreDetails.Placing;
import io.eldercare.report.ScoreDetails.Sensitivity;
import io.eldercare.report.ScoreDetails.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the scorecards of an edition. */
final class ScoreQueries {
    private final MartReader mart;
    private final EditionKind kind;

    ScoreQueries(MartReader mart, EditionKind kind) {
        this.mart = mart;
        this.kind = kind;
    }

    /** @param stored the column that holds the change since the month before */
    private String change(String stored, String value) {
        return kind == EditionKind.MONTH ? "now." + stored : "now." + value + " - past." + value;
    }

    List<Score> scores() {
        return mart.list(
                "select now.*, " + change("score_change", "score") + " as change,"
                        + (kind == EditionKind.MONTH ? " now.rank_change" : " past.rank - now.rank") + " as climb"
                        + " from mart.scorecard as now left join mart.scorecard as past on past.plan_code = now.plan_code"
                        + " and past.region_code = now.region_code and past.month = :before"
                        + " where now.plan_code = :plan and now.month = :month"
                        + " order by now.role, now.rank nulls last, now.score desc nulls last, now.region_code",
                (row, context) -> score(row));
    }

    private static Score score(ResultSet row) throws SQLException {
        return new Score(
                row.getString("region_code"),
                row.getString("role").equals("ranked"),
                row.getBigDecimal("score"),
                row.getObject("rank", Integer.class),
                row.getBigDecimal("change"),
                row.getObject("climb", Integer.class),
                row.getBoolean("trial"),
                row.getString("reason"),
                row.getBigDecimal("score_low"),
                row.getBigDecimal("score_high"),
                row.getObject("rank_low", Integer.class),
                row.getObject("rank_high", Integer.class),
                row.getObject("tie_band", Integer.class),
                row.getString("grade"),
                row.getString("grade_note"),
                row.getString("next_grade"),
                row.getBigDecimal("next_grade_gap"),
                row.getBigDecimal("next_band_gap"),
                row.getBigDecimal("converted"));
    }

    List<ScorePart> parts() {
        return mart.list(
                "select now.*, " + change("points_change", "points") + " as change"
                        + " from mart.scorecard_part as now left join mart.scorecard_part as past"
                        + " on past.plan_code = now.plan_code and past.region_code = now.region_code"
                        + " and past.item_code = now.item_code and past.month = :before"
                        + " where now.plan_code = :plan and now.month = :month"
                        + " order by now.region_code, now.sort_order, now.item_code",
                (row, context) -> new ScorePart(
                        row.getString("region_code"),
                        row.getString("item_code"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("floor"),
                        row.getBigDecimal("target"),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("points"),
                        row.getBigDecimal("lift"),
                        row.getBigDecimal("change"),
                        row.getString("document_no"),
                        row.getString("note")));
    }

    ScoreDetails details() {
        return new ScoreDetails(lifts(), sensitivities(), funnel(), itemTargets(), before(), spans());
    }

    private List<Lift> lifts() {
        return mart.list(
                """
                select card.*, part.name as item_name, target.name as target_name, kpi_code, kpi.unit, kpi.unit_label
                from mart.scorecard_target as card
                join mart.scorecard_part as part using (plan_code, region_code, month, item_code)
                join mart.plan using (plan_code)
                join mart.target as target on target.plan_code = card.plan_code and target.target_id = card.target_id
                    and target.region_code = plan.jurisdiction_code
                join mart.kpi using (kpi_code)
                where card.plan_code = :plan and card.month = :month and card.lift > 0
                order by card.region_code, card.lift desc, card.sort_order""",
                (row, context) -> new Lift(
                        row.getString("region_code"),
                        row.getString("item_name"),
                        row.getString("kpi_code"),
                        row.getString("target_name"),
                        row.getString("unit").equals("percent"),
                        row.getString("unit").equals("percent") ? "例" : row.getString("unit_label"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("floor"),
                        row.getBigDecimal("target"),
                        row.getBigDecimal("needed"),
                        row.getBigDecimal("lift"),
                        row.getBigDecimal("lift_per_case")));
    }

    private List<ItemTarget> itemTargets() {
        return mart.list("""
                select distinct item_code, target_id from mart.scorecard_target
                where plan_code = :plan and month = :month order by item_code, target_id""", (row, context) -> new ItemTarget(row.getString("item_code"), row.getString("target_id")));
    }

    private List<Sensitivity> sensitivities() {
        return mart.list(
                """
                select sensitivity.* from mart.rank_sensitivity as sensitivity
                join mart.plan using (plan_code)
                where plan_code = :plan and month = :month and total > 0
                order by region_code <> jurisdiction_code, region_code, total desc, sort_order""",
                (row, context) -> new Sensitivity(
                        row.getString("region_code"),
                        row.getString("name"),
                        row.getBigDecimal("first_order"),
                        row.getBigDecimal("total")));
    }

    private List<FunnelRow> funnel() {
        return mart.list(
                """
                select funnel.*, kpi.name as kpi_name, coalesce(prefecture.name, region.parent_code, '') as peers from mart.funnel
                join mart.kpi using (kpi_code)
                left join mart.region on region.region_code = funnel.region_code
                left join mart.region as prefecture on prefecture.region_code = region.parent_code
                where month = :month
                    and funnel.region_code in (select region_code from mart.plan_unit where plan_code = :plan)
                order by kpi.headline desc, kpi_code, funnel.region_code""",
                (row, context) -> new FunnelRow(
                        row.getString("region_code"),
                        row.getString("peers"),
                        row.getString("kpi_code"),
                        row.getString("kpi_name"),
                        row.getBigDecimal("cases"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("centre"),
                        row.getBigDecimal("low95"),
                        row.getBigDecimal("high95"),
                        row.getBigDecimal("low998"),
                        row.getBigDecimal("high998"),
                        row.getString("verdict")));
    }

    private List<Placing> before() {
        return mart.list(
                """
                select * from mart.scorecard
                where plan_code = :plan and month = cast(:month as date) - interval '1 month' and role = 'ranked'
                    and rank is not null and tie_band is not null and rank_low is not null and rank_high is not null
                order by tie_band, region_code""",
                (row, context) -> new Placing(
                        row.getString("region_code"),
                        row.getInt("rank"),
                        row.getInt("rank_low"),
                        row.getInt("rank_high"),
                        row.getInt("tie_band")));
    }

    private List<Span> spans() {
        return mart.list(
                """
                select region_code, target_id, floor from mart.scorecard_target
                where plan_code = :plan and month = :month order by region_code, sort_order""",
                (row, context) ->
                        new Span(row.getString("region_code"), row.getString("target_id"), row.getBigDecimal("floor")));
    }
}

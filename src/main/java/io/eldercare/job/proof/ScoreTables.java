package io.eldercare.job.proof;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The scorecards of a plan and month as the mart holds them. */
record ScoreTables(List<Card> cards, List<Part> parts, List<Share> shares) {

    /** @param rank with interval and band; empty for a unit that is only shown or has no score */
    record Card(
            String region,
            String role,
            Optional<BigDecimal> score,
            Optional<Integer> rank,
            Optional<Integer> low,
            Optional<Integer> high,
            Optional<Integer> band,
            Optional<String> grade,
            Optional<String> reason) {}

    record Part(
            String region,
            String item,
            String name,
            String kind,
            Optional<BigDecimal> value,
            BigDecimal weight,
            Optional<BigDecimal> points,
            Optional<String> document,
            Optional<String> note) {}

    /** @param share way from floor to target, 0–1; empty where it does not apply or is missing */
    record Share(
            String region,
            String item,
            String target,
            Optional<BigDecimal> value,
            BigDecimal floor,
            Optional<BigDecimal> goal,
            Optional<BigDecimal> share) {}

    static ScoreTables read(Handle handle, String plan, YearMonth month) {
        return new ScoreTables(
                handle.createQuery("select * from mart.scorecard where plan_code = :plan and month = :month"
                                + " order by region_code")
                        .bind("plan", plan)
                        .bind("month", month.atDay(1))
                        .map((row, context) -> card(row))
                        .list(),
                handle.createQuery("select * from mart.scorecard_part where plan_code = :plan and month = :month"
                                + " order by region_code, sort_order")
                        .bind("plan", plan)
                        .bind("month", month.atDay(1))
                        .map((row, context) -> part(row))
                        .list(),
                handle.createQuery("select * from mart.scorecard_target where plan_code = :plan and month = :month"
                                + " order by region_code, sort_order")
                        .bind("plan", plan)
                        .bind("month", month.atDay(1))
                        .map((row, context) -> share(row))
                        .list());
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                row.getString("region_code"),
                row.getString("role"),
                Optional.ofNullable(row.getBigDecimal("score")),
                whole(row, "rank"),
                whole(row, "rank_low"),
                whole(row, "rank_high"),
                whole(row, "tie_band"),
                Optional.ofNullable(row.getString("grade")),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Optional<Integer> whole(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, Integer.class));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getString("region_code"),
                row.getString("item_code"),
                row.getString("name"),
                row.getString("kind"),
                Optional.ofNullable(row.getBigDecimal("value")),
                row.getBigDecimal("weight"),
                Optional.ofNullable(row.getBigDecimal("points")),
                Optional.ofNullable(row.getString("document_no")),
                Optional.ofNullable(row.getString("note")));
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                row.getString("region_code"),
                row.getString("item_code"),
                row.getString("target_id"),
                Optional.ofNullable(row.getBigDecimal("value")),
                row.getBigDecimal("floor"),
                Optional.ofNullable(row.getBigDecimal("target")),
                Optional.ofNullable(row.getBigDecimal("share")));
    }

    List<Part> of(String region) {
        return parts.stream().filter(part -> part.region().equals(region)).toList();
    }

    List<Share> of(String region, String item) {
        return shares.stream()
                .filter(share -> share.region().equals(region) && share.item().equals(item))
                .toList();
    }
}

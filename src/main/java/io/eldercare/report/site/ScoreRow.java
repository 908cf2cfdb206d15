package io.eldercare.report.site;

import io.eldercare.report.site.Plan.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A unit's score at a month, as printed; ranks that cannot be told apart stand as an interval. */
record ScoreRow(
        String region, String path, String score, String ranks, String band, String change, String grade, String note) {

    /** Ranked units by rank, then the others by code. */
    static List<ScoreRow> of(MartContent mart, Plan plan, YearMonth month) {
        Map<String, Score> scores = plan.scores().getOrDefault(month, Map.of());
        return scores.entrySet().stream()
                .sorted(java.util.Comparator.comparing((Map.Entry<String, Score> entry) ->
                                Optional.ofNullable(entry.getValue().rank()).orElse(Integer.MAX_VALUE))
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> row(mart, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ScoreRow row(MartContent mart, String region, Score score) {
        return new ScoreRow(
                mart.regionName(region),
                Paths.county(region),
                score.score() == null ? "暂不评定" : points(score.score()),
                ranks(score),
                score.band() == null ? Indicator.NOTHING : "第" + score.band() + "档",
                score.change() == null ? Indicator.NOTHING : signed(score.change()),
                score.grade() == null ? Indicator.NOTHING : score.grade(),
                note(score));
    }

    private static String note(Score score) {
        return Optional.ofNullable(score.reason())
                .or(() -> Optional.ofNullable(score.gradeNote()))
                .orElse(score.ranked() ? "" : "列示，不参加排名");
    }

    private static String ranks(Score score) {
        @Nullable Integer low = score.rankLow();
        @Nullable Integer high = score.rankHigh();
        if (score.rank() == null || low == null || high == null) {
            return Indicator.NOTHING;
        }
        return low.equals(high) ? "第" + low + "名" : "第" + low + "至" + high + "名";
    }

    private static String points(BigDecimal score) {
        return score.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String signed(BigDecimal change) {
        BigDecimal rounded = change.setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "持平" : (rounded.signum() > 0 ? "+" : "−") + rounded.abs();
    }
}

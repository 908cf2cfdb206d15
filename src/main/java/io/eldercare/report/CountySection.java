package io.eldercare.report;

import io.eldercare.report.Edition.Score;
import io.eldercare.report.Edition.ScorePart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The counties of a bulletin: ranked ones by band, and within a band by region code; then those only shown, and those not rated. Ranks and
 * their intervals stand in the annex.
 */
final class CountySection {
    /** Where units without a band stand: below all others. */
    private static final int NO_BAND = Integer.MAX_VALUE;

    private static final String UNRATED = "暂不评定：";

    private static final List<String> KINDS =
            List.of("item", "data_quality", "improvement", "deduction", "bonus", "limit");

    private final Edition edition;

    CountySection(Edition edition) {
        this.edition = edition;
    }

    record CountyView(
            String band,
            String interval,
            String name,
            String score,
            String change,
            String grade,
            String converted,
            String reason,
            List<String> parts) {}

    /** 档; without a number where the ranking gave none. */
    record BandView(String number, List<CountyView> counties) {}

    void into(Map<String, Object> context) {
        List<CountyView> ranked = views(true);
        List<CountyView> shown = views(false);
        List<CountyView> unrated = edition.scores().stream()
                .filter(score -> score.score() == null)
                .map(this::county)
                .toList();
        List<BandView> bands = bands();
        context.put("bands", bands);
        context.put("tied", bands.stream().anyMatch(band -> band.counties().size() > 1));
        context.put("shown", shown);
        context.put("unrated", unrated);
        context.put("partNames", partNames());
        context.put("graded", edition.scores().stream().anyMatch(score -> score.grade() != null));
        context.put("converting", edition.scores().stream().anyMatch(score -> score.converted() != null));
        context.put(
                "scored",
                Stream.of(ranked, shown, unrated).flatMap(List::stream).toList());
    }

    private List<CountyView> views(boolean ranked) {
        return edition.scores().stream()
                .filter(score -> score.score() != null && score.ranked() == ranked)
                .map(this::county)
                .toList();
    }

    private List<BandView> bands() {
        Map<Integer, List<Score>> bands = new TreeMap<>();
        for (Score score : edition.scores()) {
            if (score.score() != null && score.ranked()) {
                Integer band = score.band();
                bands.computeIfAbsent(band == null ? NO_BAND : band, number -> new ArrayList<>())
                        .add(score);
            }
        }
        List<BandView> views = new ArrayList<>();
        bands.forEach((number, scores) -> views.add(new BandView(
                number == NO_BAND ? "" : number.toString(),
                scores.stream()
                        .sorted(Comparator.comparing(Score::region))
                        .map(this::county)
                        .toList())));
        return views;
    }

    CountyView county(Score score) {
        return new CountyView(
                score.ranked() && score.band() != null ? "第" + score.band() + "档" : Print.NOTHING,
                interval(score.rankLow(), score.rankHigh()),
                edition.placeName(score.region()),
                Print.score(score.score()),
                changed(score.change()),
                score.grade() == null ? Print.NOTHING : score.grade(),
                Print.score(score.converted()),
                reason(score),
                points(score.region()));
    }

    /** The bulletin says 暂不评定 before it. */
    private static String reason(Score score) {
        String reason = score.reason() == null ? "" : score.reason();
        return reason.startsWith(UNRATED) ? reason.substring(UNRATED.length()) : reason;
    }

    private static String interval(@Nullable Integer low, @Nullable Integer high) {
        if (low == null || high == null) {
            return Print.NOTHING;
        }
        return low.equals(high) ? low.toString() : low + "至" + high;
    }

    private static String changed(@Nullable BigDecimal change) {
        if (change == null) {
            return Print.NOTHING;
        }
        return (change.setScale(2, RoundingMode.HALF_UP).signum() > 0 ? "+" : "") + Print.score(change);
    }

    static Change change(Score score) {
        BigDecimal change = score.change();
        if (change == null) {
            return Change.NONE;
        }
        int sign = change.setScale(2, RoundingMode.HALF_UP).signum();
        return new Change(sign == 0 ? "same" : sign > 0 ? "rise" : "fall", Print.score(change.abs()) + "分", true);
    }

    private List<String> points(String region) {
        return lines().stream()
                .map(line -> edition.parts().stream()
                        .filter(part ->
                                part.region().equals(region) && part.item().equals(line.item()))
                        .findFirst()
                        .map(part -> Print.score(part.points()))
                        .orElse(Print.NOTHING))
                .toList();
    }

    /** One part for each line that any unit has: items first, then what was taken off and added. */
    private List<ScorePart> lines() {
        List<ScorePart> lines = new ArrayList<>();
        for (ScorePart part : edition.parts()) {
            if (lines.stream().noneMatch(line -> line.item().equals(part.item()))) {
                lines.add(part);
            }
        }
        lines.sort(Comparator.comparing((ScorePart part) -> KINDS.indexOf(part.kind())));
        return lines;
    }

    /** Two decimals at most: weights that took over others' have many. */
    private static String weight(BigDecimal weight) {
        return weight.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private List<String> partNames() {
        return lines().stream()
                .map(part ->
                        part.weight().signum() == 0 ? part.name() : part.name() + "（" + weight(part.weight()) + "）")
                .toList();
    }
}

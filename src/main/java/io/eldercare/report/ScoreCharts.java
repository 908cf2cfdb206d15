package io.eldercare.report;

import io.eldercare.report.Edition.Score;
import io.eldercare.report.ScoreDetails.Placing;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.RankIntervals;
import io.eldercare.report.chart.RankSlope;
import io.eldercare.report.chart.Ranking;
import io.eldercare.report.chart.Ranking.Bar;
import io.eldercare.report.chart.Ranking.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Scores as bars, ranks as intervals, and moves between the bands of two months. */
final class ScoreCharts {
    private static final int ROWS = 25;

    private final Edition edition;
    private final String trial;

    ScoreCharts(Edition edition) {
        this.edition = edition;
        this.trial = edition.plan().trial() ? "（试评）" : "";
    }

    List<ChartModel> ranking() {
        List<ChartModel> charts = new ArrayList<>();
        if (edition.scores().isEmpty()) {
            return charts;
        }
        List<Bar> bars =
                Stream.concat(bars(true).stream(), bars(false).stream()).toList();
        List<List<Bar>> pages = Pages.of(bars, ROWS);
        for (int page = 0; page < pages.size(); page++) {
            charts.add(new Ranking(
                    Pages.file("ranking", page),
                    Pages.title(rankingTitle(bars), page, pages.size()),
                    place() + "　满分100分" + (edition.plan().trial() ? "　试评：权重未经文件批准" : ""),
                    pages.get(page)));
        }
        return charts;
    }

    private String place() {
        return edition.jurisdiction().name() + "　" + Print.month(edition.month());
    }

    private String rankingTitle(List<Bar> bars) {
        long unrated = bars.stream().filter(bar -> bar.kind() == Kind.UNRATED).count();
        String missing = unrated == 0 ? "" : "，" + unrated + "个暂不评定";
        List<Bar> first = bars.stream().filter(bar -> bar.rank().equals("1")).toList();
        if (first.isEmpty()) {
            return edition.unitWord() + "得分" + trial + "：本月均暂不评定";
        }
        String leader = first.size() == 1
                ? first.get(0).place() + " " + first.get(0).label() + "分居首"
                : first.size() + "个" + edition.unitWord() + "并列第1";
        return edition.unitWord() + "得分" + trial + "：" + leader + missing;
    }

    private List<Bar> bars(boolean ranked) {
        List<Bar> bars = new ArrayList<>();
        for (Score score : edition.scores()) {
            if (score.ranked() == ranked && score.score() != null) {
                bars.add(new Bar(
                        edition.placeName(score.region()),
                        ranked && score.rank() != null ? score.rank().toString() : "",
                        score.score(),
                        ranked ? Kind.RANKED : Kind.SHOWN,
                        Print.score(score.score())));
            }
        }
        for (Score score : edition.scores()) {
            if (score.ranked() == ranked && score.score() == null) {
                bars.add(new Bar(edition.placeName(score.region()), "", null, Kind.UNRATED, "暂不评定"));
            }
        }
        return bars;
    }

    List<ChartModel> intervals() {
        List<RankIntervals.Row> rows = placed().stream()
                .map(score -> {
                    Placing placing = placing(score);
                    return new RankIntervals.Row(
                            edition.placeName(score.region()),
                            placing.rank(),
                            placing.low(),
                            placing.high(),
                            placing.band(),
                            Print.score(score.score()));
                })
                .sorted(Comparator.comparingInt(RankIntervals.Row::band))
                .toList();
        List<ChartModel> charts = new ArrayList<>();
        if (rows.isEmpty()) {
            return charts;
        }
        int last = rows.stream().mapToInt(RankIntervals.Row::high).max().orElseThrow();
        List<List<RankIntervals.Row>> pages = Pages.of(rows, ROWS);
        for (int page = 0; page < pages.size(); page++) {
            charts.add(new RankIntervals(
                    Pages.file("rank-intervals", page),
                    Pages.title(intervalTitle(rows), page, pages.size()),
                    place() + "　横线为九成模拟名次所在区间，同档先后不足以区分",
                    Math.max(last, rows.size()),
                    pages.get(page)));
        }
        return charts;
    }

    private String intervalTitle(List<RankIntervals.Row> rows) {
        int bands = rows.get(rows.size() - 1).band();
        List<String> first = rows.stream()
                .filter(row -> row.band() == 1)
                .map(RankIntervals.Row::place)
                .toList();
        String leaders = first.size() <= 2 ? String.join("、", first) : first.size() + "个" + edition.unitWord();
        return bands == 1
                ? edition.unitWord() + "名次" + trial + "：各" + edition.unitWord() + "不足以区分先后"
                : edition.unitWord() + "名次" + trial + "：可分" + bands + "档，" + leaders + "在第1档";
    }

    private List<Score> placed() {
        return edition.scores().stream()
                .filter(score -> score.ranked()
                        && score.rank() != null
                        && score.rankLow() != null
                        && score.rankHigh() != null
                        && score.band() != null)
                .toList();
    }

    private static Placing placing(Score score) {
        return new Placing(
                score.region(),
                Objects.requireNonNull(score.rank()),
                Objects.requireNonNull(score.rankLow()),
                Objects.requireNonNull(score.rankHigh()),
                Objects.requireNonNull(score.band()));
    }

    /** Of the units that were placed in both months. */
    Optional<ChartModel> slope() {
        List<Placing> now =
                placed().stream().map(ScoreCharts::placing).sorted(SEATS).toList();
        List<Placing> before = edition.details().before().stream()
                .filter(placing -> find(now, placing.region()).isPresent())
                .sorted(SEATS)
                .toList();
        List<Placing> both = now.stream()
                .filter(placing -> find(before, placing.region()).isPresent())
                .toList();
        if (both.size() < 2) {
            return Optional.empty();
        }
        List<RankSlope.Line> lines = new ArrayList<>();
        for (int seat = 0; seat < both.size(); seat++) {
            Placing placing = both.get(seat);
            Placing former = find(before, placing.region()).orElseThrow();
            lines.add(new RankSlope.Line(
                    edition.placeName(placing.region()),
                    former.band(),
                    placing.band(),
                    before.indexOf(former),
                    seat,
                    move(former, placing)));
        }
        return Optional.of(new RankSlope(
                "rank-slope",
                slopeTitle(lines),
                place() + "　同一框内先后不足以区分，按行政区划代码排列；只列两月都有名次的",
                Print.month(edition.month().minusMonths(1)),
                Print.month(edition.month()),
                lines));
    }

    private static final Comparator<Placing> SEATS =
            Comparator.comparingInt(Placing::band).thenComparing(Placing::region);

    private static Optional<Placing> find(List<Placing> placings, String region) {
        return placings.stream()
                .filter(placing -> placing.region().equals(region))
                .findFirst();
    }

    /** A move only where the band changed and the intervals of the two months have no rank in common. */
    private static RankSlope.Move move(Placing before, Placing now) {
        if (now.band() < before.band() && now.high() < before.low()) {
            return RankSlope.Move.UP;
        }
        return now.band() > before.band() && now.low() > before.high() ? RankSlope.Move.DOWN : RankSlope.Move.LEVEL;
    }

    private String slopeTitle(List<RankSlope.Line> lines) {
        long up =
                lines.stream().filter(line -> line.move() == RankSlope.Move.UP).count();
        long down = lines.stream()
                .filter(line -> line.move() == RankSlope.Move.DOWN)
                .count();
        String head = edition.unitWord() + "名次较上月" + trial + "：";
        return up + down == 0
                ? head + "没有足以认定的升降"
                : head + Counts.of("，").add(up, "个升档").add(down, "个降档").add(lines.size() - up - down, "个持平");
    }
}

package io.eldercare.report;

import io.eldercare.report.Edition.Unit;
import io.eldercare.report.TileLayout.Seat;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.TileMap;
import io.eldercare.report.chart.TileMap.Key;
import io.eldercare.report.chart.TileMap.Label;
import io.eldercare.report.chart.TileMap.Tile;
import io.eldercare.report.chart.Tone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Counties on a tile map: how many targets lag, and each target by itself. */
final class TileCharts {
    private static final String PREFECTURE = "00";

    private final Edition edition;
    private final List<TargetLine> lines;
    private final List<Unit> counties;
    private final Map<String, Seat> seats;

    TileCharts(Edition edition, List<TargetLine> lines, TileLayout layout) {
        this.edition = edition;
        this.lines = lines;
        this.counties = edition.units().stream()
                .filter(unit -> unit.level().equals("county"))
                .toList();
        this.seats = layout.of(
                        edition.jurisdiction().code(),
                        counties.stream().map(Unit::code).toList())
                .orElse(Map.of());
    }

    /** None where a county has no tile: a map that leaves one out would mislead. */
    List<ChartModel> charts() {
        List<ChartModel> charts = new ArrayList<>();
        if (counties.size() < 2 || seats.isEmpty() || lines.isEmpty()) {
            return charts;
        }
        charts.add(overview());
        lines.stream()
                .filter(line -> counties.stream()
                        .anyMatch(unit ->
                                !UnitFigure.of(edition, line, unit).status().isEmpty()))
                .forEach(line -> charts.add(ofTarget(line)));
        return charts;
    }

    private String place() {
        return edition.jurisdiction().name() + "　" + Print.month(edition.month()) + "　方块位置大致对应地理位置";
    }

    private TileMap overview() {
        List<Tile> tiles = tiles(this::behind);
        long well = tiles.stream().filter(tile -> tile.tone() == Tone.REACHED).count();
        long one = tiles.stream().filter(tile -> tile.tone() == Tone.BEHIND).count();
        long far = tiles.stream().filter(tile -> tile.tone() == Tone.FAR_BEHIND).count();
        long silent = tiles.stream().filter(Tile::missing).count();
        return new TileMap(
                "tiles",
                "各县区滞后项数："
                        + Counts.of("，")
                                .add(well, "个没有滞后项")
                                .add(one, "个有1项")
                                .add(far, "个有2项以上")
                                .add(silent, "个缺报"),
                place(),
                tiles,
                labels(),
                List.of(
                        new Key(Tone.REACHED, "没有滞后项"),
                        new Key(Tone.BEHIND, "1项滞后或未达标"),
                        new Key(Tone.FAR_BEHIND, "2项以上"),
                        new Key(Tone.OPEN, "没有可判断的指标")));
    }

    private Field behind(Unit unit) {
        List<UnitFigure> figures =
                lines.stream().map(line -> UnitFigure.of(edition, line, unit)).toList();
        long behind = figures.stream().filter(UnitFigure::behind).count();
        if (figures.stream().allMatch(figure -> figure.status().isEmpty())) {
            boolean missing = figures.stream().anyMatch(UnitFigure::missing);
            return new Field(missing ? "缺报" : Print.NOTHING, Tone.OPEN, missing);
        }
        Tone tone = behind == 0 ? Tone.REACHED : behind == 1 ? Tone.BEHIND : Tone.FAR_BEHIND;
        return new Field(behind + "项", tone, false);
    }

    private record Field(String text, Tone tone, boolean missing) {}

    private TileMap ofTarget(TargetLine line) {
        List<Tile> tiles = tiles(unit -> {
            UnitFigure figure = UnitFigure.of(edition, line, unit);
            return new Field(figure.shortText(), figure.tone(), figure.missing());
        });
        long behind = counties.stream()
                .filter(unit -> UnitFigure.of(edition, line, unit).behind())
                .count();
        List<Key> keys = new ArrayList<>();
        for (Tone tone : List.of(Tone.REACHED, Tone.ON_PATH, Tone.BEHIND, Tone.FAR_BEHIND)) {
            if (tiles.stream().anyMatch(tile -> tile.tone() == tone)) {
                keys.add(new Key(tone, tone.label()));
            }
        }
        return new TileMap(
                "tiles-" + TrendCharts.file(line.target().id()),
                line.kpi().name() + "：" + (behind == 0 ? "各县区没有滞后" : behind + "个县区滞后或未达标"),
                place() + "　" + TrendCharts.targetLabel(line),
                tiles,
                labels(),
                keys);
    }

    private List<Tile> tiles(Function<Unit, Field> fields) {
        List<Tile> tiles = new ArrayList<>();
        for (Unit unit : counties) {
            Seat seat = Objects.requireNonNull(seats.get(unit.code()));
            Field field = fields.apply(unit);
            tiles.add(new Tile(
                    unit.code(),
                    unit.name(),
                    prefecture(unit.code()),
                    seat.row(),
                    seat.column(),
                    field.text(),
                    field.tone(),
                    field.missing()));
        }
        return tiles;
    }

    /** By GB/T 2260 the first four digits name the prefecture. */
    private static String prefecture(String county) {
        return county.substring(0, 4) + PREFECTURE;
    }

    /** Names of prefectures, where the counties are of several. */
    private List<Label> labels() {
        Set<String> prefectures = new HashSet<>();
        counties.forEach(unit -> prefectures.add(prefecture(unit.code())));
        List<Label> labels = new ArrayList<>();
        seats.forEach((code, seat) -> {
            if (prefectures.size() > 1 && prefectures.contains(code)) {
                labels.add(new Label(seat.name().replaceFirst("市$", ""), seat.row(), seat.column()));
            }
        });
        return labels;
    }
}

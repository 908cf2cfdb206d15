package io.eldercare.report;

import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import io.eldercare.report.ScoreDetails.Span;
import io.eldercare.report.chart.Bullets;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.HeatMap;
import io.eldercare.report.chart.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Units by headline targets: as a heat map and as bullet charts. */
final class UnitCharts {
    private static final int ROWS = 25;
    private static final int COLUMNS = 6;
    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final BigDecimal AIR = new BigDecimal("1.1");

    private final Edition edition;
    private final List<TargetLine> lines;

    UnitCharts(Edition edition, List<TargetLine> lines) {
        this.edition = edition;
        this.lines = lines;
    }

    List<ChartModel> heatMap() {
        List<ChartModel> charts = new ArrayList<>();
        String title = heatTitle();
        List<List<TargetLine>> across = Pages.of(lines, COLUMNS);
        List<List<Unit>> down = Pages.of(edition.compared(), ROWS);
        int pages = across.size() * down.size();
        boolean exceptions = edition.compared().stream().anyMatch(Unit::ranked)
                && !edition.compared().stream().allMatch(Unit::ranked);
        for (List<Unit> units : down) {
            for (List<TargetLine> columns : lines.isEmpty() ? List.<List<TargetLine>>of() : across) {
                charts.add(new HeatMap(
                        Pages.file("heatmap", charts.size()),
                        Pages.title(title, charts.size(), pages),
                        place() + "　颜色与符号为状态，数字为本月值" + (exceptions ? "　* 不排名" : ""),
                        columns.stream().map(UnitCharts::column).toList(),
                        units.stream()
                                .map(unit -> new HeatMap.Row(
                                        unit.name(),
                                        exceptions && !unit.ranked() ? "*" : "",
                                        columns.stream()
                                                .map(line -> cell(line, unit))
                                                .toList()))
                                .toList()));
            }
        }
        return charts;
    }

    private String place() {
        return edition.jurisdiction().name() + "　" + Print.month(edition.month());
    }

    private static HeatMap.Column column(TargetLine line) {
        boolean inPercent = line.kpi().unitLabel().equals("%");
        return new HeatMap.Column(
                line.kpi().name(),
                line.kpi().share()
                        ? line.targetText()
                        : inPercent ? "" : "（" + line.kpi().unitLabel() + "）");
    }

    private HeatMap.Cell cell(TargetLine line, Unit unit) {
        UnitFigure figure = UnitFigure.of(edition, line, unit);
        return new HeatMap.Cell(figure.shortText(), figure.status(), figure.tone(), figure.missing());
    }

    private String heatTitle() {
        List<UnitFigure> figures = edition.compared().stream()
                .flatMap(unit -> lines.stream().map(line -> UnitFigure.of(edition, line, unit)))
                .toList();
        long missing = figures.stream().filter(UnitFigure::missing).count();
        return "各" + edition.unitWord() + "指标：" + finding(figures) + (missing == 0 ? "" : "，" + missing + "项缺报");
    }

    private String finding(List<UnitFigure> figures) {
        if (figures.stream().allMatch(figure -> figure.status().isEmpty())) {
            return "本月没有可判断的" + edition.unitWord() + "指标";
        }
        long behind = figures.stream().filter(UnitFigure::behind).count();
        return behind == 0 ? "没有滞后项" : behind + "项滞后或未达标";
    }

    /** Of the targets that every unit has: shares, and counts with a quota of its own in every unit. */
    List<ChartModel> bullets() {
        List<Unit> units = edition.compared();
        List<TargetLine> drawn = lines.stream()
                .filter(line -> line.target().numberPrinted())
                .filter(line ->
                        units.stream().allMatch(unit -> target(line, unit).isPresent()))
                .toList();
        List<ChartModel> charts = new ArrayList<>();
        List<List<Unit>> pages = Pages.of(units, ROWS);
        for (List<Unit> page : drawn.isEmpty() ? List.<List<Unit>>of() : pages) {
            charts.add(new Bullets(
                    Pages.file("bullets", charts.size()),
                    Pages.title(bulletTitle(drawn), charts.size(), pages.size()),
                    place() + "　各" + edition.unitWord() + "本月值与目标、序时进度",
                    drawn.stream().map(line -> column(line, units)).toList(),
                    page.stream()
                            .map(unit -> new Bullets.Row(
                                    unit.name(),
                                    drawn.stream()
                                            .map(line -> bullet(line, unit))
                                            .toList()))
                            .toList()));
        }
        return charts;
    }

    private String bulletTitle(List<TargetLine> drawn) {
        long all = (long) drawn.size() * edition.compared().size();
        long reached = drawn.stream()
                .flatMap(line -> edition.compared().stream().map(unit -> UnitFigure.of(edition, line, unit)))
                .filter(figure -> figure.tone() == Tone.REACHED || figure.tone() == Tone.ON_PATH)
                .count();
        return "各" + edition.unitWord() + "距目标：" + all + "项中" + reached + "项达到目标或序时进度";
    }

    /** The target that binds a unit: a share is the same everywhere, a count needs a quota of the unit's own. */
    private Optional<Target> target(TargetLine line, Unit unit) {
        Target own = edition.targetOf(line.target(), unit.code());
        return line.kpi().share() || own.region().equals(unit.code()) ? Optional.of(own) : Optional.empty();
    }

    /** Shares run from 0 to 100; counts as far as the largest value or target. */
    private Bullets.Column column(TargetLine line, List<Unit> units) {
        BigDecimal most = units.stream()
                .flatMap(unit -> Stream.of(
                        Optional.ofNullable(
                                edition.value(line.kpi().code(), unit.code()).value()),
                        target(line, unit).map(Target::value)))
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ONE, BigDecimal::max);
        return new Bullets.Column(
                line.kpi().name(),
                line.kpi().share() ? "目标 " + line.targetText() : "目标按地区分解",
                BigDecimal.ZERO,
                line.kpi().share() ? FULL.max(most) : most.multiply(AIR).setScale(0, RoundingMode.UP));
    }

    private Bullets.Bullet bullet(TargetLine line, Unit unit) {
        UnitFigure figure = UnitFigure.of(edition, line, unit);
        Value value = edition.value(line.kpi().code(), unit.code());
        @Nullable
        BigDecimal expected = line.target().standing()
                ? null
                : edition.standing(line.target().id(), unit.code(), edition.month())
                        .map(Standing::expected)
                        .orElse(null);
        return new Bullets.Bullet(
                value.value(),
                figure.text(),
                target(line, unit).map(Target::value).orElse(null),
                expected,
                edition.details().spans().stream()
                        .filter(span -> span.region().equals(unit.code())
                                && span.target().equals(line.target().id()))
                        .map(Span::floor)
                        .findFirst()
                        .orElse(null),
                figure.status(),
                figure.tone());
    }
}

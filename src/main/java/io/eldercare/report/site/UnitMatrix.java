package io.eldercare.report.site;

import io.eldercare.report.site.Plan.Target;
import java.time.YearMonth;
import java.util.List;

/** Units of a plan against its headline targets at one month. */
record UnitMatrix(List<Head> heads, List<Row> rows) {

    record Head(String name, String path, String target) {}

    record Row(String name, String path, boolean jurisdiction, List<Cell> cells) {}

    /** @param target the unit's own quota where it has one, else empty */
    record Cell(String value, String target, String status, String statusName) {}

    static UnitMatrix of(MartContent mart, Plan plan, YearMonth month) {
        List<Target> heads = plan.headTargets();
        List<Region> regions = new java.util.ArrayList<>(List.of(plan.jurisdiction()));
        plan.units().stream()
                .filter(unit -> !unit.code().equals(plan.jurisdiction().code()))
                .filter(unit -> heads.stream()
                        .anyMatch(target ->
                                plan.standing(target.id(), unit.code(), month).isPresent()
                                        || mart.figure(target.indicator(), unit.code(), month) != Figure.NONE))
                .forEach(regions::add);
        return new UnitMatrix(
                heads.stream()
                        .map(target -> new Head(
                                target.name(),
                                Paths.indicator(target.indicator()),
                                target.print(mart.indicator(target.indicator()))))
                        .toList(),
                regions.stream()
                        .map(region -> new Row(
                                region.name(),
                                region.isCounty() ? Paths.county(region.code()) : "",
                                region.equals(plan.jurisdiction()),
                                heads.stream()
                                        .map(target -> cell(mart, plan, target, region, month))
                                        .toList()))
                        .toList());
    }

    private static Cell cell(MartContent mart, Plan plan, Target head, Region region, YearMonth month) {
        TargetRow row = TargetRow.of(mart, plan, head, region.code(), month);
        Target own = plan.targetOf(head, region.code());
        boolean judged = plan.standing(head.id(), region.code(), month).isPresent();
        return new Cell(
                row.value(),
                own.value().compareTo(head.value()) == 0 ? "" : row.target(),
                judged ? row.status() : "",
                judged ? row.statusName() : "");
    }
}

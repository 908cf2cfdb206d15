package io.eldercare.badinput;

import static io.eldercare.badinput.Plot.FIRST;
import static io.eldercare.badinput.Plot.HEAD;
import static io.eldercare.badinput.Plot.SECOND;

import io.eldercare.testing.IdNumbers;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Files that come again, late or out of order: DU; figures that are too good: GM. */
final class OrderCases {
    private OrderCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        files(cases);
        rows(cases);
        visits(cases);
        registers(cases);
    }

    /** A file of teams in a sub-folder of the county's. */
    private static Plot file(Plot plot, String folder, String ending, String text, int day) {
        LocalDateTime arrival = plot.month().plusMonths(1).atDay(day).atTime(8, 0);
        return plot.put(
                plot.county() + "/" + folder + "/" + plot.name("volunteer_team", ending), Bytes.utf8(text), arrival);
    }

    private static void files(Map<String, Consumer<Plot>> cases) {
        cases.put("DU-001", plot -> file(file(plot, "a", ".csv", HEAD + FIRST, 2), "b", ".csv", HEAD + FIRST, 3));
        cases.put("DU-002", plot -> file(file(plot, "a", ".csv", HEAD + FIRST, 2), "a", "_r2.csv", HEAD + FIRST, 3));
        cases.put(
                "DU-003",
                plot -> file(
                        file(plot, "a", ".csv", HEAD + FIRST + SECOND, 2), "a", "_r2.csv", HEAD + SECOND + FIRST, 3));
        cases.put(
                "DU-006",
                plot -> file(file(plot, "a", "_r2.csv", HEAD + SECOND, 2), "a", ".csv", HEAD + FIRST, 3)
                        .expects("name", "晨曦"));
        cases.put(
                "DU-007",
                plot -> file(file(plot, "a", "_r2.csv", HEAD + SECOND, 2), "a", ".csv", HEAD + FIRST, 3)
                        .expects("name", "晨曦"));
        cases.put("DU-008", plot -> file(file(plot, "a", ".csv", HEAD + FIRST, 2), "b", ".csv", HEAD + SECOND, 3));
        cases.put(
                "DU-009",
                plot -> file(file(plot, "a", ".csv", HEAD + FIRST, 2), "a", "_r3.csv", HEAD + SECOND, 3)
                        .expects("name", "晨曦"));
        cases.put(
                "DU-011",
                plot -> file(file(plot, "a", ".csv", HEAD + FIRST + SECOND, 2), "a", "_r2.csv", HEAD + SECOND, 3)
                        .expects("name", "晨曦"));
        cases.put("DU-012", plot -> plot.raw("volunteer_team_" + plot.county() + "_2026-03.csv", HEAD + FIRST));
        cases.put("DU-013", plot -> file(plot, "a", ".csv", HEAD + FIRST, 25));
        cases.put(
                "DU-014",
                plot -> plot.raw("volunteer_team_" + plot.neighbour() + "_" + plot.month() + ".csv", HEAD + FIRST));
    }

    private static void rows(Map<String, Consumer<Plot>> cases) {
        cases.put("DU-004", plot -> plot.teams(HEAD + FIRST + SECOND + SECOND));
        cases.put("DU-005", plot -> plot.teams(HEAD + FIRST + SECOND + SECOND.replace("晨曦", "朝霞")));
        cases.put("DU-015", plot -> plot.rows("visit", List.of("visit_id=v1"), List.of("visit_id=v2")));
    }

    private static void visits(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "GM-004",
                plot -> plot.rows(
                        "visit",
                        List.of("visit_id=v1", "minutes=30"),
                        List.of("visit_id=v2", "visited_at=2025-10-08 10:00", "minutes=30")));
        cases.put(
                "GM-005",
                plot -> plot.rows(
                        "visit",
                        List.of("visit_id=v1", "visitor_id=甲"),
                        List.of("visit_id=v2", "visitor_id=甲", "person_id=369999195206301284")));
        cases.put(
                "GM-006",
                plot -> plot.row("visit", "visited_at=2025-10-20")
                        .row("special_roster", "valid_to=2025-10-05", "exit_reason=死亡"));
        cases.put(
                "GM-007",
                plot -> plot.rows(
                        "visit",
                        many(13, number -> List.of("visit_id=v" + number, "visited_at=2025-10-" + (10 + number)))));
        cases.put("GM-008", plot -> plot.row("assessment"));
        cases.put(
                "GM-009",
                plot -> plot.rows(
                        "assessment",
                        many(
                                200,
                                number -> List.of(
                                        "assessment_id=a" + number,
                                        "person_id=" + IdNumbers.of("19300101", number),
                                        "assessor1=甲"))));
        cases.put(
                "GM-010",
                plot -> plot.rows(
                        "assessment",
                        many(
                                2,
                                number -> List.of(
                                        "assessment_id=a" + number, "person_id=" + IdNumbers.of("19310101", number)))));
    }

    private static void registers(Map<String, Consumer<Plot>> cases) {
        cases.put("GM-001", plot -> plot.row("bed_month", "nursing_beds=65"));
        cases.put(
                "GM-002",
                plot -> plot.rows(plot.month().minusMonths(1), "bed_month", List.of(List.of()))
                        .row("bed_month", "approved_beds=200", "built_beds=200"));
        cases.put(
                "GM-003",
                plot -> plot.rows(
                        "institution",
                        List.of("institution_id=i1", "uscc=52369999MJ000000XA", "address=一路1号"),
                        List.of("institution_id=i2", "uscc=52369999MJ000000XA", "address=一路1号")));
        cases.put(
                "GM-011",
                plot -> plot.rows(
                        "volunteer",
                        many(
                                3,
                                number -> List.of(
                                        "volunteer_id=z" + number, "person_id=" + IdNumbers.of("19600101", number)))));
        cases.put(
                "GM-012",
                plot -> plot.rows(
                        "bed_month", many(3, number -> List.of("institution_id=i" + number, "built_beds=不详"))));
        cases.put(
                "GM-013",
                plot -> plot.rows(
                                plot.month().minusMonths(1),
                                "special_roster",
                                many(19, number -> List.of("person_id=" + IdNumbers.of("19420101", number))))
                        .row("special_roster"));
    }

    private static List<List<String>> many(int rows, java.util.function.IntFunction<List<String>> row) {
        List<List<String>> all = new ArrayList<>();
        for (int number = 0; number < rows; number++) {
            all.add(row.apply(number));
        }
        return all;
    }
}

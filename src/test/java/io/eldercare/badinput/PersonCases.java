package io.eldercare.badinput;

import io.eldercare.ingest.read.ResidentId;
import io.eldercare.testing.IdNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Numbers of persons and of organisations: ID. */
final class PersonCases {
    private PersonCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        numbers(cases, "ID-001", IdNumbers.wrong("19450312", 1));
        numbers(cases, "ID-002", "36999919580817901x");
        numbers(cases, "ID-003", "36999919580817901Х");
        numbers(cases, "ID-004", "369999450312001");
        numbers(cases, "ID-005", "36999919450312001", "3699991945031200122");
        numbers(cases, "ID-006", "369999193802290025");
        numbers(cases, "ID-007", IdNumbers.of("20000101", 1));
        cases.put("ID-008", plot -> plot.row("assessment", "sex=女"));
        cases.put("ID-009", plot -> plot.row("assessment", "birth_date=1950-01-01"));
        numbers(cases, "ID-010", checked("01999919450312001"));
        numbers(cases, "ID-011", IdNumbers.of("19450312", 2));
        numbers(cases, "ID-012", "111111111111111111", "123456194503120010", "12345619450312001X");
        numbers(
                cases,
                "ID-013",
                "369999 1945 0312 0012",
                IdNumbers.of("19400202", 2).replaceFirst("(\\d{6})(\\d{8})", "$1-$2-"));
        cases.put(
                "ID-014",
                plot -> plot.rows("special_roster", List.of(), List.of("township_code=" + plot.county() + "102")));
        cases.put(
                "ID-015",
                plot -> plot.row("special_roster")
                        .put(
                                plot.neighbour() + "/special_roster_" + plot.neighbour() + "_" + plot.month() + ".csv",
                                Bytes.utf8("person_id,township_code,categories,valid_from\n369999194503120012,"
                                        + plot.neighbour() + "101,独居,2025-02-01\n"),
                                plot.usualArrival()));
        numbers(cases, "ID-016", checked("81999919450312001"), checked("93999919450312001"));
        cases.put(
                "ID-017",
                plot -> plot.row("visit", "referred_to=联系 369999194503120012 家属")
                        .expects("referred_to", "联系 *** 家属"));
        cases.put(
                "ID-018",
                plot -> plot.row("volunteer_team", "name=13800000000队").expects("name", "***队"));
        cases.put("ID-019", plot -> plot.row("institution", "uscc=52369999MJ000000XB"));
        cases.put("ID-020", plot -> plot.row("institution", "uscc=52369999MI000000XA"));
        numbers(cases, "ID-021", "369999********0012");
    }

    private static String checked(String body) {
        return body + ResidentId.checkCharacter(body);
    }

    private static void numbers(Map<String, Consumer<Plot>> cases, String id, String... numbers) {
        cases.put(id, plot -> {
            List<List<String>> rows = new ArrayList<>();
            for (String number : numbers) {
                rows.add(List.of("assessment_id=a" + rows.size(), "person_id=" + number));
            }
            plot.rows("assessment", rows);
        });
    }
}

package io.eldercare.badinput;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Numbers and dates: TN and DT. */
final class ValueCases {
    private ValueCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        numbers(cases);
        dates(cases);
        visits(cases);
    }

    private static void beds(Map<String, Consumer<Plot>> cases, String id, String... approved) {
        cases.put(id, plot -> plot.rows("bed_month", each("institution_id", "approved_beds", approved)));
    }

    /** A row for each text, under keys of their own. */
    private static List<List<String>> each(String key, String column, String... texts) {
        List<List<String>> rows = new ArrayList<>();
        for (String text : texts) {
            rows.add(List.of(key + "=k" + rows.size(), column + "=" + text));
        }
        return rows;
    }

    private static void numbers(Map<String, Consumer<Plot>> cases) {
        beds(cases, "TN-001", "1O5");
        cases.put("TN-002", plot -> plot.row("bed_month", "approved_beds=1,200").expects("approved_beds", "1200"));
        cases.put("TN-003", plot -> plot.row("bed_month", "approved_beds=120张").expects("approved_beds", "120"));
        beds(cases, "TN-004", "1.2E3");
        beds(cases, "TN-005", "120.5");
        beds(cases, "TN-006", "2147483648", "9999999999999999999");
        cases.put("TN-007", plot -> plot.row("fund", "amount_yuan=1.999"));
        cases.put("TN-008", plot -> plot.row("fund", "amount_yuan=" + "9".repeat(38)));
        cases.put(
                "TN-009",
                plot -> plot.rows(
                        "fund", each("fund_line_id", "amount_yuan", "NaN", "Infinity", "-Infinity", "1e400")));
        beds(cases, "TN-010", "-5");
        cases.put(
                "TN-011",
                plot -> plot.row("bed_month", "residents_destitute=-0").expects("residents_destitute", "0"));
        cases.put(
                "TN-012",
                plot -> plot.rows("bed_month", each("institution_id", "approved_beds", "+120", " 120 "))
                        .expects("approved_beds", "120"));
        beds(cases, "TN-013", "0x10", "010");
        beds(cases, "TN-014", "-", "--", "N/A", "null", "NULL", "none");
        beds(cases, "TN-015", "");
        cases.put("TN-016", plot -> plot.row("bed_month", "deaths="));
        cases.put("TN-017", plot -> plot.rows("volunteer_team", each("team_id", "elder_service", "大概", "2", "是否")));
        cases.put("TN-018", plot -> plot.row("fund", "amount_yuan=95%"));
        cases.put("TN-019", plot -> plot.row("fund", "amount_yuan=0.01"));
    }

    private static void founded(Map<String, Consumer<Plot>> cases, String id, String... dates) {
        cases.put(id, plot -> plot.rows("volunteer_team", each("team_id", "founded_on", dates)));
    }

    private static void dates(Map<String, Consumer<Plot>> cases) {
        founded(cases, "DT-001", "2025-02-30", "2025-04-31", "2023-02-29");
        cases.put(
                "DT-002", plot -> plot.row("project", "planned_end=2028-02-29").expects("planned_end", "2028-02-29"));
        founded(cases, "DT-003", "2020", "2020-1", "2020-01-01T99");
        founded(cases, "DT-004", "01/02/2020");
        cases.put(
                "DT-005",
                plot -> plot.rows("volunteer_team", each("team_id", "founded_on", "2020/1/2", "20200102", "2020年1月2日"))
                        .expects("founded_on", "2020-01-02"));
        founded(cases, "DT-006", "20-01-02", "20/1/2");
        founded(cases, "DT-007", "0026-01-01", "1582-10-10", "9999-12-31");
        cases.put(
                "DT-015",
                plot -> plot.row("institution", "opened_on=1986-05-04").expects("opened_on", "1986-05-04"));
        cases.put(
                "DT-016",
                plot -> plot.rows("assessment", each("assessment_id", "birth_date", "乙酉年正月廿八", "民国三十四年三月十二日")));
        cases.put("DT-017", plot -> plot.row("institution", "rating_from=2025-01-01", "rating_to=2024-01-01"));
    }

    private static void visits(Map<String, Consumer<Plot>> cases) {
        LocalDateTime early = LocalDateTime.of(2025, 10, 20, 8, 0);
        cases.put(
                "DT-008",
                plot -> plot.put(
                        plot.county() + "/" + plot.name("visit", ".csv"),
                        Bytes.utf8("visit_id,person_id,visited_at,mode,outcome\n"
                                + "v1,369999194503120012,2025-10-08,上门,见到\nv2,369999194503120012,2025-10-25,上门,见到\n"),
                        early));
        cases.put("DT-009", plot -> plot.row("visit", "visited_at=2025-11-01"));
        cases.put(
                "DT-010",
                plot -> plot.row("visit", "visited_at=2025-10-20")
                        .row("special_roster", "valid_to=2025-10-05", "exit_reason=死亡"));
        cases.put(
                "DT-011",
                plot -> plot.rows(
                        "service_record",
                        List.of("record_id=r2", "end_at=2025-10-08 07:00"),
                        List.of("record_id=r3", "end_at=2025-10-08 08:00")));
        cases.put(
                "DT-012",
                plot -> plot.rows(
                                "visit",
                                List.of("visit_id=v2", "visited_at=2025-10-31 23:59:59"),
                                List.of("visit_id=v3", "visited_at=2025-10-01 00:00:00"))
                        .expects("visited_at", "2025-10-31T23:59:59"));
        // 20:00 in Greenwich is 04:00 of the next day in Shanghai
        cases.put(
                "DT-013",
                plot -> plot.row("visit", "visited_at=2025-09-30T20:00:00Z").expects("visited_at", "2025-10-01T04:00"));
        cases.put(
                "DT-014",
                plot -> plot.rows(
                        "visit", each("visit_id", "visited_at", "2025-10-08 24:00:00", "2025-10-08 23:59:60")));
    }
}

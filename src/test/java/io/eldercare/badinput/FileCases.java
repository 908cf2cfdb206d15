package io.eldercare.badinput;

import static io.eldercare.badinput.Plot.FIRST;
import static io.eldercare.badinput.Plot.HEAD;
import static io.eldercare.badinput.Plot.SECOND;

import java.util.Map;
import java.util.function.Consumer;

/** The file itself: FC. */
final class FileCases {
    private FileCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        cases.put("FC-001", plot -> plot.teams(""));
        cases.put("FC-002", plot -> controlled(plot, HEAD, "rows: 0\n"));
        cases.put("FC-003", plot -> controlled(plot, HEAD, "rows: 120\n"));
        cases.put("FC-004", plot -> plot.teams("\n,,,\n\n ,\t,,\n"));
        cases.put("FC-005", plot -> plot.teams(HEAD + FIRST + "T2,晨"));
        cases.put("FC-006", plot -> controlled(plot, HEAD + FIRST, "rows: 2\n"));
        cases.put("FC-007", plot -> plot.teams(HEAD + FIRST + SECOND.strip()).expects("name", "晨曦"));
        cases.put(
                "FC-008",
                plot -> plot.rows("bed_month")
                        .raw(plot.name("bed_month", ".csv.control.yml"), "sums: {built_beds: 101}\n"));
        cases.put("FC-009", plot -> plot.teams(HEAD + FIRST));
        cases.put("FC-010", plot -> plot.raw(plot.name("volunteer_team", ".csv.control.yml"), "rows: 2\n"));
        cases.put("FC-013", plot -> plot.raw("志愿队伍(最终版).csv", HEAD + FIRST));
        cases.put("FC-014", plot -> plot.raw("C:\\..\\..\\" + plot.name("volunteer_team", ".csv"), HEAD + FIRST));
        cases.put(
                "FC-015",
                plot -> plot.raw("a\nvolunteer_team.csv", HEAD + FIRST)
                        .raw("report\u202Evsc.exe", HEAD + SECOND)
                        .raw("$(reboot);`id`&.csv", HEAD));
        cases.put("FC-016", plot -> plot.raw("志".repeat(83) + ".csv12", HEAD + FIRST));
        cases.put("FC-019", plot -> plot.teams(Books.teams()));
        cases.put("FC-020", plot -> plot.workbook(Bytes.utf8(HEAD + FIRST)));
        cases.put("FC-021", plot -> plot.workbook(Bytes.utf8("<html><table><tr><td>team_id</td></tr></table></html>")));
        cases.put("FC-022", plot -> {
            for (String ending : new String[] {".xlsb", ".xlsm", ".ods", ".et"}) {
                plot.raw(plot.name("volunteer_team", ending), Books.teams());
            }
        });
        cases.put(
                "FC-023",
                plot -> plot.raw(
                        plot.name("volunteer_team", ".csv.zip"), Bytes.zip(Map.of("a.csv", Bytes.utf8(HEAD + FIRST)))));
        cases.put("FC-027", plot -> plot.teams("<!DOCTYPE html>\n<html><body>登录已过期</body></html>\n"));
        cases.put(
                "FC-028",
                plot -> plot.raw("Thumbs.db", "x")
                        .raw("~$volunteer_team.xlsx", "x")
                        .raw(".DS_Store", "x"));
    }

    private static void controlled(Plot plot, String text, String control) {
        plot.teams(text).raw(plot.name("volunteer_team", ".csv.control.yml"), control);
    }
}

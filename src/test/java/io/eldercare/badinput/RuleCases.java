package io.eldercare.badinput;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows against themselves and against other files: RF; texts that want to be run: IJ. */
final class RuleCases {
    private RuleCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        references(cases);
        sums(cases);
        injection(cases);
    }

    private static void references(Map<String, Consumer<Plot>> cases) {
        cases.put("RF-001", plot -> plot.row("institution").row("bed_month", "institution_id=i7"));
        cases.put(
                "RF-002",
                plot -> plot.row("bed_month", "institution_id=i8")
                        .row("institution")
                        .put(
                                plot.neighbour() + "/institution_" + plot.neighbour() + "_" + plot.month() + ".csv",
                                Bytes.utf8("institution_id,name,kind,ownership,status\ni8,甲敬老院,敬老院,公办公营,运营\n"),
                                plot.usualArrival()));
        cases.put(
                "RF-003",
                plot -> plot.row("institution", "status=注销", "closed_on=2025-08-01")
                        .row("bed_month"));
        cases.put("RF-004", plot -> plot.row("bed_month", "county_code=" + plot.neighbour()));
        cases.put(
                "RF-005",
                plot -> plot.put(
                        "volunteer_team_360122_" + plot.month() + ".csv",
                        Bytes.utf8(Plot.HEAD + Plot.FIRST),
                        plot.usualArrival()));
        cases.put(
                "RF-006",
                plot -> plot.row("bed_month", "county_code=" + plot.county().substring(1)));
        cases.put("RF-007", plot -> plot.row("special_roster").row("visit", "person_id=369999195206301284"));
        cases.put("RF-008", plot -> plot.row("volunteer_team").row("volunteer_membership", "team_id=t9"));
        cases.put("RF-014", plot -> plot.row("institution", "lon=29.3", "lat=117.2"));
    }

    private static void sums(Map<String, Consumer<Plot>> cases) {
        cases.put("RF-009", plot -> plot.row("assessment", "total=71"));
        cases.put("RF-010", plot -> plot.row("assessment", "initial_level=3", "final_level=3"));
        cases.put("RF-011", plot -> plot.row("assessment", "b1_1=5"));
        cases.put("RF-012", plot -> plot.row("bed_month", "open_beds=49"));
        cases.put("RF-013", plot -> plot.row("bed_month", "nursing_beds=101"));
        cases.put("RF-015", plot -> plot.row("service_record", "hours=25"));
        cases.put("RF-016", plot -> plot.row("reported_measure", "value=", "numerator=1", "denominator=0"));
    }

    private static void team(Map<String, Consumer<Plot>> cases, String id, String name) {
        cases.put(
                id,
                plot -> plot.row("volunteer_team", "team_id=t2", "name=" + name).expects("name", name));
    }

    private static void injection(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "IJ-001",
                plot -> plot.rows(
                                "volunteer_team",
                                List.of("team_id=t1", "name==1+1"),
                                List.of("team_id=t2", "name=+甲"),
                                List.of("team_id=t3", "name=-乙"),
                                List.of("team_id=t4", "name=@丙"))
                        .expects("name", "=1+1"));
        cases.put(
                "IJ-002",
                plot -> plot.rows(
                        "volunteer_team",
                        List.of("team_id=t1", "name=\t=1+1"),
                        List.of("team_id=t2", "name=\r@甲"),
                        List.of("team_id=t3", "name=\n＝1+1")));
        cases.put("IJ-003", plot -> plot.row("volunteer_team", "leader_role==cmd|' /C calc'!A0"));
        cases.put("IJ-004", plot -> plot.row("volunteer_team", "leader_role==HYPERLINK(\"http://example.org\")"));
        team(cases, "IJ-005", "Robert'); drop table mart.kpi; --");
        team(cases, "IJ-006", "<script>alert(1)</script>");
        cases.put("IJ-007", plot -> plot.row("volunteer_team", "status=../../etc/*"));
        cases.put(
                "IJ-008",
                plot -> plot.row("volunteer_team", "name=甲\r\n2025-11-03 INFO 全部入库")
                        .expects("name", "甲 2025-11-03 INFO 全部入库"));
        team(cases, "IJ-009", "${env:HOME} ${jndi:ldap://x} #{1+1}");
        team(cases, "IJ-010", "%s %n (a+)+$");
        team(cases, "IJ-011", "😀".repeat(40) + "شيخوخة".repeat(10));
    }
}

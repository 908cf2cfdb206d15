package io.eldercare.badinput;

import static io.eldercare.badinput.Plot.FIRST;
import static io.eldercare.badinput.Plot.HEAD;

import io.eldercare.testing.IdNumbers;
import java.util.Map;
import java.util.function.Consumer;

/** Headers: HD. */
final class HeaderCases {
    private HeaderCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "HD-001",
                plot -> plot.teams("status,elder_service,name,team_id\n在册,是,夕阳红,T1\n")
                        .expects("name", "夕阳红"));
        cases.put("HD-002", plot -> plot.teams("team_id,name\nT1,夕阳红\n"));
        cases.put("HD-003", plot -> plot.teams(HEAD.replace("\n", ",口号\n") + FIRST.replace("\n", ",奉献\n")));
        cases.put(
                "HD-004",
                plot -> plot.teams(HEAD.replace("\n", ",队长身份证\n")
                        + FIRST.replace("\n", "," + IdNumbers.of("19500101", 7) + "\n")));
        cases.put("HD-005", plot -> plot.teams("team_id,name,name,elder_service,status\nT1,甲,乙,是,在册\n"));
        cases.put("HD-006", plot -> plot.teams("team_id,name,ＮＡＭＥ ,elder_service,status\nT1,甲,乙,是,在册\n"));
        cases.put("HD-007", plot -> plot.teams("team_id,,name,elder_service,status\nT1,?,夕阳红,是,在册\n"));
        cases.put("HD-008", plot -> plot.teams(FIRST + "T2,晨曦,是,在册\n"));
        cases.put(
                "HD-009",
                plot -> plot.teams("队伍 编号,\"队伍\n名称\",是否 为老服务,状态\n" + FIRST).expects("name", "夕阳红"));
        cases.put(
                "HD-010",
                plot -> plot.teams("志愿队伍编号,志愿队伍名称,为老服务,在册状态\n" + FIRST).expects("name", "夕阳红"));
        cases.put("HD-011", plot -> plot.row("bed_month", "built_beds=60", "nursing_beds=100"));
        cases.put("HD-012", plot -> plot.teams("某县志愿队伍登记表,,,\n" + HEAD + FIRST).expects("name", "夕阳红"));
        cases.put("HD-013", plot -> plot.teams("组织编号,组织名称,为老服务,队伍状态\n" + FIRST).expects("name", "夕阳红"));
        cases.put(
                "HD-014",
                plot -> plot.teams(HEAD + FIRST)
                        .raw(plot.name("volunteer_team", ".csv.control.yml"), "template_version: 99\n"));
        cases.put("HD-015", plot -> plot.raw(plot.name("volunteer", ".csv"), HEAD + FIRST));
    }
}

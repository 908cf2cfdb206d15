package io.eldercare.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A duty of the plan as it is printed.
 *
 * @param answer 完成, 提供部分 or 不在本系统
 * @param evidence what answers it, in the words of readers
 */
record DutyView(
        String id,
        String name,
        String frequency,
        String clause,
        String responsible,
        String answer,
        String code,
        String evidence,
        String note) {

    private static final Map<String, String> FILES = Map.of(
            "bulletin.html", "月度通报",
            "targets.html", "目标总表",
            "scorecard.xlsx", "得分表",
            "subsidies.xlsx", "补助测算表",
            "figures.csv", "数据表",
            "allocation.xlsx", "资金分配表");

    private static final Map<String, String> TABLES = Map.of(
            "mart.kpi_value", "指标数据",
            "mart.bed_month", "机构床位月报",
            "mart.institution", "机构名册",
            "mart.subsidy", "补助测算",
            "mart.scorecard", "县区得分",
            "mart.allocation", "资金分配",
            "mart.duty", "工作职责清单",
            "mart.rule_breach", "不符合规定的设施清单");

    /** Duties ({@code duty}) or items of the service list ({@code service_item}) of an edition, in its order. */
    static List<DutyView> of(Edition edition, String kind) {
        Map<String, String> feeds = edition.feedNames();
        return edition.promises().duties().stream()
                .filter(duty -> duty.kind().equals(kind))
                .map(duty -> of(edition, feeds, duty))
                .toList();
    }

    private static DutyView of(Edition edition, Map<String, String> feeds, PromiseIndex.Duty duty) {
        List<String> evidence = duty.evidence().isEmpty()
                ? List.of()
                : Arrays.stream(duty.evidence().split("\n", -1))
                        .map(text -> words(edition, feeds, text))
                        .toList();
        return new DutyView(
                duty.id(),
                duty.name(),
                duty.frequency(),
                duty.clause(),
                duty.responsible(),
                switch (duty.answer()) {
                    case "fulfils" -> "完成";
                    case "supports" -> "提供部分";
                    default -> "不在本系统";
                },
                switch (duty.answer()) {
                    case "fulfils" -> "met";
                    case "supports" -> "on_track";
                    default -> "shown";
                },
                String.join("、", evidence),
                duty.note());
    }

    private static String words(Edition edition, Map<String, String> feeds, String evidence) {
        String name = evidence.substring(evidence.indexOf(':') + 1);
        return switch (evidence.substring(0, evidence.indexOf(':'))) {
            case "report" -> FILES.getOrDefault(name, name);
            case "table" -> TABLES.getOrDefault(name, name);
            case "kpi" ->
                Optional.ofNullable(edition.kpis().get(name))
                        .map(Edition.Kpi::name)
                        .orElse(name);
            case "check" ->
                edition.promises().lines().stream()
                        .filter(line -> name.equals(line.check()))
                        .map(PromiseIndex.Line::name)
                        .findFirst()
                        .orElse(name);
            default -> feeds.getOrDefault(name, name);
        };
    }
}

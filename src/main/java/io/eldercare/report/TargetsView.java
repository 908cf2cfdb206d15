package io.eldercare.report;

import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.Target;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words and preformatted numbers of the index of all targets. */
final class TargetsView {
    private static final int NAMED_UNITS = 8;

    private final Edition edition;

    TargetsView(Edition edition) {
        this.edition = edition;
    }

    /** @param document empty where it is the plan's own */
    record Row(
            String id,
            String name,
            String goal,
            String deadline,
            String document,
            String clause,
            String nature,
            String answer,
            String value,
            String status,
            String code,
            String why,
            String units,
            String reason,
            List<String> notes) {}

    /** A facility rule with the things that break it, {@code county：name、name}. */
    record Rule(String ids, String names, int count, List<String> places) {}

    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        List<Row> rows = edition.promises().lines().stream().map(this::row).toList();
        context.put("place", edition.jurisdiction().name());
        context.put("month", Print.month(edition.month()));
        context.put("plan", edition.plan().name());
        context.put(
                "documentNumber",
                Optional.ofNullable(edition.plan().documentNumber()).orElse(""));
        context.put("document", ownDocument());
        context.put("documentDraft", edition.plan().documentStatus().equals("draft"));
        context.put("trial", edition.plan().trial());
        context.put("counts", counts());
        context.put("rows", rows);
        context.put("rules", rules());
        context.put("notes", edition.promises().notes());
        context.put("duties", DutyView.of(edition, "duty"));
        context.put("services", DutyView.of(edition, "service_item"));
        return context;
    }

    /** Promises by how they are answered, and the judged ones by where they stand. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String kind : List.of(
                "all", "scored", "milestone", "facility_rule", "shown", "reached", "on_path", "behind", "open")) {
            counts.put(kind, 0);
        }
        for (PromiseIndex.Line line : edition.promises().lines()) {
            counts.merge("all", 1, Integer::sum);
            counts.merge(line.answer(), 1, Integer::sum);
            target(line).map(this::standing).ifPresent(found -> counts.merge(group(found.status()), 1, Integer::sum));
        }
        return counts;
    }

    private static String group(Status status) {
        if (status.reached()) {
            return "reached";
        }
        return status.behind()
                ? "behind"
                : status == Status.NO_DATA || status == Status.NOT_JUDGED ? "open" : "on_path";
    }

    private String ownDocument() {
        return edition.promises().lines().stream()
                .findFirst()
                .map(PromiseIndex.Line::document)
                .orElse("");
    }

    /** The target as it binds the jurisdiction, else the first region that the document names. */
    private Optional<Target> target(PromiseIndex.Line line) {
        List<Target> found = edition.targets().stream()
                .filter(target -> target.id().equals(line.id()))
                .toList();
        return found.stream()
                .filter(target -> target.region().equals(edition.jurisdiction().code()))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private TargetLine standing(Target target) {
        return TargetLine.of(edition, target);
    }

    private Row row(PromiseIndex.Line line) {
        Optional<TargetLine> standing = target(line).map(this::standing);
        String value = standing.map(
                        found -> Print.value(found.kpi(), found.value().value()))
                .or(() -> kpi(line)
                        .map(kpi -> Print.value(
                                kpi,
                                edition.value(kpi.code(), edition.jurisdiction().code())
                                        .value())))
                .orElse(Print.NOTHING);
        Status status = standing.map(TargetLine::status).orElse(Status.SHOWN);
        boolean rule = line.answer().equals("facility_rule");
        int breaches = breaches(line).size();
        return new Row(
                line.id(),
                line.name(),
                goal(line),
                deadline(line),
                line.document().equals(ownDocument()) ? "" : line.document(),
                line.clause(),
                nature(line.nature()),
                answer(line.answer()),
                value,
                rule ? (breaches == 0 ? "未发现违反" : "违反" + breaches + "处") : status.label(),
                rule ? (breaches == 0 ? "shown" : "off_track") : status.code(),
                standing.map(this::why).orElse(""),
                standing.map(found -> units(found.target())).orElse(""),
                Optional.ofNullable(line.reason()).orElse(""),
                line.notes().isEmpty() ? List.of() : List.of(line.notes().split("\n", -1)));
    }

    /** The sentence behind the status, where the page gives the status of the mart. */
    private String why(TargetLine line) {
        return edition.standing(line.target().id(), line.target().region(), edition.month())
                .filter(standing -> Status.parse(standing.status()) == line.status())
                .map(Standing::reason)
                .orElse("");
    }

    private Optional<Kpi> kpi(PromiseIndex.Line line) {
        return Optional.ofNullable(line.kpi()).map(edition.kpis()::get);
    }

    private List<PromiseIndex.Breach> breaches(PromiseIndex.Line line) {
        return Optional.ofNullable(line.check())
                .map(edition.promises()::breachesOf)
                .orElse(List.of());
    }

    private static String goal(PromiseIndex.Line line) {
        String number = line.value().stripTrailingZeros().toPlainString() + line.unit();
        return switch (line.comparator()) {
            case "at_least_per_county" -> "每个县（市、区）至少" + number;
            case "at_least_per_township" -> "每个乡镇（街道）至少" + number;
            case "exists" -> line.value().compareTo(BigDecimal.ONE) == 0 ? "建成" : number;
            default -> Print.comparator(line.comparator()) + number;
        };
    }

    private static String deadline(PromiseIndex.Line line) {
        if (line.standing()) {
            return "每月";
        }
        String month = Print.month(YearMonth.from(line.deadline())) + "底";
        return line.deadlinePrinted() ? month : "未写期限，按" + month;
    }

    private static String nature(String nature) {
        return switch (nature) {
            case "binding" -> "约束性";
            case "expected" -> "预期性";
            default -> "";
        };
    }

    private static String answer(String answer) {
        return switch (answer) {
            case "scored" -> "按数值评";
            case "milestone" -> "按是否完成评";
            case "facility_rule" -> "逐个设施核对";
            default -> "仅列示";
        };
    }

    /** How many units of each level stand at the target, and which do not when they are few. */
    private String units(Target target) {
        Map<String, List<Edition.Unit>> levels = new LinkedHashMap<>();
        for (String level : List.of("prefecture", "county", "township")) {
            List<Edition.Unit> units = edition.units().stream()
                    .filter(unit -> unit.level().equals(level))
                    .toList();
            if (!units.isEmpty()) {
                levels.put(level, units);
            }
        }
        return levels.entrySet().stream()
                .map(level -> units(target, levels.size() == 1 ? "地区" : Print.level(level.getKey()), level.getValue()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("。"));
    }

    private String units(Target target, String level, List<Edition.Unit> units) {
        List<String> reached = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Edition.Unit unit : units) {
            edition.standing(target.id(), unit.code(), edition.month())
                    .map(standing -> Status.parse(standing.status()))
                    .filter(status -> status != Status.NO_DATA)
                    .ifPresent(status -> (status.reached() ? reached : others).add(unit.name()));
        }
        int all = reached.size() + others.size();
        if (all == 0) {
            return "";
        }
        String counted = all + "个" + level + "有数，" + reached.size() + "个达到";
        return others.isEmpty() || others.size() > NAMED_UNITS
                ? counted
                : counted + "；尚未达到：" + String.join("、", others);
    }

    private List<Rule> rules() {
        Map<String, List<PromiseIndex.Line>> byCheck = new LinkedHashMap<>();
        for (PromiseIndex.Line line : edition.promises().lines()) {
            Optional.ofNullable(line.check())
                    .ifPresent(check -> byCheck.computeIfAbsent(check, key -> new ArrayList<>())
                            .add(line));
        }
        List<Rule> rules = new ArrayList<>();
        byCheck.forEach((check, lines) -> {
            Map<String, List<String>> places = new LinkedHashMap<>();
            List<PromiseIndex.Breach> breaches = edition.promises().breachesOf(check);
            breaches.forEach(breach -> places.computeIfAbsent(
                            breach.county() + "（" + Print.month(breach.month()) + "）", key -> new ArrayList<>())
                    .add(breach.name()));
            rules.add(new Rule(
                    String.join("、", lines.stream().map(PromiseIndex.Line::id).toList()),
                    String.join("、", lines.stream().map(PromiseIndex.Line::name).toList()),
                    breaches.size(),
                    places.entrySet().stream()
                            .map(entry -> entry.getKey() + "：" + String.join("、", entry.getValue()))
                            .toList()));
        });
        return rules;
    }
}

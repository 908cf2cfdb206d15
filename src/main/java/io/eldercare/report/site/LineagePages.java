package io.eldercare.report.site;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Target;
import io.eldercare.report.site.IndicatorSources.Feed;
import io.eldercare.report.site.IndicatorSources.Role;
import io.eldercare.report.site.IndicatorSources.Use;
import io.eldercare.report.site.LineageDrawing.Box;
import io.eldercare.report.site.LineageDrawing.Layer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Where things come from: a drawing for every indicator, and the neighbours of every table of the dictionary. */
final class LineagePages {
    private static final int COLUMNS_SHOWN = 8;

    private final Definitions definitions;
    private final Optional<LineageGraph> graph;
    private final BiFunction<Model, String, String> label;

    /** @param label what people call a column of a fact */
    LineagePages(SiteRequest request, BiFunction<Model, String, String> label) {
        this.definitions = request.definitions();
        this.graph = request.lineage();
        this.label = label;
    }

    /** Tables that a table comes from and that are made of it; a path is empty where the dictionary has no entry. */
    record Neighbours(List<Page.Link> sources, List<Page.Link> readers) {}

    /** A use of a column, for the table under the drawing. */
    record Row(String from, String column, String name, String role) {}

    record Document(String name, String path, List<String> targets) {}

    List<Page.Link> entries() {
        return graph.isEmpty()
                ? List.of()
                : definitions.kpis().values().stream()
                        .map(kpi -> new Page.Link(kpi.name(), Paths.lineage(kpi.code())))
                        .toList();
    }

    /** @param indicators codes of those that have a page of their own */
    List<Page> pages(Set<String> indicators) {
        return graph.stream()
                .flatMap(all -> definitions.kpis().values().stream()
                        .map(kpi -> page(kpi, all, indicators.contains(kpi.code()))))
                .toList();
    }

    private Page page(Kpi kpi, LineageGraph all, boolean hasOwnPage) {
        IndicatorSources sources = IndicatorSources.of(kpi, all, definitions, label);
        List<Layer> layers = layers(sources);
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("kpi", kpi.code());
        context.put("hasOwnPage", hasOwnPage);
        context.put("name", kpi.name());
        context.put("definition", kpi.definition());
        context.put("formula", kpi.formula());
        context.put("wide", LineageDrawing.wide(layers));
        context.put("narrow", LineageDrawing.narrow(layers));
        context.put("rows", rows(sources));
        context.put("plans", plans(kpi));
        context.put("summary", summary(sources));
        return new Page(
                Paths.lineage(kpi.code()),
                "lineage.peb",
                "dictionary",
                kpi.name() + "：数据来源",
                List.of(new Page.Link("数据字典", "dictionary.html")),
                context);
    }

    private List<Layer> layers(IndicatorSources sources) {
        Kpi kpi = sources.kpi();
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(
                "县区报表", sources.feeds().stream().map(LineagePages::box).toList()));
        layers.add(new Layer("汇总事实", List.of(new Box("gold." + kpi.fact(), factLines(sources.facts())))));
        layers.add(new Layer(
                "指标", List.of(new Box(kpi.name(), List.of(kpi.isShare() ? "分子之和 ÷ 分母之和" : "分子之和", kpi.code())))));
        List<Box> targets = plans(kpi).stream()
                .map(plan -> new Box(plan.name(), plan.targets()))
                .toList();
        if (!targets.isEmpty()) {
            layers.add(new Layer("规划目标", targets));
        }
        return layers;
    }

    private static Box box(Feed feed) {
        List<String> lines = new ArrayList<>();
        for (Role role : List.of(Role.ROWS, Role.VALUE, Role.CONDITION)) {
            List<String> names = names(feed.uses(), role);
            if (role == Role.ROWS && !names.isEmpty()) {
                lines.add(role.word());
            } else if (!names.isEmpty()) {
                lines.add(role.word() + "：" + LineageDrawing.some(names, COLUMNS_SHOWN));
            }
        }
        return new Box(feed.title(), lines);
    }

    private static List<String> factLines(List<Use> facts) {
        List<String> lines = new ArrayList<>();
        for (Role role : List.of(Role.NUMERATOR, Role.DENOMINATOR, Role.CONDITION)) {
            List<String> names = names(facts, role);
            if (!names.isEmpty()) {
                lines.add(role.word() + "：" + LineageDrawing.some(names, COLUMNS_SHOWN));
            }
        }
        return lines;
    }

    private static List<String> names(List<Use> uses, Role role) {
        return uses.stream().filter(use -> use.role() == role).map(Use::label).toList();
    }

    private List<Document> plans(Kpi kpi) {
        List<Document> plans = new ArrayList<>();
        for (Plan plan : definitions.plans()) {
            List<String> targets = plan.targets().stream()
                    .filter(target -> target.kpiCode().equals(kpi.code()))
                    .map(Target::name)
                    .toList();
            if (!targets.isEmpty()) {
                plans.add(new Document(plan.name(), Paths.plan(plan.code()), targets));
            }
        }
        return plans;
    }

    private static List<Row> rows(IndicatorSources sources) {
        List<Row> rows = new ArrayList<>();
        for (Feed feed : sources.feeds()) {
            feed.uses()
                    .forEach(use -> rows.add(new Row(
                            feed.title(), use.column(), use.label(), use.role().word())));
        }
        String fact = "gold." + sources.kpi().fact();
        sources.facts()
                .forEach(use -> rows.add(
                        new Row(fact, use.column(), use.label(), use.role().word())));
        return rows;
    }

    /** What the drawing shows, for those who do not see it. */
    private String summary(IndicatorSources sources) {
        String feeds = sources.feeds().isEmpty()
                ? "不经县区报表"
                : "来自" + sources.feeds().stream().map(Feed::title).collect(Collectors.joining("、"));
        int plans = plans(sources.kpi()).size();
        return feeds + "，经汇总事实" + sources.kpi().fact() + "得出，" + (plans == 0 ? "没有规划以它为目标" : "用于" + plans + "个规划的目标")
                + "；各列见下表";
    }

    /**
     * Neighbours of the entries of the dictionary by id.
     *
     * @param mart tables that the dictionary shows
     */
    Map<String, Neighbours> neighbours(Collection<MartTables.Table> mart) {
        Map<String, Neighbours> neighbours = new LinkedHashMap<>();
        Set<String> shown = mart.stream().map(MartTables.Table::id).collect(Collectors.toSet());
        graph.ifPresent(all -> {
            definitions
                    .contracts()
                    .keySet()
                    .forEach(feed -> neighbours.put(
                            "feed-" + feed,
                            new Neighbours(
                                    links(all, all.sourcesOf("file." + feed), shown),
                                    links(all, all.readersOf("silver." + feed), shown))));
            definitions
                    .gold()
                    .keySet()
                    .forEach(table -> neighbours.put("gold-" + table, around(all, "gold." + table, shown)));
            mart.forEach(table -> neighbours.put(table.id(), around(all, "mart." + table.name(), shown)));
        });
        return neighbours;
    }

    private Neighbours around(LineageGraph all, String table, Set<String> shown) {
        return new Neighbours(links(all, all.sourcesOf(table), shown), links(all, all.readersOf(table), shown));
    }

    private List<Page.Link> links(LineageGraph all, List<io.eldercare.lineage.Table> tables, Set<String> shown) {
        return tables.stream()
                .filter(table -> !table.name().equals("silver.target_month"))
                .map(table -> new Page.Link(name(table), path(table.name(), shown)))
                .distinct()
                .toList();
    }

    private static String name(io.eldercare.lineage.Table table) {
        return switch (table.layer()) {
            case FILE, SILVER, REFERENCE, KPI, CHECK, TARGET -> table.title();
            default -> table.name();
        };
    }

    private String path(String table, Set<String> shown) {
        String layer = table.substring(0, table.indexOf('.'));
        String name = table.substring(layer.length() + 1);
        return switch (layer) {
            case "file", "silver" -> definitions.contracts().containsKey(name) ? "#feed-" + name : "";
            case "gold" -> definitions.gold().containsKey(name) ? "#gold-" + name : "";
            case "mart" -> shown.contains("mart-" + name) ? "#mart-" + name : "";
            case "kpi" -> Paths.lineage(name);
            default -> "";
        };
    }
}

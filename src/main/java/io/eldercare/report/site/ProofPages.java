package io.eldercare.report.site;

import io.eldercare.plan.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the figures of the newest bulletins to what they are made of: a page of each indicator that a plan judges, a section of each region. */
final class ProofPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int DIGEST_SHOWN = 12;

    private final MartContent mart;
    private final Map<String, List<Evidence>> evidence;

    private ProofPages(MartContent mart, List<Evidence> evidence) {
        this.mart = mart;
        this.evidence = evidence.stream()
                .collect(Collectors.groupingBy(Evidence::indicator, LinkedHashMap::new, Collectors.toList()));
    }

    static ProofPages of(MartContent mart, Evidence.Source source) {
        return new ProofPages(mart, source.of(wanted(mart)));
    }

    /** The figures that plans judge, of the newest month of each indicator and all regions. */
    private static List<Evidence.Wanted> wanted(MartContent mart) {
        return mart.plans().stream()
                .flatMap(plan -> plan.targets().stream().map(Plan.Target::indicator))
                .distinct()
                .sorted()
                .filter(indicator -> !mart.months(indicator).isEmpty())
                .flatMap(indicator -> wanted(mart, indicator))
                .toList();
    }

    private static Stream<Evidence.Wanted> wanted(MartContent mart, String indicator) {
        List<java.time.YearMonth> months = mart.months(indicator);
        java.time.YearMonth month = months.get(months.size() - 1);
        return mart.regionsOf(indicator).stream()
                .filter(region -> mart.figure(indicator, region.code(), month) != Figure.NONE)
                .map(region -> new Evidence.Wanted(indicator, region.code(), month));
    }

    /** Where what is behind a figure of the newest month stands; empty where it is not shown. */
    String path(String indicator, String region) {
        return evidence.getOrDefault(indicator, List.of()).stream()
                        .anyMatch(found -> found.region().equals(region))
                ? Paths.proof(indicator) + "#r" + region
                : "";
    }

    boolean isEmpty() {
        return evidence.isEmpty();
    }

    record Part(String name, String path, int depth, String sum, String value, String remark) {}

    record File(String name, String rows, String numerator, String denominator) {}

    record Delivery(
            String feed,
            String month,
            String file,
            String standing,
            boolean inForce,
            String revision,
            String received,
            String counts,
            String reason,
            String digest) {}

    record Printed(String bulletin, String path, String value, String remark) {}

    record Section(
            String code,
            String name,
            String level,
            String value,
            boolean suppressed,
            String worked,
            boolean reproduced,
            boolean share,
            List<Part> parts,
            List<File> files,
            String rows,
            List<Delivery> deliveries,
            List<Evidence.Check> checks,
            int passed,
            List<Printed> printed) {}

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        evidence.forEach((code, figures) -> pages.add(page(mart.indicator(code), figures)));
        return pages;
    }

    private Page page(Indicator indicator, List<Evidence> figures) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("indicator", indicator);
        context.put("formula", figures.get(0).formula());
        context.put("month", Figures.month(figures.get(0).month()));
        context.put(
                "sections",
                figures.stream().map(figure -> section(indicator, figure)).toList());
        return new Page(
                Paths.proof(indicator.code()),
                "proof.peb",
                "indicators",
                indicator.name() + "：数字的来历",
                List.of(
                        new Page.Link("指标与口径", Paths.INDICATORS),
                        new Page.Link(indicator.name(), Paths.indicator(indicator.code()))),
                context);
    }

    private Section section(Indicator indicator, Evidence found) {
        Region region = java.util.Objects.requireNonNull(mart.regions().get(found.region()));
        Figure figure = mart.figure(indicator.code(), found.region(), found.month());
        return new Section(
                found.region(),
                region.name(),
                region.levelName(),
                found.isSuppressed() ? Indicator.NOTHING : indicator.print(figure.value()),
                found.isSuppressed(),
                found.worked(),
                found.isReproduced(),
                figure.denominator() != null,
                found.parts().stream().map(part -> part(indicator, part)).toList(),
                found.files().stream()
                        .map(file -> new File(
                                file.name(),
                                Long.toString(file.rows()),
                                plain(file.numerator()),
                                plain(file.denominator())))
                        .toList(),
                Long.toString(
                        found.files().stream().mapToLong(Evidence.File::rows).sum()),
                found.deliveries().stream().map(ProofPages::delivery).toList(),
                found.checks(),
                found.passed(),
                found.printed().stream()
                        .map(printed -> printed(indicator, printed))
                        .toList());
    }

    private Part part(Indicator indicator, Evidence.Part part) {
        String path = path(indicator.code(), part.region());
        return new Part(
                part.name(),
                path.isEmpty() ? "" : path.substring(path.indexOf('#')),
                part.depth(),
                part.sum(),
                part.value(),
                part.remark());
    }

    private static Delivery delivery(Evidence.Delivery delivery) {
        return new Delivery(
                delivery.feed(),
                delivery.month().toString(),
                delivery.file(),
                delivery.standing(),
                delivery.standing().equals("生效"),
                delivery.revision(),
                TIME.format(delivery.receivedAt()),
                "接受" + delivery.accepted() + "行，退回" + delivery.rejected() + "行",
                delivery.reason(),
                delivery.sha256()
                        .substring(0, Math.min(DIGEST_SHOWN, delivery.sha256().length())));
    }

    private Printed printed(Indicator indicator, Evidence.Printed printed) {
        String path = mart.vintages().stream()
                .filter(vintage -> vintage.plan().equals(printed.plan())
                        && vintage.month().equals(printed.month())
                        && vintage.number() == printed.vintage())
                .findFirst()
                .map(Paths::release)
                .orElse("");
        return new Printed(
                printed.plan() + " " + Figures.month(printed.month()) + " 第" + printed.vintage() + "版（"
                        + printed.releasedOn() + "发布）",
                path,
                indicator.print(printed.value()),
                printed.isSame() ? "与现在相同" : "与现在不同");
    }

    private static String plain(@Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        BigDecimal stripped = value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}

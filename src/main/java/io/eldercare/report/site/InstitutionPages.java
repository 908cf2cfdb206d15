package io.eldercare.report.site;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import io.eldercare.plan.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The institutions of each county with beds and residents; no persons. */
final class InstitutionPages {
    private final MartContent mart;
    /** By pinyin, numbers by their size: 第2敬老院 before 第10敬老院. */
    private final Comparator<Object> order;

    InstitutionPages(MartContent mart) {
        this.mart = mart;
        RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.SIMPLIFIED_CHINESE);
        collator.setNumericCollation(true);
        this.order = collator;
    }

    record Row(
            String name,
            String kind,
            String ownership,
            String status,
            String township,
            String builtBeds,
            String openBeds,
            String nursingBeds,
            String residents,
            String occupancy) {}

    List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        mart.institutions().forEach((county, institutions) -> pages.add(page(county, institutions)));
        return pages;
    }

    private Page page(String county, List<Institution> institutions) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("county", mart.regionName(county));
        context.put("countyPath", Paths.county(county));
        context.put("month", mart.bedMonth().map(Figures::month).orElse(""));
        context.put(
                "rows",
                institutions.stream()
                        .sorted(Comparator.comparing(Institution::kind, order).thenComparing(Institution::name, order))
                        .map(InstitutionPages::row)
                        .toList());
        List<Row> kinds = new ArrayList<>();
        institutions.stream()
                .collect(Collectors.groupingBy(Institution::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, group) -> kinds.add(sum(kind.isEmpty() ? "未登记类别" : kind, group)));
        context.put("kinds", kinds);
        context.put("total", sum("合计", institutions));
        return new Page(
                Paths.institutions(county),
                "institutions.peb",
                "counties",
                mart.regionName(county) + "养老机构",
                List.of(
                        new Page.Link("县（市、区）", Paths.COUNTIES),
                        new Page.Link(mart.regionName(county), Paths.county(county))),
                context);
    }

    private static Row row(Institution one) {
        return new Row(
                one.name(),
                one.kind(),
                one.ownership(),
                one.status(),
                one.township(),
                count(one.builtBeds()),
                count(one.openBeds()),
                count(one.nursingBeds()),
                count(one.residents()),
                occupancy(one.residents(), one.builtBeds()));
    }

    private static Row sum(String name, List<Institution> group) {
        int beds = sum(group, Institution::builtBeds);
        int residents = sum(group, Institution::residents);
        return new Row(
                name,
                Integer.toString(group.size()),
                "",
                "",
                "",
                Integer.toString(beds),
                Integer.toString(sum(group, Institution::openBeds)),
                Integer.toString(sum(group, Institution::nursingBeds)),
                Integer.toString(residents),
                occupancy(residents, beds));
    }

    private static int sum(List<Institution> group, Function<Institution, @Nullable Integer> count) {
        return group.stream()
                .map(count)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String count(@Nullable Integer count) {
        return count == null ? Indicator.NOTHING : count.toString();
    }

    private static String occupancy(@Nullable Integer residents, @Nullable Integer beds) {
        return residents == null || beds == null || beds == 0
                ? Indicator.NOTHING
                : BigDecimal.valueOf(residents)
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(beds), 1, java.math.RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%";
    }
}

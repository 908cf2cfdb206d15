package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.transform.FigureRows.Contribution;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the regions below bring to the figure of a prefecture or province, down to the counties. */
record RegionParts(RegionTree regions, CountedIn counted, PublishedFigures published) {

    /** @param behind rows that the region's figure adds up */
    List<RegionPart> of(Kpi kpi, Region region, YearMonth month, List<Contribution> behind) {
        List<RegionPart> parts = new ArrayList<>();
        if (region.level() == Region.Level.PROVINCE || region.level() == Region.Level.PREFECTURE) {
            own(kpi, region, behind).ifPresent(parts::add);
            for (Region child : below(region)) {
                parts.add(part(kpi, region, child, 0, month, behind));
                if (child.level() == Region.Level.PREFECTURE && hasAny(kpi, child, month)) {
                    below(child).forEach(county -> parts.add(part(kpi, region, county, 1, month, behind)));
                }
            }
        }
        return parts;
    }

    /** The counties of a prefecture that sends nothing are not listed. */
    private boolean hasAny(Kpi kpi, Region prefecture, YearMonth month) {
        return below(prefecture).stream()
                .anyMatch(county ->
                        published.value(kpi.code(), county.code(), month).isPresent());
    }

    private List<Region> below(Region region) {
        return regions.children(region.code()).stream()
                .filter(child -> child.level() != Region.Level.TOWNSHIP)
                .toList();
    }

    private static Optional<RegionPart> own(Kpi kpi, Region region, List<Contribution> behind) {
        return sum(
                        kpi,
                        behind.stream()
                                .filter(found -> found.countyCode().equals(region.code()))
                                .toList())
                .map(value -> new RegionPart(region, 0, Optional.of(value), Optional.empty(), "本级填报"));
    }

    private RegionPart part(Kpi kpi, Region whole, Region part, int depth, YearMonth month, List<Contribution> behind) {
        Optional<KpiValue> sum = sum(
                kpi,
                behind.stream()
                        .filter(found -> regions.isWithin(found.countyCode(), part.code()))
                        .toList());
        Optional<PublishedValue> own = published.value(kpi.code(), part.code(), month);
        boolean apart = part.level() == Region.Level.COUNTY && !counted.county(kpi, part.code(), whole);
        String remark = apart
                ? "单列，不计入合计"
                : own.isEmpty() && sum.isEmpty()
                        ? "缺报或未到报送期"
                        : own.flatMap(PublishedValue::flag)
                                        .filter("census_2020"::equals)
                                        .isPresent()
                                ? "2020年人口普查"
                                : sum.isEmpty() && own.isPresent() && isZero(own.get())
                                        ? ""
                                        : sum.isEmpty() ? "不计入合计" : "";
        Optional<KpiValue> inSum =
                apart || sum.isPresent() ? sum : own.filter(RegionParts::isZero).map(PublishedValue::value);
        return new RegionPart(part, depth, inSum, own.map(PublishedValue::value), remark);
    }

    /** Reported, and nothing to count. */
    private static boolean isZero(PublishedValue value) {
        return value.value().numerator().signum() == 0
                && value.value().denominator().map(BigDecimal::signum).orElse(0) == 0;
    }

    private static Optional<KpiValue> sum(Kpi kpi, List<Contribution> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal numerator = rows.stream().map(Contribution::numerator).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal denominator =
                rows.stream().flatMap(row -> row.denominator().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(kpi.isShare() ? KpiValue.share(numerator, denominator) : KpiValue.count(numerator));
    }
}

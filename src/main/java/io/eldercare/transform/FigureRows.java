package io.eldercare.transform;

import io.eldercare.definitions.Kpi;
import io.eldercare.lake.DeltaFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows behind figures: the fact's rows that the KPIs' own entries count, with the delivery and line they came from. All facts, KPIs
 * and months asked for are read by one query.
 */
public final class FigureRows {
    private static final Logger LOG = LoggerFactory.getLogger(FigureRows.class);
    private static final String NUMBER = "decimal(38, 6)";

    /**
     * @param kpis none of them twice
     * @param senders regions whose rows are wanted: counties, and those above them that send rows of their own
     * @param byTownship whether contributions are told apart by township
     * @param lines most lines listed of a contribution; 0: none, only sums
     */
    public record Request(
            Collection<Kpi> kpis,
            SortedSet<YearMonth> months,
            Collection<String> senders,
            boolean byTownship,
            int lines) {}

    /** A row of a delivery. @param rowNo 0: the delivery as a whole; {@code denominator} empty for counts */
    public record Line(int rowNo, BigDecimal numerator, Optional<BigDecimal> denominator) {}

    /**
     * What one delivery brings to a KPI of a county and month.
     *
     * @param townshipCode empty where rows name none, or where it was not asked for
     * @param deliveryId empty for the census
     * @param steps levels of the region tree that it is summed up: 0 stays with its county
     * @param denominator empty for counts
     * @param lines by row number, the first of them where there are more than asked for
     */
    public record Contribution(
            String kpiCode,
            YearMonth month,
            String countyCode,
            Optional<String> townshipCode,
            Optional<String> deliveryId,
            int steps,
            long rows,
            BigDecimal numerator,
            Optional<BigDecimal> denominator,
            List<Line> lines) {}

    private final DeltaFiles lake;
    private final LakeViews views;

    public FigureRows(DeltaFiles lake, LakeViews views) {
        this.lake = lake;
        this.views = views;
    }

    /** @return in order of KPI, month, county, township and delivery */
    public List<Contribution> of(Request request) {
        Map<String, List<Kpi>> byFact = request.kpis().stream()
                .filter(kpi -> lake.exists("gold", kpi.fact()))
                .collect(Collectors.groupingBy(Kpi::fact, LinkedHashMap::new, Collectors.toList()));
        if (byFact.isEmpty() || request.months().isEmpty() || request.senders().isEmpty()) {
            return List.of();
        }
        views.registerFiled(request.months());
        views.registerGold(byFact.keySet(), request.months()::contains);
        byFact.keySet().removeIf(fact -> !views.hasRows("gold", fact));
        List<String> counted = new ArrayList<>();
        byFact.forEach((fact, kpis) -> counted.add(scan(fact, kpis, request)));
        if (counted.isEmpty()) {
            return List.of();
        }
        long start = System.nanoTime();
        List<Contribution> found = views.query(grouped(counted, request)).collectAsList().stream()
                .map(FigureRows::contribution)
                .toList();
        LOG.info(
                "{} contributions to {} KPIs of {} month(s) in {} ms",
                found.size(),
                request.kpis().size(),
                request.months().size(),
                (System.nanoTime() - start) / 1_000_000);
        return found;
    }

    private String grouped(List<String> counted, Request request) {
        List<Kpi> fed =
                request.kpis().stream().filter(FigureRows::needsDeliveries).toList();
        String list = "array_sort(collect_list(struct(row_no, numerator, denominator)))";
        return """
                select line.kpi_code, line.month, line.county_code, line.township_code, line.delivery_id, line.steps,
                    sum(line.row_count) as row_count, cast(sum(line.numerator) as decimal(38, 6)) as numerator,
                    cast(sum(line.denominator) as decimal(38, 6)) as denominator, %s as lines
                from (%s) as line
                left join (%s) as usable
                    on line.kpi_code = usable.kpi_code and line.county_code = usable.county_code
                    and line.month = usable.month
                where usable.month is not null or line.kpi_code not in (%s)
                group by line.kpi_code, line.month, line.county_code, line.township_code, line.delivery_id, line.steps
                order by kpi_code, month, county_code, township_code, delivery_id, steps
                """.formatted(
                        request.lines() == 0
                                ? "array()"
                                : "slice("
                                        + list.replace("(row_no", "(line.row_no")
                                                .replace(", num", ", line.num")
                                                .replace(", den", ", line.den")
                                        + ", 1, " + request.lines() + ")",
                        String.join("\nunion all\n", counted),
                        UsableFigures.sql(views, fed),
                        quoted(fed.stream().map(Kpi::code).toList()));
    }

    /** Populations stand without a delivery, and stated measures are there or not. */
    private static boolean needsDeliveries(Kpi kpi) {
        return !kpi.feeds().isEmpty() && kpi.source() != Kpi.Source.REPORTED;
    }

    /** One pass over a fact: a row for each line and KPI that counts it; where no lines are asked for, for each delivery. */
    private static String scan(String fact, List<Kpi> kpis, Request request) {
        String township = request.byTownship() ? "township_code" : "cast(null as string) as township_code";
        String place = "month, county_code, " + township + ", delivery_id";
        String where = " from gold." + fact + " where month in (" + LakeViews.dates(request.months())
                + ") and county_code in (" + quoted(request.senders()) + ")";
        boolean told = kpis.get(0).source() == Kpi.Source.REPORTED;
        return request.lines() > 0 || told ? lines(kpis, place, where) : deliveries(kpis, place, where);
    }

    private static String lines(List<Kpi> kpis, String place, String where) {
        List<String> stacked = new ArrayList<>();
        for (Kpi kpi : kpis) {
            stacked.add("'" + kpi.code() + "', coalesce(" + counts(kpi) + ", false), " + numerator(kpi) + ", "
                    + denominator(kpi) + ", " + steps(kpi));
        }
        return "select kpi_code, month, county_code, township_code, delivery_id, coalesce(row_no, 0) as row_no,"
                + " 1L as row_count, coalesce(numerator, 0) as numerator, denominator, steps from (select stack("
                + kpis.size() + ", " + String.join(", ", stacked)
                + ") as (kpi_code, is_counted, numerator, denominator, steps), " + place + ", row_no" + where
                + ") where is_counted";
    }

    /** As the figures themselves are computed: conditional sums in one pass, then a row for each KPI. */
    private static String deliveries(List<Kpi> kpis, String place, String where) {
        List<String> sums = new ArrayList<>();
        List<String> stacked = new ArrayList<>();
        for (int index = 0; index < kpis.size(); index++) {
            Kpi kpi = kpis.get(index);
            sums.add("count_if(" + counts(kpi) + ") as c" + index);
            sums.add(sum(kpi, numerator(kpi)) + " as n" + index);
            sums.add(kpi.isShare() ? sum(kpi, denominator(kpi)) + " as d" + index : denominator(kpi) + " as d" + index);
            stacked.add("'" + kpi.code() + "', c" + index + ", n" + index + ", d" + index + ", " + steps(kpi));
        }
        return "select kpi_code, month, county_code, township_code, delivery_id, 0 as row_no, row_count, numerator,"
                + " denominator, steps from (select stack(" + kpis.size() + ", " + String.join(", ", stacked)
                + ") as (kpi_code, row_count, numerator, denominator, steps), month, county_code, township_code,"
                + " delivery_id from (select " + place + ", " + String.join(", ", sums) + where
                + " group by all)) where row_count > 0";
    }

    private static String sum(Kpi kpi, String expression) {
        return "cast(coalesce(sum(case when " + counts(kpi) + " then " + expression + " end), 0) as " + NUMBER + ")";
    }

    private static String counts(Kpi kpi) {
        return kpi.source() == Kpi.Source.REPORTED
                ? "measure_code = '" + kpi.code() + "'"
                : "(" + kpi.where().orElse("true") + ")";
    }

    /** A quotient stated as a bare value is that value of 100. */
    private static String numerator(Kpi kpi) {
        return kpi.source() == Kpi.Source.REPORTED && kpi.isShare()
                ? cast("case when denominator is null then fct_reported_measure.numerator else " + kpi.numerator()
                        + " end")
                : cast(kpi.numerator());
    }

    private static String denominator(Kpi kpi) {
        if (kpi.source() == Kpi.Source.REPORTED && kpi.isShare()) {
            return cast("coalesce(denominator, 100)");
        }
        return kpi.denominator().map(text -> "coalesce(" + cast(text) + ", 0)").orElse("cast(null as " + NUMBER + ")");
    }

    /** A measure that a region above has stated for itself goes no further. */
    private static String steps(Kpi kpi) {
        if (kpi.source() != Kpi.Source.REPORTED) {
            return "3";
        }
        return "case when " + (kpi.isShare() ? "denominator is null or " : "")
                + "is_stated_by_parent then 0 when is_stated_by_grandparent then 1 else 3 end";
    }

    private static String cast(String expression) {
        return "cast(cast((" + expression + ") as decimal(20, 6)) as " + NUMBER + ")";
    }

    private static String quoted(Collection<String> codes) {
        return codes.isEmpty()
                ? "''"
                : codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
    }

    private static Contribution contribution(Row row) {
        return new Contribution(
                row.getString(0),
                YearMonth.from(row.<LocalDate>getAs(1)),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                row.getInt(5),
                row.getLong(6),
                row.getDecimal(7),
                Optional.ofNullable(row.getDecimal(8)),
                row.<Row>getList(9).stream()
                        .map(line ->
                                new Line(line.getInt(0), line.getDecimal(1), Optional.ofNullable(line.getDecimal(2))))
                        .toList());
    }
}

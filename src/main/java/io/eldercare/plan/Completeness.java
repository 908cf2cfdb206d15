package io.eldercare.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The figure of a parent from its counties, when some of them are missing: "missing is not zero". */
public final class Completeness {
    /** What a quotient can be at most where nothing was reported. */
    public enum Ceiling {
        /** 100 %: the quotient is a share of a whole */
        WHOLE,
        /** the county's last value; without one there is none, as of square metres a person */
        LAST_VALUE
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Completeness() {}

    /**
     * The sum over the counties that reported, with bounds when others did not.
     *
     * @param counties all counties that are expected to report
     * @param ceiling what the bounds of a quotient may assume of a county that did not report
     * @return empty when no county reported
     */
    public static Optional<KpiValue> combine(Collection<CountyFigure> counties, Ceiling ceiling) {
        List<KpiValue> reported =
                counties.stream().flatMap(county -> county.reported().stream()).toList();
        if (reported.isEmpty()) {
            return Optional.empty();
        }
        KpiValue total = reported.stream().reduce(Completeness::add).orElseThrow();
        List<CountyFigure> missing = counties.stream()
                .filter(county -> county.reported().isEmpty())
                .sorted(Comparator.comparing(CountyFigure::countyCode))
                .toList();
        if (missing.isEmpty()) {
            return Optional.of(total);
        }
        return Optional.of(total.with(bounds(total, coverage(counties), missing, ceiling)));
    }

    /**
     * The same from a series. A share is covered by its own denominators when every missing county has an earlier one, else by the
     * population aged 60 and over; a count is covered by population.
     *
     * @param populations residents aged 60 and over by county; a zone without its own counts nought
     * @param ceiling what the bounds of a quotient may assume of a county that did not report
     */
    public static Optional<KpiValue> combine(
            KpiSeries series,
            String kpiCode,
            YearMonth month,
            Collection<String> counties,
            Map<String, BigDecimal> populations,
            Ceiling ceiling) {
        List<CountyFigure> figures = new ArrayList<>();
        for (String county : new TreeSet<>(counties)) {
            Optional<KpiValue> reported = series.find(kpiCode, county, month);
            figures.add(new CountyFigure(
                    county,
                    reported,
                    populations.getOrDefault(county, BigDecimal.ZERO),
                    // only of those that did not report
                    reported.isPresent() ? Optional.empty() : series.latestBefore(kpiCode, county, month)));
        }
        boolean ownBase =
                figures.stream().allMatch(figure -> denominator(figure).isPresent());
        return combine(ownBase ? figures.stream().map(Completeness::onOwnBase).toList() : figures, ceiling);
    }

    private static CountyFigure onOwnBase(CountyFigure figure) {
        return new CountyFigure(
                figure.countyCode(), figure.reported(), denominator(figure).orElseThrow(), figure.last());
    }

    private static Optional<BigDecimal> denominator(CountyFigure figure) {
        return figure.reported().or(figure::last).flatMap(KpiValue::denominator);
    }

    private static KpiValue add(KpiValue left, KpiValue right) {
        if (left.isShare() != right.isShare()) {
            throw new IllegalArgumentException("Cannot add a share and a count");
        }
        return new KpiValue(
                left.numerator().add(right.numerator()),
                left.denominator().map(base -> base.add(right.denominator().orElseThrow())),
                Optional.empty());
    }

    private static Fraction coverage(Collection<CountyFigure> counties) {
        Fraction all = Fraction.ZERO;
        Fraction reported = Fraction.ZERO;
        for (CountyFigure county : counties) {
            Fraction base = Fraction.of(county.base());
            all = all.plus(base);
            reported = county.reported().isPresent() ? reported.plus(base) : reported;
        }
        if (all.compareTo(Fraction.ZERO) > 0) {
            return reported.over(all);
        }
        long present = counties.stream()
                .filter(county -> county.reported().isPresent())
                .count();
        return Fraction.of(present).over(Fraction.of(counties.size()));
    }

    private static Bounds bounds(KpiValue total, Fraction coverage, List<CountyFigure> missing, Ceiling ceiling) {
        if (!total.isShare()) {
            return countBounds(total, coverage, missing);
        }
        return ceiling == Ceiling.WHOLE ? shareBounds(total, coverage, missing) : ratioBounds(total, coverage, missing);
    }

    private static Bounds shareBounds(KpiValue total, Fraction coverage, List<CountyFigure> missing) {
        BigDecimal base = total.denominator().orElseThrow();
        Fraction hundred = Fraction.of(HUNDRED);
        if (base.signum() == 0) {
            return bounds(Fraction.ZERO, Optional.of(hundred), coverage, missing);
        }
        Fraction low = hundred.times(Fraction.of(total.numerator()))
                .over(Fraction.of(base))
                .times(coverage);
        Fraction high = low.plus(hundred.times(Fraction.ONE.minus(coverage)));
        return bounds(low, Optional.of(high), coverage, missing);
    }

    /** The missing counties bring their base and nothing else, or what they brought last. */
    private static Bounds ratioBounds(KpiValue total, Fraction coverage, List<CountyFigure> missing) {
        BigDecimal base = total.denominator().orElseThrow();
        Fraction hundred = Fraction.of(HUNDRED);
        Fraction low = base.signum() == 0
                ? Fraction.ZERO
                : hundred.times(Fraction.of(total.numerator()))
                        .over(Fraction.of(base))
                        .times(coverage);
        Optional<KpiValue> whole = Optional.of(total);
        for (CountyFigure county : missing) {
            whole = whole.flatMap(sum -> county.last().map(last -> add(sum, last)));
        }
        Optional<Fraction> high = whole.filter(
                        sum -> sum.denominator().orElseThrow().signum() > 0)
                .map(sum -> hundred.times(Fraction.of(sum.numerator()))
                        .over(Fraction.of(sum.denominator().orElseThrow())));
        return bounds(low, high, coverage, missing);
    }

    private static Bounds countBounds(KpiValue total, Fraction coverage, List<CountyFigure> missing) {
        Fraction low = Fraction.of(total.numerator());
        Optional<Fraction> high = Optional.of(low);
        for (CountyFigure county : missing) {
            high = high.flatMap(sum -> county.last().map(last -> sum.plus(Fraction.of(last.numerator()))));
        }
        return bounds(low, high, coverage, missing);
    }

    private static Bounds bounds(Fraction low, Optional<Fraction> high, Fraction coverage, List<CountyFigure> missing) {
        return new Bounds(
                low.round(KpiValue.SCALE, RoundingMode.HALF_UP),
                high.map(limit -> limit.round(KpiValue.SCALE, RoundingMode.HALF_UP)),
                coverage.round(KpiValue.SCALE, RoundingMode.HALF_UP),
                missing.stream().map(CountyFigure::countyCode).toList());
    }
}

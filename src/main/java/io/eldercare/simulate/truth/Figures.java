package io.eldercare.simulate.truth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.eldercare.simulate.world.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Sums by KPI, region and month: of townships where the world states them, of counties, and of all regions above. */
final class Figures {
    private record Key(String kpi, String region, YearMonth month) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKpi = kpi.compareTo(other.kpi);
            int byRegion = byKpi != 0 ? byKpi : region.compareTo(other.region);
            return byRegion != 0 ? byRegion : month.compareTo(other.month);
        }
    }

    /** @param denominator null for a count */
    private record Value(BigDecimal numerator, @Nullable BigDecimal denominator) {
        Value plus(Value other) {
            BigDecimal sum =
                    denominator == null || other.denominator == null ? null : denominator.add(other.denominator);
            return new Value(numerator.add(other.numerator), sum);
        }

        boolean isDefined() {
            return denominator == null || denominator.signum() != 0;
        }
    }

    private final TreeMap<Key, Value> values = new TreeMap<>();
    private final World world;

    Figures(World world) {
        this.world = world;
    }

    void count(String kpi, String county, YearMonth month, long number) {
        count(kpi, county, month, BigDecimal.valueOf(number));
    }

    void count(String kpi, String county, YearMonth month, BigDecimal number) {
        put(kpi, upFrom(county, ""), month, new Value(number, null));
    }

    void share(String kpi, String county, YearMonth month, long numerator, long denominator) {
        share(kpi, county, month, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    void share(String kpi, String county, YearMonth month, BigDecimal numerator, BigDecimal denominator) {
        put(kpi, upFrom(county, ""), month, new Value(numerator, denominator));
    }

    /** Numbers of the county alone: neither of a region above nor of one below. */
    void countApart(String kpi, String county, YearMonth month, long number) {
        put(kpi, List.of(county), month, new Value(BigDecimal.valueOf(number), null));
    }

    /** How many of the items there are, by township. */
    <T> void count(String kpi, String county, YearMonth month, Collection<T> items, Function<T, String> township) {
        sum(kpi, county, month, items, township, one -> 1);
    }

    <T> void sum(
            String kpi,
            String county,
            YearMonth month,
            Collection<T> items,
            Function<T, String> township,
            ToLongFunction<T> number) {
        count(kpi, county, month, 0);
        tally(items, township, number, one -> 0)
                .forEach((place, sums) ->
                        put(kpi, upFrom(county, place), month, new Value(BigDecimal.valueOf(sums[0]), null)));
    }

    /** Items that are such, out of all. */
    <T> void share(
            String kpi,
            String county,
            YearMonth month,
            Collection<T> items,
            Function<T, String> township,
            Predicate<T> such) {
        quotient(kpi, county, month, items, township, one -> such.test(one) ? 1 : 0, one -> 1);
    }

    <T> void quotient(
            String kpi,
            String county,
            YearMonth month,
            Collection<T> items,
            Function<T, String> township,
            ToLongFunction<T> numerator,
            ToLongFunction<T> denominator) {
        tally(items, township, numerator, denominator)
                .forEach((place, sums) -> put(
                        kpi,
                        upFrom(county, place),
                        month,
                        new Value(BigDecimal.valueOf(sums[0]), BigDecimal.valueOf(sums[1]))));
    }

    private <T> Map<String, long[]> tally(
            Collection<T> items,
            Function<T, String> township,
            ToLongFunction<T> numerator,
            ToLongFunction<T> denominator) {
        Map<String, long[]> tally = new TreeMap<>();
        for (T one : items) {
            String place = world.plan().townshipFigures() ? township.apply(one) : "";
            long[] sums = tally.computeIfAbsent(place, code -> new long[2]);
            sums[0] += numerator.applyAsLong(one);
            sums[1] += denominator.applyAsLong(one);
        }
        return tally;
    }

    /** The county's township where it is known, the county, and the regions above; a city alone begins with itself. */
    private List<String> upFrom(String county, String township) {
        List<String> places = new ArrayList<>(world.geography().above(county));
        places.add(0, county);
        if (!township.isEmpty()) {
            places.add(0, township);
        }
        return places;
    }

    private void put(String kpi, List<String> regions, YearMonth month, Value value) {
        for (String region : regions) {
            values.merge(new Key(kpi, region, month), value, Value::plus);
        }
    }

    /** kpi_code, region_code, month, numerator, denominator; sorted in this order. Shares of nothing are left out. */
    void write(Path file) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            writer.writeRecord("kpi_code", "region_code", "month", "numerator", "denominator");
            for (Map.Entry<Key, Value> row : values.entrySet()) {
                BigDecimal denominator = row.getValue().denominator();
                if (row.getValue().isDefined()) {
                    writer.writeRecord(
                            row.getKey().kpi(),
                            row.getKey().region(),
                            row.getKey().month().toString(),
                            plain(row.getValue().numerator()),
                            denominator == null ? "" : plain(denominator));
                }
            }
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

package io.eldercare.simulate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Roster;
import io.eldercare.simulate.world.Volunteer;
import io.eldercare.simulate.world.World.CountyMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The true KPI values of the simulated world, after the definitions of the plan documents, before any file is written. */
final class Truth {
    private record Key(String kpi, String region, YearMonth month) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byKpi = kpi.compareTo(other.kpi);
            int byRegion = byKpi != 0 ? byKpi : region.compareTo(other.region);
            return byRegion != 0 ? byRegion : month.compareTo(other.month);
        }
    }

    /** @param denominator null for a count */
    private record Value(long numerator, @Nullable Long denominator) {
        Value plus(Value other) {
            Long sum = denominator == null || other.denominator == null
                    ? null
                    : Long.valueOf(denominator + other.denominator);
            return new Value(numerator + other.numerator, sum);
        }
    }

    /** Where a person counts: the entry that began last, then the lower county code. */
    private record Place(String county, LocalDate since) {
        static Place later(Place one, Place other) {
            int order = one.since.compareTo(other.since);
            return order > 0 || (order == 0 && one.county.compareTo(other.county) <= 0) ? one : other;
        }
    }

    private final TreeMap<Key, Value> values = new TreeMap<>();
    private final String prefecture;
    private final YearMonth from;

    Truth(String prefecture, YearMonth from) {
        this.prefecture = prefecture;
        this.from = from;
    }

    void observe(YearMonth month, List<CountyMonth> counties) {
        for (CountyMonth county : counties) {
            observeBeds(month, county);
            observeFamilyBeds(month, county);
            long teams = county.volunteers().teams().stream()
                    .filter(team -> team.elderService && team.isRegistered())
                    .count();
            count("volunteer_team_count", county.county(), month, teams);
        }
        observeVisits(month, counties);
        observeVolunteers(month, counties);
    }

    private void observeBeds(YearMonth month, CountyMonth county) {
        List<Institution> counted = county.institutions().stream()
                .filter(one -> one.isListed(month) && one.counts(month))
                .toList();
        long built = sum(counted, one -> true, one -> one.built);
        Predicate<Institution> townshipHome = one -> one.kind.equals(Institution.TOWNSHIP);
        Predicate<Institution> publicHome = one ->
                one.isPublic() && (one.kind.equals(Institution.TOWNSHIP) || one.kind.equals(Institution.WELFARE));
        count("institution_bed_count", county.county(), month, built);
        share("nursing_bed_share", county, month, sum(counted, one -> true, one -> one.nursing), built);
        share("public_bed_share", county, month, sum(counted, Institution::isPublic, one -> one.built), built);
        share("private_bed_share", county, month, sum(counted, one -> !one.isPublic(), one -> one.built), built);
        share(
                "township_home_occupancy",
                county,
                month,
                sum(counted, townshipHome, one -> one.residents),
                sum(counted, townshipHome, one -> one.built));
        share(
                "public_home_occupancy",
                county,
                month,
                sum(counted, publicHome, one -> one.residents),
                sum(counted, publicHome, one -> one.built));
    }

    private static long sum(List<Institution> all, Predicate<Institution> which, ToIntFunction<Institution> what) {
        return all.stream().filter(which).mapToInt(what).sum();
    }

    private void observeFamilyBeds(YearMonth month, CountyMonth county) {
        long built = county.beds().stream().filter(bed -> bed.counts(month)).count();
        long hardUp = county.beds().stream()
                .filter(bed -> bed.counts(month) && bed.isForHardUp())
                .count();
        count("family_bed_count", county.county(), month, built);
        count("family_bed_hardup_count", county.county(), month, hardUp);
    }

    private void observeVisits(YearMonth month, List<CountyMonth> counties) {
        Map<Elder, Place> owed = new LinkedHashMap<>();
        for (CountyMonth county : counties) {
            for (Roster spell : county.register().spells()) {
                if (!spell.isContinuedBy(month) && spell.isOwed(month)) {
                    owed.merge(spell.elder, new Place(spell.county, spell.validFrom), Place::later);
                }
            }
            if (month.isAfter(from)) {
                for (Roster spell : county.register().dropped()) {
                    owed.merge(spell.elder, new Place(spell.county, spell.validFrom), Place::later);
                }
            }
        }
        Map<String, long[]> tally = new HashMap<>();
        owed.forEach((elder, place) -> {
            long[] parts = tally.computeIfAbsent(place.county(), county -> new long[2]);
            parts[0] += elder.wasReachedIn(month) ? 1 : 0;
            parts[1]++;
        });
        for (CountyMonth county : counties) {
            long[] parts = tally.getOrDefault(county.county(), new long[2]);
            share("monthly_visit_rate", county, month, parts[0], parts[1]);
        }
    }

    private void observeVolunteers(YearMonth month, List<CountyMonth> counties) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (CountyMonth county : counties) {
            for (Volunteer volunteer : county.volunteers().volunteers()) {
                if (volunteer.counts()) {
                    String person = volunteer.personGiven ? volunteer.person.id : volunteer.id;
                    places.merge(person, new Place(county.county(), volunteer.registeredOn), Place::later);
                }
            }
        }
        Map<String, Long> tally = new HashMap<>();
        places.values().forEach(place -> tally.merge(place.county(), 1L, Long::sum));
        for (CountyMonth county : counties) {
            count("volunteer_count", county.county(), month, tally.getOrDefault(county.county(), 0L));
        }
    }

    private void count(String kpi, String county, YearMonth month, long number) {
        put(kpi, county, month, new Value(number, null));
    }

    private void share(String kpi, CountyMonth county, YearMonth month, long numerator, long denominator) {
        if (denominator > 0) {
            put(kpi, county.county(), month, new Value(numerator, denominator));
        }
    }

    private void put(String kpi, String county, YearMonth month, Value value) {
        for (String region : List.of(county, prefecture, prefecture.substring(0, 2) + "0000")) {
            values.merge(new Key(kpi, region, month), value, Value::plus);
        }
    }

    /** kpi_code, region_code, month, numerator, denominator; sorted in this order. */
    void write(Path file) throws IOException {
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            writer.writeRecord("kpi_code", "region_code", "month", "numerator", "denominator");
            List<Map.Entry<Key, Value>> rows = new ArrayList<>(values.entrySet());
            for (Map.Entry<Key, Value> row : rows) {
                Long denominator = row.getValue().denominator();
                writer.writeRecord(
                        row.getKey().kpi(),
                        row.getKey().region(),
                        row.getKey().month().toString(),
                        Long.toString(row.getValue().numerator()),
                        denominator == null ? "" : denominator.toString());
            }
        }
    }
}

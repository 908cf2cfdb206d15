package io.eldercare.simulate.truth;

import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Assessment;
import io.eldercare.simulate.world.Population;
import io.eldercare.simulate.world.Roster;
import io.eldercare.simulate.world.Team;
import io.eldercare.simulate.world.Visit;
import io.eldercare.simulate.world.Volunteer;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Persons who are visited, volunteer or are assessed; each counts in one county, whoever else lists them. */
final class PersonTruth {
    private static final Set<String> MET = Set.of("见到", "接通", "已故");
    private static final int PENSION_AGE = 65;

    /** Where a person counts: the entry that began last, then the lower county code. */
    private record Place(String county, String township, LocalDate since) {
        static Place later(Place one, Place other) {
            int order = one.since.compareTo(other.since);
            return order > 0 || (order == 0 && one.county.compareTo(other.county) <= 0) ? one : other;
        }
    }

    private record Assessed(Place place, String id) {}

    private record Owed(Elder elder, String township) {}

    private final World world;
    private final Figures figures;
    private final Filed filed;
    private final Map<Elder, Assessed> assessed = new LinkedHashMap<>();
    private Set<Elder> phonedOnly = new HashSet<>();
    private Set<Elder> phonedOnlyTwice = new HashSet<>();

    PersonTruth(World world, Figures figures, Filed filed) {
        this.world = world;
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, List<CountyMonth> states) {
        visits(month, states);
        volunteers(month, states);
        assessments(month, states);
        for (int county = 0; county < states.size(); county++) {
            String code = states.get(county).county();
            Population.of(world, county, month).ifPresent(people -> {
                for (String region : within(code)) {
                    figures.countApart("pop60", region, month, people.aged60());
                    figures.countApart("pop65", region, month, people.aged65());
                }
            });
        }
    }

    /** The county and the regions above that the world knows whole: a zone's people are inside its host's. */
    private List<String> within(String county) {
        List<String> regions = new ArrayList<>(List.of(county));
        for (String above : world.geography().above(county)) {
            boolean whole = above.equals(world.plan().region())
                    || world.geography().above(above).contains(world.plan().region());
            if (whole) {
                regions.add(above);
            }
        }
        return regions;
    }

    private void visits(YearMonth month, List<CountyMonth> states) {
        Map<Elder, Place> owed = new LinkedHashMap<>();
        Set<Elder> metAtHome = new HashSet<>();
        Map<Elder, Boolean> phoned = new HashMap<>();
        for (CountyMonth state : states) {
            for (Roster spell : state.register().spells()) {
                if (!spell.isContinuedBy(month) && spell.isOwed(month)) {
                    owed.merge(spell.elder, place(spell), Place::later);
                }
            }
            if (month.isAfter(world.from())) {
                for (Roster spell : state.register().dropped()) {
                    owed.merge(spell.elder, place(spell), Place::later);
                }
            }
            for (Visit visit : state.visits()) {
                if (MET.contains(visit.outcome())) {
                    phoned.merge(visit.elder(), visit.mode().equals("电话"), Boolean::logicalAnd);
                    if (visit.mode().equals("上门") && visit.outcome().equals("见到")) {
                        metAtHome.add(visit.elder());
                    }
                }
            }
        }
        Set<Elder> now = new HashSet<>();
        phoned.forEach((elder, only) -> {
            if (only) {
                now.add(elder);
            }
        });
        Map<String, List<Owed>> byCounty = new HashMap<>();
        owed.forEach((elder, place) -> byCounty
                .computeIfAbsent(place.county(), code -> new ArrayList<>())
                .add(new Owed(elder, place.township())));
        for (CountyMonth state : states) {
            String county = state.county();
            List<Owed> here = byCounty.getOrDefault(county, List.of());
            List<Owed> phonedThrice = here.stream()
                    .filter(one -> now.contains(one.elder()) && phonedOnlyTwice.contains(one.elder()))
                    .toList();
            figures.share("monthly_visit_rate", county, month, here, Owed::township, one -> one.elder()
                    .wasReachedIn(month));
            figures.share(
                    "visit_home_share", county, month, here, Owed::township, one -> metAtHome.contains(one.elder()));
            figures.count("owed_person_count", county, month, here, Owed::township);
            figures.count("visit_phone_only_count", county, month, phonedThrice, Owed::township);
        }
        phonedOnlyTwice = new HashSet<>(now);
        phonedOnlyTwice.retainAll(phonedOnly);
        phonedOnly = now;
    }

    private static Place place(Roster spell) {
        return new Place(spell.county, spell.township, spell.validFrom);
    }

    private void volunteers(YearMonth month, List<CountyMonth> states) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (CountyMonth state : states) {
            for (Volunteer volunteer : state.volunteers().volunteers()) {
                if (volunteer.counts()) {
                    String person = volunteer.personGiven ? volunteer.person.id : volunteer.id;
                    places.merge(person, new Place(state.county(), "", volunteer.registeredOn), Place::later);
                }
            }
            List<Team> teams = state.volunteers().teams().stream()
                    .filter(team -> team.elderService && team.isRegistered())
                    .toList();
            figures.count("volunteer_team_count", state.county(), month, teams.size());
        }
        Map<String, Long> tally = new HashMap<>();
        places.values().forEach(place -> tally.merge(place.county(), 1L, Long::sum));
        for (CountyMonth state : states) {
            figures.count("volunteer_count", state.county(), month, tally.getOrDefault(state.county(), 0L));
        }
    }

    private void assessments(YearMonth month, List<CountyMonth> states) {
        LocalDate first = month.minusMonths(11).atDay(1);
        assessed.values().removeIf(one -> one.place().since().isBefore(first));
        for (CountyMonth state : states) {
            figures.count("assessment_count", state.county(), month, state.assessments().size());
            for (Assessment one : state.assessments()) {
                Place place = new Place(state.county(), "", one.assessedOn());
                assessed.merge(one.elder(), new Assessed(place, one.id()), PersonTruth::latest);
            }
        }
        Map<String, Long> tally = new HashMap<>();
        assessed.forEach((elder, one) -> {
            if (YearMonth.from(elder.birth).plusYears(PENSION_AGE).compareTo(month) <= 0) {
                tally.merge(one.place().county(), 1L, Long::sum);
            }
        });
        for (int county = 0; county < states.size(); county++) {
            String code = states.get(county).county();
            long number = tally.getOrDefault(code, 0L);
            int base = Population.of(world, county, month).map(Population::aged65).orElse(0);
            if (filed.all(code, month, "assessment")) {
                figures.share("assessment_coverage_65", code, month, number, base);
            }
        }
    }

    private static Assessed latest(Assessed one, Assessed other) {
        Place place = Place.later(one.place(), other.place());
        return place.equals(one.place()) ? one : other;
    }
}

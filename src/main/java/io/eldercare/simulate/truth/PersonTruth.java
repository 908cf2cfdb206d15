package io.eldercare.simulate.truth;

import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Assessment;
import io.eldercare.simulate.world.Population;
import io.eldercare.simulate.world.Roster;
import io.eldercare.simulate.world.Visit;
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

/** Persons who are visited or assessed; each counts in one county, whoever else lists them. */
final class PersonTruth {
    private static final Set<String> MET = Set.of("见到", "接通", "已故");
    private static final int PENSION_AGE = 65;

    /** Where a person counts: the entry that began last, then the lower county code. */
    private record Place(String county, String township, LocalDate since, boolean dropped) {
        static Place later(Place one, Place other) {
            int order = one.since.compareTo(other.since);
            return order > 0 || (order == 0 && one.county.compareTo(other.county) <= 0) ? one : other;
        }
    }

    private record Assessed(Place place, Assessment latest) {}

    private record Owed(Elder elder, String township, boolean dropped, Met met) {}

    /** Visits of a month at which a person was met or found dead. */
    private static final class Met {
        private int all;
        private int atHome;
        private int byPhone;
        private int byVideo;
        private boolean seenAtHome;

        void add(Visit visit) {
            all++;
            atHome += visit.mode().equals("上门") ? 1 : 0;
            byPhone += visit.mode().equals("电话") ? 1 : 0;
            byVideo += visit.mode().equals("视频") ? 1 : 0;
            seenAtHome |= visit.mode().equals("上门") && visit.outcome().equals("见到");
        }
    }

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
        Map<Elder, Met> met = new HashMap<>();
        for (CountyMonth state : states) {
            for (Visit visit : state.visits()) {
                if (MET.contains(visit.outcome())) {
                    met.computeIfAbsent(visit.elder(), elder -> new Met()).add(visit);
                }
            }
        }
        Set<Elder> phonedNow = new HashSet<>();
        met.forEach((elder, visits) -> {
            if (visits.byPhone == visits.all) {
                phonedNow.add(elder);
            }
        });
        Map<String, List<Owed>> owed = owed(month, states, met);
        for (CountyMonth state : states) {
            if (filed.all(state.county(), month, "special_roster", "visit")) {
                ofCounty(state.county(), month, owed.getOrDefault(state.county(), List.of()), phonedNow);
            }
        }
        phonedOnlyTwice = new HashSet<>(phonedNow);
        phonedOnlyTwice.retainAll(phonedOnly);
        phonedOnly = phonedNow;
    }

    private void ofCounty(String county, YearMonth month, List<Owed> here, Set<Elder> phonedNow) {
        List<Owed> phonedThrice = here.stream()
                .filter(one -> phonedNow.contains(one.elder()) && phonedOnlyTwice.contains(one.elder()))
                .toList();
        List<Owed> dropped = here.stream().filter(Owed::dropped).toList();
        figures.share(
                "monthly_visit_rate",
                county,
                month,
                here,
                Owed::township,
                one -> one.elder().wasReachedIn(month));
        figures.share("visit_home_share", county, month, here, Owed::township, one -> one.met().seenAtHome);
        figures.count("owed_person_count", county, month, here, Owed::township);
        figures.count("visit_phone_only_count", county, month, phonedThrice, Owed::township);
        figures.count("visit_dropped_count", county, month, dropped, Owed::township);
        figures.sum("visit_home_count", county, month, here, Owed::township, one -> one.met().atHome);
        figures.sum("visit_phone_count", county, month, here, Owed::township, one -> one.met().byPhone);
        figures.sum("visit_video_count", county, month, here, Owed::township, one -> one.met().byVideo);
    }

    private Map<String, List<Owed>> owed(YearMonth month, List<CountyMonth> states, Map<Elder, Met> met) {
        Map<Elder, Place> places = new LinkedHashMap<>();
        for (CountyMonth state : states) {
            for (Roster spell : state.register().spells()) {
                if (!spell.isContinuedBy(month) && spell.isOwed(month)) {
                    places.merge(spell.elder, place(spell, false), Place::later);
                }
            }
            if (month.isAfter(world.from())) {
                for (Roster spell : state.register().dropped()) {
                    places.merge(spell.elder, place(spell, true), Place::later);
                }
            }
        }
        Map<String, List<Owed>> owed = new HashMap<>();
        Met nobody = new Met();
        places.forEach((elder, place) -> owed.computeIfAbsent(place.county(), code -> new ArrayList<>())
                .add(new Owed(elder, place.township(), place.dropped(), met.getOrDefault(elder, nobody))));
        return owed;
    }

    private static Place place(Roster spell, boolean dropped) {
        return new Place(spell.county, spell.township, spell.validFrom, dropped);
    }

    private void assessments(YearMonth month, List<CountyMonth> states) {
        LocalDate first = month.minusMonths(11).atDay(1);
        assessed.values().removeIf(one -> one.place().since().isBefore(first));
        for (CountyMonth state : states) {
            if (filed.all(state.county(), month, "assessment")) {
                figures.count(
                        "assessment_count",
                        state.county(),
                        month,
                        state.assessments().size());
            }
            for (Assessment one : state.assessments()) {
                Place place = new Place(state.county(), "", one.assessedOn(), false);
                assessed.merge(one.elder(), new Assessed(place, one), PersonTruth::latest);
            }
        }
        Map<String, Long> tally = new HashMap<>();
        Map<String, Long> disabled = new HashMap<>();
        assessed.forEach((elder, one) -> {
            if (one.latest().finalLevel() >= 1) {
                disabled.merge(one.place().county(), 1L, Long::sum);
            }
            if (YearMonth.from(elder.birth).plusYears(PENSION_AGE).compareTo(month) <= 0) {
                tally.merge(one.place().county(), 1L, Long::sum);
            }
        });
        for (int county = 0; county < states.size(); county++) {
            String code = states.get(county).county();
            long number = tally.getOrDefault(code, 0L);
            int base =
                    Population.of(world, county, month).map(Population::aged65).orElse(0);
            if (filed.all(code, month, "assessment")) {
                figures.share("assessment_coverage_65", code, month, number, base);
                figures.count("assessed_disabled_count", code, month, disabled.getOrDefault(code, 0L));
            }
        }
    }

    private static Assessed latest(Assessed one, Assessed other) {
        Place place = Place.later(one.place(), other.place());
        return place.equals(one.place()) ? one : other;
    }
}

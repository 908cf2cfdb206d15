package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.ServiceRecord;
import io.eldercare.simulate.world.Team;
import io.eldercare.simulate.world.Volunteer;
import io.eldercare.simulate.world.World.CountyMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Teams and volunteers; a person registered in several counties counts where the latest registration is. */
final class VolunteerTruth {
    private static final int ACTIVE_MONTHS = 11;

    /** The registration that began last, then the lower county code. */
    private record Place(String county, LocalDate since) {
        static Place later(Place one, Place other) {
            int order = one.since.compareTo(other.since);
            return order > 0 || (order == 0 && one.county.compareTo(other.county) <= 0) ? one : other;
        }
    }

    private final Figures figures;
    private final Filed filed;
    /** The last month in which a volunteer gave hours to elders; every occasion lasts an hour or more. */
    private final Map<Volunteer, YearMonth> served = new HashMap<>();

    VolunteerTruth(Figures figures, Filed filed) {
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, List<CountyMonth> states, List<CountyRegisters> further) {
        for (CountyRegisters register : further) {
            services(month, register);
        }
        Map<String, Place> places = new LinkedHashMap<>();
        Set<String> active = new HashSet<>();
        for (CountyMonth state : states) {
            for (Volunteer volunteer : state.volunteers().volunteers()) {
                String person = volunteer.personGiven ? volunteer.person.id : volunteer.id;
                if (volunteer.counts()) {
                    places.merge(person, new Place(state.county(), volunteer.registeredOn), Place::later);
                }
                if (volunteer.leftOn == null && isActive(volunteer, month)) {
                    active.add(person);
                }
            }
        }
        Map<String, long[]> tally = new HashMap<>();
        places.forEach((person, place) -> {
            long[] counts = tally.computeIfAbsent(place.county(), county -> new long[2]);
            counts[0]++;
            counts[1] += active.contains(person) ? 1 : 0;
        });
        for (CountyMonth state : states) {
            ofCounty(state, month, tally.getOrDefault(state.county(), new long[2]));
        }
    }

    private void ofCounty(CountyMonth state, YearMonth month, long[] counts) {
        String county = state.county();
        if (filed.all(county, month, "volunteer_team")) {
            List<Team> teams = state.volunteers().teams().stream()
                    .filter(team -> team.elderService && team.isRegistered())
                    .toList();
            figures.count("volunteer_team_count", county, month, teams.size());
        }
        if (filed.all(county, month, "volunteer_team", "volunteer", "volunteer_membership")) {
            figures.count("volunteer_count", county, month, counts[0]);
            if (filed.all(county, month, "service_record")) {
                figures.count("volunteer_active_count", county, month, counts[1]);
            }
        }
    }

    private void services(YearMonth month, CountyRegisters register) {
        if (!filed.all(register.county(), month, "service_record")) {
            return;
        }
        BigDecimal hours = BigDecimal.ZERO;
        for (ServiceRecord record : register.services()) {
            if (record.elderService()) {
                hours = hours.add(record.hours());
                served.put(record.volunteer(), month);
            }
        }
        figures.count("elder_service_hours", register.county(), month, hours);
        figures.count(
                "time_bank_entry_count",
                register.county(),
                month,
                register.services().size());
    }

    private boolean isActive(Volunteer volunteer, YearMonth month) {
        YearMonth last = served.get(volunteer);
        return last != null && !last.isBefore(month.minusMonths(ACTIVE_MONTHS));
    }
}

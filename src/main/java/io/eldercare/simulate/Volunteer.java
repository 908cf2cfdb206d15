package io.eldercare.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registration of a person as volunteer in one county. */
final class Volunteer {

    /** Belongs to a team until the day {@code to}, which is the last. */
    static final class Membership {
        final Volunteer volunteer;
        final Team team;
        final LocalDate from;

        @Nullable
        LocalDate to;

        Membership(Volunteer volunteer, Team team, LocalDate from) {
            this.volunteer = volunteer;
            this.team = team;
            this.from = from;
        }
    }

    final String id;
    final Elder person;
    final boolean personGiven;
    final LocalDate registeredOn;
    final int trainingHours;
    final List<Membership> memberships = new ArrayList<>(1);

    @Nullable
    LocalDate leftOn;

    Volunteer(String id, Elder person, boolean personGiven, LocalDate registeredOn, int trainingHours) {
        this.id = id;
        this.person = person;
        this.personGiven = personGiven;
        this.registeredOn = registeredOn;
        this.trainingHours = trainingHours;
    }

    /** On the register and in a registered team that serves elders, at the end of the current month. */
    boolean counts() {
        return leftOn == null
                && memberships.stream()
                        .anyMatch(one -> one.to == null && one.team.elderService && one.team.isRegistered());
    }
}

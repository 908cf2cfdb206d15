package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Elder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registration of a person as volunteer in one county. */
public final class Volunteer {

    /** Belongs to a team until the day {@code to}, which is the last. */
    public static final class Membership {
        public final Volunteer volunteer;
        public final Team team;
        public final LocalDate from;

        @Nullable
        public LocalDate to;

        public Membership(Volunteer volunteer, Team team, LocalDate from) {
            this.volunteer = volunteer;
            this.team = team;
            this.from = from;
        }
    }

    public final String id;
    public final Elder person;
    public final boolean personGiven;
    public final LocalDate registeredOn;
    public final int trainingHours;
    public final List<Membership> memberships = new ArrayList<>(1);

    @Nullable
    public LocalDate leftOn;

    public Volunteer(String id, Elder person, boolean personGiven, LocalDate registeredOn, int trainingHours) {
        this.id = id;
        this.person = person;
        this.personGiven = personGiven;
        this.registeredOn = registeredOn;
        this.trainingHours = trainingHours;
    }

    /** On the register and in a registered team that serves elders, at the end of the current month. */
    public boolean counts() {
        return leftOn == null
                && memberships.stream()
                        .anyMatch(one -> one.to == null && one.team.elderService && one.team.isRegistered());
    }
}

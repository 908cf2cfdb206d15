package io.eldercare.simulate.world;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A volunteer team; {@code leftIn} is the month in which it was taken off the register. */
public final class Team {
    public final String id;
    public final String name;
    public final LocalDate foundedOn;
    public final boolean elderService;

    @Nullable
    public YearMonth leftIn;

    public Team(String id, String name, LocalDate foundedOn, boolean elderService) {
        this.id = id;
        this.name = name;
        this.foundedOn = foundedOn;
        this.elderService = elderService;
    }

    public boolean isRegistered() {
        return leftIn == null;
    }
}

package io.eldercare.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A volunteer team; {@code leftIn} is the month in which it was taken off the register. */
final class Team {
    final String id;
    final String name;
    final LocalDate foundedOn;
    final boolean elderService;

    @Nullable
    YearMonth leftIn;

    Team(String id, String name, LocalDate foundedOn, boolean elderService) {
        this.id = id;
        this.name = name;
        this.foundedOn = foundedOn;
        this.elderService = elderService;
    }

    boolean isRegistered() {
        return leftIn == null;
    }
}

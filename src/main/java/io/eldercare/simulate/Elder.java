package io.eldercare.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A person: on a roster, assessed, in a family bed, or a volunteer. */
final class Elder {
    final String id;
    final LocalDate birth;
    final boolean female;
    private @Nullable YearMonth reached;

    Elder(String id, LocalDate birth, boolean female) {
        this.id = id;
        this.birth = birth;
        this.female = female;
    }

    /** A visit of that month saw the person, spoke to them, or found them dead. */
    void reachedIn(YearMonth month) {
        reached = month;
    }

    boolean wasReachedIn(YearMonth month) {
        return month.equals(reached);
    }

    String sex() {
        return female ? "女" : "男";
    }
}

package io.eldercare.simulate.draw;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A person: on a roster, assessed, in a family bed, or a volunteer. */
public final class Elder {
    public final String id;
    public final LocalDate birth;
    public final boolean female;
    private @Nullable YearMonth reached;

    public Elder(String id, LocalDate birth, boolean female) {
        this.id = id;
        this.birth = birth;
        this.female = female;
    }

    /** A visit of that month saw the person, spoke to them, or found them dead. */
    public void reachedIn(YearMonth month) {
        reached = month;
    }

    public boolean wasReachedIn(YearMonth month) {
        return month.equals(reached);
    }

    public String sex() {
        return female ? "女" : "男";
    }
}

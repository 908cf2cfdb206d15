package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Institution;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person's stay in an institution. {@code leftOn} is the day of leaving. */
public final class Stay {
    static final int UNKNOWN = -1;

    public final Elder elder;
    public final Institution home;
    public final LocalDate admittedOn;
    public final String payer;
    /** The person's entry in the register of destitute persons, where there is one. */
    public final @Nullable Destitute destitute;

    /** 0 to 4, then unassessed; as the home's statement of the month counts it. */
    int level = UNKNOWN;

    @Nullable
    LocalDate leftOn;

    @Nullable
    String leaveReason;

    Stay(Elder elder, Institution home, LocalDate admittedOn, String payer, @Nullable Destitute destitute) {
        this.elder = elder;
        this.home = home;
        this.admittedOn = admittedOn;
        this.payer = payer;
        this.destitute = destitute;
    }

    /** 0 to 4; empty where the person is not assessed. */
    public String level() {
        return level < 0 || level > 4 ? "" : Integer.toString(level);
    }

    public boolean isLive() {
        return leftOn == null;
    }

    public @Nullable LocalDate leftOn() {
        return leftOn;
    }

    public @Nullable String leaveReason() {
        return leaveReason;
    }
}

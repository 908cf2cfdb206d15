package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Institution;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A person on destitute support, at home or in an institution. */
public final class Destitute {
    public static final String CENTRALISED = "集中";
    public static final String DISABLED = "全护理";
    private static final String INDEPENDENT = "全自理";
    private static final int ELDER = 60;

    public final Elder person;
    public final String township;
    public final String dependency;
    public final LocalDate since;
    boolean willing;

    @Nullable
    Institution home;

    boolean placedOtherwise;

    Destitute(Elder person, String township, String dependency, LocalDate since, boolean willing) {
        this.person = person;
        this.township = township;
        this.dependency = dependency;
        this.since = since;
        this.willing = willing;
    }

    public boolean isWilling() {
        return willing;
    }

    public boolean isCentralised() {
        return home != null;
    }

    public @Nullable Institution home() {
        return home;
    }

    public String placement() {
        return home != null ? CENTRALISED : placedOtherwise ? "其他" : "分散";
    }

    public boolean isDependent() {
        return !dependency.equals(INDEPENDENT);
    }

    /** 60 or older at the end of the month. */
    public boolean isElder(YearMonth month) {
        return !person.birth.plusYears(ELDER).isAfter(month.atEndOfMonth());
    }
}

package io.eldercare.simulate.world;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** An institution with its state at the end of the current month and its planned changes. */
public final class Institution {
    public static final String WELFARE = "社会福利院";
    public static final String TOWNSHIP = "敬老院";
    public static final String PRIVATE = "民办养老院";
    public static final String DAY_CARE = "日间照料";
    public static final String RUNNING = "运营";
    public static final String PAUSED = "停业";
    public static final String CLOSED = "注销";
    public static final String PLANNED = "在建";

    public final String id;
    public final String county;
    public final String township;
    public final String name;
    public final String kind;
    public final String ownership;
    public final LocalDate openedOn;

    public int built;
    public int open;
    public int nursing;
    public int residents;
    public int admissions;
    public int discharges;
    public int deaths;
    public double occupancyAtStart;
    public double occupancyGain = 1;

    @Nullable
    public YearMonth upgradeIn;

    @Nullable
    public YearMonth closesIn;

    public boolean pausesBeforeUpgrade;
    public int builtAfterUpgrade;
    public int nursingAfterUpgrade;

    Institution(
            String id, String county, String township, String name, String kind, String ownership, LocalDate openedOn) {
        this.id = id;
        this.county = county;
        this.township = township;
        this.name = name;
        this.kind = kind;
        this.ownership = ownership;
        this.openedOn = openedOn;
    }

    public boolean isPublic() {
        return ownership.startsWith("公");
    }

    public String legalForm() {
        return ownership.equals("公办公营") ? "事业单位" : ownership.equals("民办民营") ? "企业" : "民办非企业";
    }

    /** Status at the end of {@code month}. */
    public String status(YearMonth month) {
        YearMonth opening = YearMonth.from(openedOn);
        if (opening.isAfter(month)) {
            return PLANNED;
        }
        if (closesIn != null && !closesIn.isAfter(month)) {
            return CLOSED;
        }
        if (pausesBeforeUpgrade
                && upgradeIn != null
                && month.isBefore(upgradeIn)
                && !month.isBefore(upgradeIn.minusMonths(2))) {
            return PAUSED;
        }
        return RUNNING;
    }

    /** Listed from three months before opening to the month of closing. */
    public boolean isListed(YearMonth month) {
        boolean known = !YearMonth.from(openedOn).minusMonths(3).isAfter(month);
        return known && (closesIn == null || !closesIn.isBefore(month));
    }

    public boolean hasBeds(YearMonth month) {
        String status = status(month);
        return status.equals(RUNNING) || status.equals(PAUSED);
    }

    public boolean counts(YearMonth month) {
        return status(month).equals(RUNNING) && !kind.equals(DAY_CARE);
    }

    @Nullable
    public LocalDate closedOn() {
        return closesIn == null ? null : closesIn.atDay(20);
    }

    public int approved() {
        return built + built / 25;
    }
}

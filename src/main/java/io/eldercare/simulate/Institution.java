package io.eldercare.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** An institution with its state at the end of the current month and its planned changes. */
final class Institution {
    static final String WELFARE = "社会福利院";
    static final String TOWNSHIP = "敬老院";
    static final String PRIVATE = "民办养老院";
    static final String DAY_CARE = "日间照料";
    static final String RUNNING = "运营";
    static final String PAUSED = "停业";
    static final String CLOSED = "注销";
    static final String PLANNED = "在建";

    final String id;
    final String county;
    final String township;
    final String name;
    final String kind;
    final String ownership;
    final LocalDate openedOn;

    int built;
    int open;
    int nursing;
    int residents;
    int admissions;
    int discharges;
    int deaths;
    double occupancyAtStart;
    double occupancyGain = 1;

    @Nullable
    YearMonth upgradeIn;

    @Nullable
    YearMonth closesIn;

    boolean pausesBeforeUpgrade;
    int builtAfterUpgrade;
    int nursingAfterUpgrade;

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

    boolean isPublic() {
        return ownership.startsWith("公");
    }

    String legalForm() {
        return ownership.equals("公办公营") ? "事业单位" : ownership.equals("民办民营") ? "企业" : "民办非企业";
    }

    /** Status at the end of {@code month}. */
    String status(YearMonth month) {
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
    boolean isListed(YearMonth month) {
        boolean known = !YearMonth.from(openedOn).minusMonths(3).isAfter(month);
        return known && (closesIn == null || !closesIn.isBefore(month));
    }

    boolean hasBeds(YearMonth month) {
        String status = status(month);
        return status.equals(RUNNING) || status.equals(PAUSED);
    }

    boolean counts(YearMonth month) {
        return status(month).equals(RUNNING) && !kind.equals(DAY_CARE);
    }

    @Nullable
    LocalDate closedOn() {
        return closesIn == null ? null : closesIn.atDay(20);
    }

    int approved() {
        return built + built / 25;
    }
}

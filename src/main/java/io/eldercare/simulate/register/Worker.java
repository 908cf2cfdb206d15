package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Institution;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A person's work in an institution. */
public final class Worker {
    public static final String CAREGIVER = "护理员";
    public static final String DIRECTOR = "院长";
    private static final String[] SKILLS = {"0", "五级", "四级", "三级", "二级", "一级"};
    /** A figure looks for training in the registers of so many months. */
    private static final int TRAINING_MONTHS = 12;

    public final String id;
    public final Elder person;
    public final Institution home;
    public final String post;
    public final String employment;
    public final LocalDate from;
    public final boolean insured;
    public final String wage;

    /** 0 none, 1 the lowest (五级) to 5 the highest (一级). */
    int skill;

    @Nullable
    LocalDate certifiedOn;

    @Nullable
    LocalDate to;

    int hoursThisYear;

    @Nullable
    YearMonth lastShownTrained;

    Worker(
            String id,
            Elder person,
            Institution home,
            String post,
            String employment,
            LocalDate from,
            boolean insured,
            String wage) {
        this.id = id;
        this.person = person;
        this.home = home;
        this.post = post;
        this.employment = employment;
        this.from = from;
        this.insured = insured;
        this.wage = wage;
    }

    public boolean is(String wanted) {
        return post.equals(wanted);
    }

    /** At the end of the month; the day of leaving is not a day in post. */
    public boolean isInPost(YearMonth month) {
        return !from.isAfter(month.atEndOfMonth()) && (to == null || to.isAfter(month.atEndOfMonth()));
    }

    public boolean isCertified() {
        return skill > 0;
    }

    public String skillLevel() {
        return SKILLS[skill];
    }

    public @Nullable LocalDate certifiedOn() {
        return certifiedOn;
    }

    public @Nullable LocalDate to() {
        return to;
    }

    public int hoursThisYear() {
        return hoursThisYear;
    }

    /** A register of the last twelve months stated hours. */
    public boolean isTrained(YearMonth month) {
        return lastShownTrained != null && lastShownTrained.isAfter(month.minusMonths(TRAINING_MONTHS));
    }
}

package io.eldercare.plan.subsidy;

import java.util.List;
import java.util.Set;

/**
 * What is counted for a subsidy: a branch of {@code sql/gold/fct_entitlement_month.sql}. A rule narrows it by grade (of ability,
 * rating, skill, dependency, kind of project) and by kind (ownership, employment, placement).
 */
public enum Basis {
    /** nursing beds of a project taken into use, by kind of project and ownership of the institution */
    CONSTRUCTION(Set.of("新建", "扩建", "改建", "改造"), Vocabulary.OWNERSHIPS),
    /** months of residents in an institution, by ability level and ownership */
    OPERATING(Set.of("0", "1", "2", "3", "4"), Vocabulary.OWNERSHIPS),
    /** a rating obtained in the month, by its level and ownership */
    RATING_AWARD(Set.of("1", "2", "3", "4", "5"), Vocabulary.OWNERSHIPS),
    /** months of certified caregivers in post, by skill level and employment */
    CAREGIVER_MONTH(Vocabulary.SKILLS, Vocabulary.EMPLOYMENTS),
    /** a certified caregiver who has been in post long enough since this month, by skill level and employment */
    CAREGIVER_AWARD(Vocabulary.SKILLS, Vocabulary.EMPLOYMENTS),
    /** a hard-up household whose retrofit was accepted */
    RETROFIT(Set.of(), Set.of()),
    /** months of hard-up elders with a family care bed in service, by ability level */
    HOME_SERVICE(Set.of("0", "1", "2", "3", "4"), Set.of()),
    /** months of destitute persons, by dependency and placement */
    DESTITUTE(Set.of("全自理", "半护理", "全护理"), Set.of("集中", "分散", "其他"));

    /** Standing of a county's institutions to which the rate of an operating subsidy may be tied: a rating, none, none yet anywhere. */
    public static final List<String> STANDINGS = List.of("not_started", "unrated", "1", "2", "3", "4", "5");

    /** The only standing of everything that has no rating. */
    public static final String ANY_STANDING = "any";

    private final Set<String> grades;
    private final Set<String> kinds;

    Basis(Set<String> grades, Set<String> kinds) {
        this.grades = grades;
        this.kinds = kinds;
    }

    public Set<String> grades() {
        return grades;
    }

    public Set<String> kinds() {
        return kinds;
    }

    /** Codes of the feeds. */
    private static final class Vocabulary {
        static final Set<String> OWNERSHIPS = Set.of("公办公营", "公建民营", "民办公助", "民办民营");
        static final Set<String> SKILLS = Set.of("五级", "四级", "三级", "二级", "一级");
        static final Set<String> EMPLOYMENTS = Set.of("专职", "兼职", "劳务派遣", "事业编");
    }
}

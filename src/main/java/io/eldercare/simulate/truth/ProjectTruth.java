package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.Project;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.World.CountyMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Projects as last registered: what is not registered yet does not count, whatever has happened. */
final class ProjectTruth {
    /** @param month of the register, which knows no later day */
    private record Register(YearMonth month, List<Project> projects) {
        boolean isAccepted(Project one, YearMonth now) {
            return isPast(one, one.acceptedOn(), now) || isPast(one, one.inUseOn(), now);
        }

        boolean isInUse(Project one, YearMonth now) {
            return isPast(one, one.inUseOn(), now);
        }

        private boolean isPast(Project one, LocalDate day, YearMonth now) {
            return one.shown(day, month) != null && !day.isAfter(now.atEndOfMonth());
        }
    }

    private final Figures figures;
    private final Filed filed;
    private final Map<String, Register> registers = new HashMap<>();

    ProjectTruth(Figures figures, Filed filed) {
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, CountyMonth state, CountyRegisters further) {
        String county = state.county();
        if (filed.inThatMonth(county, month, "project")) {
            registers.put(county, new Register(month, further.projects()));
        }
        Register register = registers.get(county);
        if (register == null || !filed.all(county, month, "project")) {
            return;
        }
        List<Project> alive = register.projects().stream()
                .filter(one -> !one.status(register.month()).equals("取消"))
                .toList();
        nursing("new_nursing_bed_share", county, month, alive, false);
        nursing("converted_nursing_bed_share", county, month, alive, true);
        List<Project> ofHomes = alive.stream()
                .filter(one -> one.isConversion() && one.institution() != null)
                .toList();
        long done =
                ofHomes.stream().filter(one -> register.isAccepted(one, month)).count();
        figures.share("home_upgrade_completion_rate", county, month, done, ofHomes.size());
        List<Project> listed = alive.stream().filter(Project::listed).toList();
        figures.count("listed_project_count", county, month, listed.size());
        figures.count(
                "listed_project_in_use_count",
                county,
                month,
                listed.stream().filter(one -> register.isInUse(one, month)).count());
        figures.count("project_planned_bed_count", county, month, beds(alive));
        figures.count(
                "project_in_use_bed_count",
                county,
                month,
                beds(alive.stream().filter(one -> register.isInUse(one, month)).toList()));
        figures.count("project_count", county, month, alive.size());
        if (filed.all(county, month, "project_month")) {
            BigDecimal paid = sum(alive, one -> one.paid(register.month()));
            figures.share("project_paid_share", county, month, paid, sum(alive, Project::investment));
        }
        if (filed.all(county, month, "institution")) {
            upgraded(month, state, register);
        }
    }

    private static BigDecimal sum(List<Project> projects, Function<Project, BigDecimal> amount) {
        return projects.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long beds(List<Project> projects) {
        return projects.stream().mapToLong(Project::beds).sum();
    }

    private void nursing(String kpi, String county, YearMonth month, List<Project> alive, boolean conversion) {
        List<Project> counted = alive.stream()
                .filter(one -> one.isPublic()
                        && one.beds() > 0
                        && (conversion ? one.isConversion() : one.kind().equals("新建")))
                .toList();
        long nursing = counted.stream().mapToLong(Project::nursingBeds).sum();
        figures.share(kpi, county, month, nursing, beds(counted));
    }

    private void upgraded(YearMonth month, CountyMonth state, Register register) {
        Set<String> done = register.projects().stream()
                .filter(one -> one.isConversion() && register.isAccepted(one, month))
                .map(one -> String.valueOf(one.institution()))
                .collect(Collectors.toSet());
        List<Institution> homes = state.institutions().stream()
                .filter(one -> one.isListed(month) && one.counts(month) && one.kind.equals(Institution.TOWNSHIP))
                .toList();
        figures.share(
                "township_home_upgraded_share",
                state.county(),
                month,
                homes,
                one -> one.township,
                one -> done.contains(one.id));
    }
}

package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.Occupancy;
import io.eldercare.simulate.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people who work in one county's institutions. */
final class Staff {
    private static final List<String> WAGES =
            List.of("2000-3000元", "3000-4000元", "3000-4000元", "4000-5000元", "5000元以上");
    private static final int LAST_TRAINING_MONTH = 11;

    private final World world;
    private final int county;
    private List<Worker> workers = new ArrayList<>();
    private int ever;

    Staff(World world, int county, YearMonth before) {
        this.world = world;
        this.county = county;
        Chance chance = world.chance("staff", world.code(county), "start");
        for (Institution one : world.institutions(county)) {
            hire(one, before, before.minusMonths(60), chance);
        }
        certify(before, before.minusMonths(48), chance);
    }

    /** In post during the current month, those who left in it among them. */
    List<Worker> workers() {
        return workers;
    }

    void step(YearMonth month) {
        workers = new ArrayList<>(workers.stream().filter(one -> one.to == null).toList());
        Chance chance = world.chance("staff", world.code(county), month);
        for (Worker worker : workers) {
            boolean closed = !worker.home.hasBeds(month);
            if (closed || chance.happens(world.rate("staff.leaves"))) {
                worker.to = chance.day(month.atDay(1), month.atEndOfMonth());
            }
        }
        for (Institution one : world.institutions(county)) {
            hire(one, month, month, chance);
        }
        certify(month, month, chance);
        for (Worker worker : workers) {
            train(worker, month);
        }
    }

    private void hire(Institution one, YearMonth month, YearMonth earliest, Chance chance) {
        if (!one.isListed(month) || !one.hasBeds(month)) {
            return;
        }
        Map<String, Integer> inPost = new LinkedHashMap<>();
        workers.stream()
                .filter(worker -> worker.home == one && worker.to == null)
                .forEach(worker -> inPost.merge(worker.post, 1, Integer::sum));
        needed(one, month).forEach((post, number) -> {
            for (int have = inPost.getOrDefault(post, 0); have < number; have++) {
                workers.add(hired(one, post, earliest, month, chance));
            }
        });
    }

    private Map<String, Integer> needed(Institution one, YearMonth month) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        needed.put(Worker.DIRECTOR, 1);
        if (one.kind.equals(Institution.DAY_CARE)) {
            needed.put(Worker.CAREGIVER, 2);
            return needed;
        }
        int[] levels = Occupancy.levels(world, one);
        double required = (levels[3] + levels[4]) / 3.0
                + (levels[1] + levels[2] + levels[Occupancy.UNASSESSED]) / 6.0
                + levels[0] / 10.0;
        double generosity = world.chance("staffing", one.id).part(0.85, 1.2);
        needed.put(Worker.CAREGIVER, Math.max(1, (int)
                Math.round(required * generosity * world.level("staffing", county, month))));
        needed.put("护士", one.built / 60);
        needed.put("医生", one.built > 100 ? 1 : 0);
        needed.put("社工", one.built / 120);
        needed.put("康复", one.built / 150);
        needed.put("营养", 1 + one.residents / 60);
        needed.put("消防", one.built > 60 ? 1 : 0);
        needed.put("行政", one.built / 60);
        needed.put("后勤", one.built / 50);
        return needed;
    }

    private Worker hired(Institution one, String post, YearMonth earliest, YearMonth latest, Chance chance) {
        LocalDate first = earliest.atDay(1).isBefore(one.openedOn) ? one.openedOn : earliest.atDay(1);
        LocalDate last = latest.atEndOfMonth();
        Elder person = world.newcomer(chance, 21, 60);
        ever++;
        String id = world.code(county) + "RY" + Integer.toString(100_000 + ever).substring(1);
        boolean onPayroll = one.ownership.equals("公办公营") && chance.happens(0.3);
        return new Worker(
                id,
                person,
                one,
                post,
                onPayroll ? "事业编" : chance.happens(0.12) ? "劳务派遣" : chance.happens(0.06) ? "兼职" : "专职",
                first.isAfter(last) ? last : chance.day(first, last),
                onPayroll || chance.happens(0.7),
                chance.pick(WAGES));
    }

    /** Gives certificates until as many caregivers hold one as the county's level asks. */
    private void certify(YearMonth month, YearMonth earliest, Chance chance) {
        List<Worker> caregivers = workers.stream()
                .filter(one -> one.is(Worker.CAREGIVER) && one.to == null)
                .toList();
        long certified = caregivers.stream().filter(Worker::isCertified).count();
        long wanted = Math.round(caregivers.size() * world.level("certified_caregivers", county, month));
        List<Worker> candidates = new ArrayList<>(
                caregivers.stream().filter(one -> !one.isCertified()).toList());
        for (; certified < wanted && !candidates.isEmpty(); certified++) {
            Worker worker = candidates.remove(chance.between(0, candidates.size() - 1));
            worker.skill = chance.happens(0.62) ? 1 : chance.happens(0.6) ? 2 : chance.between(3, 5);
            worker.certifiedOn = chance.day(earliest.atDay(1), month.atEndOfMonth());
        }
    }

    /** Hours add up in the calendar year and begin anew in January. */
    private void train(Worker worker, YearMonth month) {
        Chance chance = world.chance("training", worker.id, month.getYear());
        boolean trains = chance.happens(world.level("trained_staff", county, YearMonth.of(month.getYear(), 12)));
        int planned = chance.between(1, LAST_TRAINING_MONTH);
        YearMonth begun = YearMonth.from(worker.from);
        int session = begun.getYear() == month.getYear() ? Math.max(planned, begun.getMonthValue()) : planned;
        int hours = chance.between(8, 48);
        worker.hoursThisYear = trains && month.getMonthValue() >= session ? hours : 0;
        if (worker.hoursThisYear > 0) {
            worker.lastShownTrained = month;
        }
    }
}

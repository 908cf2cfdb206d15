package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.draw.Elder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The visits that a county pays to the people on its roster in a month. */
public final class Visits {
    private static final List<String> FAILURES = List.of("未见到", "未见到", "拒绝", "已离开");
    private static final List<String> VISITORS = List.of("村居干部", "村居干部", "网格员", "社工", "志愿者", "邻里");

    private final World world;
    private final String county;
    private final YearMonth month;
    private final Chance chance;
    private final List<Visit> paid = new ArrayList<>();

    private Visits(World world, String county, YearMonth month) {
        this.world = world;
        this.county = county;
        this.month = month;
        this.chance = world.chance("visit", county, month);
    }

    /** In the order of time; marks the persons that were reached. */
    public static List<Visit> paid(World world, int county, YearMonth month, Rosters.Register register) {
        Visits visits = new Visits(world, world.code(county), month);
        double rate = world.level("visit_rate", county, month);
        for (Roster spell : register.spells()) {
            if (!spell.isContinuedBy(month)) {
                visits.pay(spell, rate);
            }
        }
        for (Roster spell : register.dropped()) {
            if (visits.chance.happens(world.rate("visit.dropped_visited"))) {
                visits.reach(spell, month.atDay(1), month.atEndOfMonth());
            }
        }
        int extra = visits.chance.round(visits.paid.size() * world.rate("visit.extra"));
        for (int visit = 0; visit < extra; visit++) {
            LocalDate day = visits.chance.day(month.atDay(1), month.atEndOfMonth());
            visits.record(world.newElder(visits.chance), day, "上门", "见到", "");
        }
        return visits.numbered();
    }

    private void pay(Roster spell, double rate) {
        LocalDate first = spell.firstDay(month);
        LocalDate last = spell.lastDay(month);
        boolean diesNow = "死亡".equals(spell.exitReason) && last.equals(spell.validTo);
        double share = spell.isOwed(month) ? rate : rate * 0.6;
        if (chance.happens(share)) {
            if (chance.happens(world.rate("visit.failed_first"))) {
                record(spell.elder, first, mode(), chance.pick(FAILURES), spell.responsibleVisitor);
            }
            reach(spell, first, last);
            if (chance.happens(world.rate("visit.second"))) {
                reach(spell, first, last);
            }
            if (chance.happens(world.rate("visit.third"))) {
                reach(spell, first, last);
            }
        } else if (diesNow && chance.happens(world.rate("visit.found_dead"))) {
            record(spell.elder, last, "上门", "已故", spell.responsibleVisitor);
            spell.elder.reachedIn(month);
        } else if (chance.happens(world.rate("visit.failed_only"))) {
            record(spell.elder, chance.day(first, last), mode(), chance.pick(FAILURES), spell.responsibleVisitor);
        }
    }

    private void reach(Roster spell, LocalDate first, LocalDate last) {
        String mode = mode();
        String outcome = mode.equals("电话") ? "接通" : "见到";
        record(spell.elder, chance.day(first, last), mode, outcome, spell.responsibleVisitor);
        spell.elder.reachedIn(month);
    }

    private String mode() {
        double draw = chance.part(0, 1);
        double home = world.rate("visit.home");
        return draw < home ? "上门" : draw < home + world.rate("visit.phone") ? "电话" : "视频";
    }

    private void record(Elder elder, LocalDate day, String mode, String outcome, String visitorId) {
        paid.add(new Visit(
                "",
                elder,
                day.atTime(chance.between(8, 17), chance.between(0, 59)),
                mode,
                outcome,
                chance.pick(VISITORS),
                visitorId.isEmpty() ? county + "TF" + chance.between(1001, 1009) : visitorId,
                mode.equals("上门") ? chance.between(10, 60) : chance.between(2, 12),
                chance.happens(0.03)));
    }

    private List<Visit> numbered() {
        paid.sort(Comparator.comparing(Visit::visitedAt));
        String prefix = "TF" + county + month.toString().replace("-", "");
        List<Visit> numbered = new ArrayList<>(paid.size());
        for (Visit visit : paid) {
            String id =
                    prefix + Integer.toString(1_000_000 + numbered.size() + 1).substring(1);
            numbered.add(new Visit(
                    id,
                    visit.elder(),
                    visit.visitedAt(),
                    visit.mode(),
                    visit.outcome(),
                    visit.visitorType(),
                    visit.visitorId(),
                    visit.minutes(),
                    visit.referred()));
        }
        return numbered;
    }
}

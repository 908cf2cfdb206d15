package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.feed.Feed;
import io.eldercare.simulate.feed.Table;
import io.eldercare.simulate.world.FamilyBed;
import io.eldercare.simulate.world.Institution;
import io.eldercare.simulate.world.World;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States the further registers in the feeds of the submission standard. */
public final class RegisterTables {
    private final World world;
    private final CountyRegisters registers;
    private final YearMonth month;
    private final String county;

    public RegisterTables(World world, CountyRegisters registers) {
        this.world = world;
        this.registers = registers;
        this.month = registers.month();
        this.county = registers.county();
    }

    /** All of them; tables without a row among them. */
    public List<Table> all() {
        return List.of(
                residents(),
                destitute(),
                staff(),
                retrofits(),
                facilities(),
                projects(),
                progress(),
                funds(),
                benefits(),
                services(),
                familyBeds(),
                measures(county, month, registers.measures()));
    }

    private Table residents() {
        Table table = Table.empty(Feed.RESIDENT, county, month);
        for (Stay stay : registers.stays()) {
            table.add(
                    county,
                    stay.elder.id,
                    stay.home.id,
                    stay.admittedOn,
                    stay.leftOn(),
                    stay.leaveReason(),
                    stay.level().isEmpty() ? null : stay.level(),
                    stay.payer,
                    stay.destitute != null);
        }
        return table;
    }

    private Table destitute() {
        Table table = Table.empty(Feed.DESTITUTE, county, month);
        for (Destitute one : registers.destitute()) {
            Institution home = one.home();
            table.add(
                    one.person.id,
                    county,
                    one.township,
                    one.isWilling(),
                    one.dependency,
                    one.placement(),
                    home == null ? null : home.id,
                    one.since);
        }
        return table;
    }

    private Table staff() {
        Table table = Table.empty(Feed.STAFF, county, month);
        for (Worker one : registers.workers()) {
            table.add(
                    county,
                    one.id,
                    one.person.id,
                    one.home.id,
                    one.post,
                    one.employment,
                    one.from,
                    one.to(),
                    one.is(Worker.CAREGIVER) ? one.skillLevel() : null,
                    one.certifiedOn(),
                    one.hoursThisYear(),
                    one.insured,
                    one.wage);
        }
        return table;
    }

    private Table retrofits() {
        Table table = Table.empty(Feed.RETROFIT, county, month);
        for (Retrofit one : registers.retrofits()) {
            table.add(
                    one.id(),
                    one.elder().id,
                    one.household(),
                    county,
                    one.township(),
                    one.eligibility(),
                    one.appliedOn(),
                    one.completedOn(),
                    one.acceptedOn(),
                    one.cost(),
                    one.subsidy(),
                    one.selfPaid());
        }
        return table;
    }

    private Table facilities() {
        Table table = Table.empty(Feed.FACILITY, county, month);
        for (Facility one : registers.facilities()) {
            Chance chance = world.chance("facility", one.id(), month);
            boolean runs = one.status(month).equals("运营");
            boolean meals = runs && one.functions().contains(Facility.MEALS);
            table.add(
                    one.id(),
                    one.name(),
                    one.kind(),
                    county,
                    one.township(),
                    text(one.villageCode()),
                    one.area(),
                    one.beds(),
                    one.openedOn(),
                    one.status(month).equals("停用") ? one.closedOn() : null,
                    one.status(month),
                    "村（社区）自办",
                    meals ? chance.between(120, 1600) : 0,
                    runs ? chance.between(60, 900) : 0,
                    runs ? chance.between(20, month.lengthOfMonth()) : 0,
                    text(String.join(";", one.covers())),
                    one.functions());
        }
        return table;
    }

    private Table projects() {
        Table table = Table.empty(Feed.PROJECT, county, month);
        for (Project one : registers.projects()) {
            table.add(
                    one.id(),
                    one.name(),
                    one.kind(),
                    county,
                    one.institution(),
                    one.owner(),
                    one.adminLevel(),
                    one.isPublic(),
                    one.beds() == 0 ? null : one.beds(),
                    one.beds() == 0 ? null : one.nursingBeds(),
                    one.area(),
                    one.investment(),
                    one.plannedStart(),
                    one.plannedEnd(),
                    one.shown(one.startedOn(), month),
                    one.shown(one.completedOn(), month),
                    one.shown(one.acceptedOn(), month),
                    one.shown(one.inUseOn(), month),
                    one.status(month));
        }
        return table;
    }

    private Table progress() {
        Table table = Table.empty(Feed.PROJECT_MONTH, county, month);
        for (Project one : registers.projects()) {
            boolean late = one.plannedEnd().isBefore(month.atDay(1)) && one.progress(month) < 100;
            table.add(county, one.id(), month, one.progress(month), one.paid(month), late ? "工期滞后" : null);
        }
        return table;
    }

    private Table funds() {
        return funds(county, month, registers.funds());
    }

    /** @param region a county, or the city itself */
    public static Table funds(String region, YearMonth month, List<FundLine> lines) {
        Table table = Table.empty(Feed.FUND, region, month);
        for (FundLine one : lines) {
            table.add(
                    one.id(),
                    region,
                    one.fiscalYear(),
                    one.document(),
                    one.source(),
                    one.purpose(),
                    one.stage(),
                    one.amount(),
                    one.bookedOn(),
                    one.beneficiaries());
        }
        return table;
    }

    private Table benefits() {
        Table table = Table.empty(Feed.BENEFIT, county, month);
        for (Benefit one : registers.benefits()) {
            table.add(
                    one.id(), one.person(), one.institution(), county, one.scheme(), month, one.amount(), one.paidOn());
        }
        return table;
    }

    private Table services() {
        Table table = Table.empty(Feed.SERVICE_RECORD, county, month);
        for (ServiceRecord one : registers.services()) {
            table.add(
                    county,
                    one.id(),
                    one.volunteer().id,
                    one.team(),
                    one.groupSize(),
                    one.kind(),
                    one.start(),
                    one.end(),
                    one.hours(),
                    one.elderService(),
                    one.timeBank());
        }
        return table;
    }

    private Table familyBeds() {
        Table table = Table.empty(Feed.FAMILY_BED_MONTH, county, month);
        for (FamilyBed bed : registers.bedsInService()) {
            BedService service = BedService.of(world, bed, month);
            table.add(county, bed.id(), month, service.visits(), service.minutes(), service.isServed());
        }
        return table;
    }

    /** @param region a county, or the city itself */
    public static Table measures(String region, YearMonth month, List<Measure> measures) {
        Table table = Table.empty(Feed.REPORTED_MEASURE, region, month);
        for (Measure one : measures) {
            boolean share = one.plan().isShare();
            table.add(
                    region,
                    month,
                    one.plan().department(),
                    one.plan().code(),
                    share ? number(one.numerator()) : null,
                    share ? number(one.denominator()) : null,
                    share ? null : number(one.numerator()),
                    one.plan().unit(),
                    month.atEndOfMonth(),
                    "统计报表");
        }
        return table;
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Object number(long value) {
        return Math.toIntExact(value);
    }
}

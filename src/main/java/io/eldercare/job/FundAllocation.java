package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.door.MartDoor;
import io.eldercare.job.money.Correction;
import io.eldercare.job.money.DecisionLedger;
import io.eldercare.job.money.PlanMoney;
import io.eldercare.job.money.Proposal;
import io.eldercare.job.money.StepEntry;
import io.eldercare.lake.HomeLock;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.plan.Figures;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.money.Allocation;
import io.eldercare.plan.money.AllocationException;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.MoneyLine;
import io.eldercare.plan.money.UnitAllocation;
import io.eldercare.report.Dossier;
import io.eldercare.report.DossierFiles;
import io.eldercare.report.DossierReader;
import io.eldercare.report.WhatIf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Divides a pot of money by a plan's rules, stores it with its dossier, or tries what other figures would change. */
public final class FundAllocation {
    private final Workplace place;
    private final Definitions definitions;
    private final Mart mart;
    private final Plan plan;

    private FundAllocation(Workplace place, Definitions definitions, Mart mart, Plan plan) {
        this.place = place;
        this.definitions = definitions;
        this.mart = mart;
        this.plan = plan;
    }

    /**
     * @param month empty: the latest with a scorecard
     * @param pot yuan
     * @param trial 试算: allowed while documents are missing
     * @param corrections not empty: nothing is stored
     * @param steps of the procedure, to be entered
     */
    public record Request(
            String plan,
            Optional<YearMonth> month,
            BigDecimal pot,
            boolean trial,
            List<Correction> corrections,
            List<StepEntry> steps) {
        public Request {
            corrections = List.copyOf(corrections);
            steps = List.copyOf(steps);
        }
    }

    /**
     * What a unit gets, in yuan; absent parts are those that the rules do not have.
     *
     * @param share of the pot, 0–1
     */
    public record Line(
            String regionCode,
            String name,
            Optional<BigDecimal> need,
            Optional<BigDecimal> performance,
            Optional<BigDecimal> improvement,
            Optional<BigDecimal> limit,
            BigDecimal amount,
            BigDecimal share,
            Optional<BigDecimal> advance,
            Optional<BigDecimal> settlement) {}

    /** What a correction would change for a unit, in yuan. */
    public record Difference(String regionCode, String name, BigDecimal before, BigDecimal after, BigDecimal change) {}

    /**
     * @param missing what keeps the allocation from being formal
     * @param stored whether the mart holds it now
     * @param whatIf empty where nothing was corrected
     * @param files the dossier
     */
    public record Outcome(
            String plan,
            YearMonth month,
            BigDecimal pot,
            boolean trial,
            List<String> missing,
            List<Line> units,
            List<String> notes,
            boolean stored,
            List<Difference> whatIf,
            List<Path> files) {}

    /**
     * @throws AllocationException when it cannot be done by the rules, or not without {@code trial}
     * @throws io.eldercare.lake.HomeLockedException when a run holds the home
     */
    public static Outcome of(Workplace place, Request request) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        Plan plan = definitions.plan(request.plan());
        FundRules rules = Optional.ofNullable(definitions.funds().get(plan.code()))
                .orElseThrow(() -> new AllocationException(
                        "规划 " + plan.code() + " 没有资金分配规则：请在 jobs/plans/" + plan.code() + ".yml 写 funds"));
        try (HomeLock lock = HomeLock.acquire(place.home(), "allocate");
                MartServer server = Night.openMart(place)) {
            FundAllocation allocation = new FundAllocation(place, definitions, MartDoor.mart(server), plan);
            YearMonth month = request.month().orElseGet(allocation::latest);
            return allocation.run(request, new PlanMoney(allocation.mart, definitions, plan, rules, month), month);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot work in the home: " + failure.getMessage(), failure);
        }
    }

    private YearMonth latest() {
        return mart.<Optional<LocalDate>>read(
                        handle -> handle.createQuery("select max(month) from mart.scorecard where plan_code = :plan")
                                .bind("plan", plan.code())
                                .mapTo(LocalDate.class)
                                .findOne())
                .map(YearMonth::from)
                .orElseThrow(() -> new AllocationException("规划 " + plan.code() + " 还没有评分。请先运行 nightly"));
    }

    private Outcome run(Request request, PlanMoney money, YearMonth month) {
        Proposal proposal = money.propose(request.pot(), request.trial(), request.steps());
        Path folder = place.home().reports().resolve(plan.code()).resolve(month.toString());
        DossierFiles files = new DossierFiles(place.definitionsRoot().resolve("reports"), folder);
        boolean store = request.corrections().isEmpty();
        List<Difference> differences = List.of();
        List<Path> written;
        if (store) {
            new DecisionLedger(place.home()).append(plan.code(), month, proposal.changes());
            mart.write(proposal.changes());
            reportAgain(month);
            written = files.write(mart.read(handle -> dossier(handle, month)));
        } else {
            Allocation after = money.whatIf(request.pot(), request.corrections());
            differences = differences(proposal.allocation(), after);
            WhatIf whatIf = new WhatIf(corrections(request.corrections()), proposal.allocation(), after);
            written = files.write(mart.preview(proposal.changes(), handle -> dossier(handle, month)), whatIf);
        }
        return new Outcome(
                plan.code(),
                month,
                proposal.allocation().yuan(),
                proposal.trial(),
                proposal.missing(),
                proposal.allocation().units().stream().map(this::line).toList(),
                proposal.notes(),
                store,
                differences,
                written);
    }

    /** The draft of the month shows what each county gets. */
    private void reportAgain(YearMonth month) {
        try {
            new LakeState(place.home()).markReportDue(ReportDue.of(plan.code(), month));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot note that a report is due", failure);
        }
    }

    private Dossier dossier(Handle handle, YearMonth month) {
        return DossierReader.read(handle, plan.code(), month)
                .orElseThrow(() -> new AllocationException("集市里没有规划 " + plan.code() + "。请先运行 nightly"));
    }

    private Line line(UnitAllocation unit) {
        return new Line(
                unit.regionCode(),
                name(unit.regionCode()),
                yuan(unit, MoneyLine.Kind.NEED),
                yuan(unit, MoneyLine.Kind.PERFORMANCE),
                yuan(unit, MoneyLine.Kind.IMPROVEMENT),
                yuan(unit, MoneyLine.Kind.LIMIT),
                unit.yuan(),
                unit.share(),
                yuan(unit, MoneyLine.Kind.ADVANCE),
                yuan(unit, MoneyLine.Kind.SETTLEMENT));
    }

    private static Optional<BigDecimal> yuan(UnitAllocation unit, MoneyLine.Kind kind) {
        return unit.find(kind).map(MoneyLine::yuan);
    }

    private String name(String region) {
        return definitions.regions().find(region).map(Region::name).orElse(region);
    }

    private List<Difference> differences(Allocation before, Allocation after) {
        return before.units().stream()
                .map(unit -> {
                    BigDecimal then = after.unit(unit.regionCode())
                            .map(UnitAllocation::yuan)
                            .orElse(BigDecimal.ZERO);
                    return new Difference(
                            unit.regionCode(), name(unit.regionCode()), unit.yuan(), then, then.subtract(unit.yuan()));
                })
                .toList();
    }

    private List<WhatIf.Change> corrections(List<Correction> corrections) {
        return corrections.stream().map(this::change).toList();
    }

    /** How a correction reads: from the published figure to the one assumed. */
    private WhatIf.Change change(Correction correction) {
        var kpi = Optional.ofNullable(definitions.kpis().get(correction.kpiCode()))
                .orElseThrow();
        String published = mart.<Optional<KpiValue>>read(handle -> handle.createQuery(
                                "select numerator, denominator from mart.kpi_value"
                                        + " where kpi_code = :kpi and region_code = :region and month = :month")
                        .bind("kpi", correction.kpiCode())
                        .bind("region", correction.regionCode())
                        .bind("month", correction.month().atDay(1))
                        .map((row, context) -> {
                            BigDecimal denominator = row.getBigDecimal("denominator");
                            BigDecimal numerator = row.getBigDecimal("numerator");
                            return denominator == null
                                    ? KpiValue.count(numerator)
                                    : KpiValue.share(numerator, denominator);
                        })
                        .findOne())
                .flatMap(KpiValue::value)
                .map(value -> Figures.withUnit(value, kpi.decimals(), kpi.unitLabel()))
                .orElse("缺报");
        return new WhatIf.Change(
                correction.regionCode(),
                name(correction.regionCode()),
                kpi.name(),
                correction.month(),
                published,
                Figures.number(correction.value(), 6) + kpi.unitLabel());
    }
}

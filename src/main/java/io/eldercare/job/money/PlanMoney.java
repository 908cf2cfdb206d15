package io.eldercare.job.money;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.mart.Change;
import io.eldercare.mart.Mart;
import io.eldercare.plan.Plan;
import io.eldercare.plan.money.Allocation;
import io.eldercare.plan.money.AllocationException;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.RuleText;
import io.eldercare.plan.score.Scorecard;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The money of one plan at one month, allocated from the published scorecards. */
public final class PlanMoney {
    private final Mart mart;
    private final Definitions definitions;
    private final Plan plan;
    private final FundRules rules;
    private final YearMonth month;

    public PlanMoney(Mart mart, Definitions definitions, Plan plan, FundRules rules, YearMonth month) {
        this.mart = mart;
        this.definitions = definitions;
        this.plan = plan;
        this.rules = rules;
        this.month = month;
    }

    /**
     * @param pot yuan
     * @param trial asked for; without it everything that money needs must be there
     * @param steps of the procedure, done since the allocation was stored
     * @throws AllocationException when something is missing, or what is stored may not be replaced
     */
    public Proposal propose(BigDecimal pot, boolean trial, List<StepEntry> steps) {
        return mart.read(handle -> {
            MartFigures figures = MartFigures.read(handle, definitions, plan, month, List.of());
            Participants participants = new Participants(
                    definitions, plan, rules, month, figures, Standing.published(handle, plan.code(), month));
            List<String> missing =
                    Prerequisites.missing(handle, plan, rules, month, participants, isDefinitionsChanged());
            if (!trial && !missing.isEmpty()) {
                throw new AllocationException("不能正式分配，还缺：" + String.join("；", missing) + "。文号填在 jobs/plans/"
                        + plan.code() + ".yml 的 document_no、scoring、funds；试算请加 --trial");
            }
            Allocation allocation = Allocation.of(rules, pot, participants.recipients());
            Ledger ledger = Ledger.read(handle, plan.code(), month);
            List<StepEntry> standing = ledger.follow(allocation, trial, steps);
            List<String> notes = new ArrayList<>(participants.notes());
            notes.addAll(allocation.notes());
            if (ledger.dropsSteps(allocation)) {
                notes.add("金额与此前不同，此前登记的程序作废，须重新履行。");
            }
            return new Proposal(
                    allocation,
                    trial,
                    missing,
                    notes,
                    changes(allocation, trial, missing, notes, standing, participants, figures));
        });
    }

    private boolean isDefinitionsChanged() {
        return !mart.publishedDefinitionsHash().equals(Optional.of(definitions.hash()));
    }

    private List<Change> changes(
            Allocation allocation,
            boolean trial,
            List<String> missing,
            List<String> notes,
            List<StepEntry> steps,
            Participants participants,
            MartFigures figures) {
        InputTrace trace = new InputTrace(definitions, plan, rules, month, figures, mart.deliveries());
        List<Input> inputs = participants.units().stream()
                .flatMap(unit -> trace.of(unit, participants.standing(unit)).stream())
                .toList();
        List<AllocationRows.Note> sentences = new ArrayList<>();
        RuleText.of(rules).forEach(text -> sentences.add(new AllocationRows.Note("rule", text)));
        notes.forEach(text -> sentences.add(new AllocationRows.Note("note", text)));
        if (trial) {
            missing.forEach(text -> sentences.add(new AllocationRows.Note("trial_reason", text)));
        }
        AllocationRows rows = new AllocationRows(
                plan.code(),
                month,
                feed -> Optional.ofNullable(definitions.contracts().get(feed))
                        .map(Contract::title)
                        .orElse(feed));
        List<Change> changes = new ArrayList<>(rows.pot(plan, rules, allocation, trial));
        changes.addAll(rows.units(allocation, trial));
        changes.addAll(rows.inputs(inputs));
        changes.add(rows.notes(sentences));
        changes.add(rows.steps(steps));
        return changes;
    }

    /**
     * The allocation as it would be with other figures: attainment and scores are computed again in memory.
     *
     * @throws AllocationException for a correction that nothing rests on, or when the published scores do not follow from the
     *     published figures
     */
    public Allocation whatIf(BigDecimal pot, List<Correction> corrections) {
        if (rules.performanceBy() != FundRules.Measure.SCORE) {
            throw new AllocationException("绩效按等次或档次分配的规划不能假设测算：等次和档次不随单个数据即时重定");
        }
        new Corrections(definitions, plan, rules, month).check(corrections);
        return mart.read(handle -> {
            SortedMap<String, Standing> published = Standing.published(handle, plan.code(), month);
            SortedMap<String, Standing> again = standings(MartFigures.read(handle, definitions, plan, month, List.of())
                    .cards());
            published.forEach((unit, standing) -> {
                if (!Optional.ofNullable(again.get(unit))
                        .map(standing::agreesWith)
                        .orElse(false)) {
                    throw new AllocationException(unit + " 已发布的得分与按现行定义重算的不同，不能假设测算。请先运行 nightly");
                }
            });
            MartFigures figures = MartFigures.read(handle, definitions, plan, month, corrections);
            Participants participants =
                    new Participants(definitions, plan, rules, month, figures, standings(figures.cards()));
            return Allocation.of(rules, pot, participants.recipients());
        });
    }

    private static SortedMap<String, Standing> standings(List<Scorecard> cards) {
        SortedMap<String, Standing> standings = new TreeMap<>();
        cards.forEach(card -> standings.put(card.regionCode(), Standing.of(card)));
        return standings;
    }
}

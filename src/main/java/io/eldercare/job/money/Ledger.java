package io.eldercare.job.money;

import io.eldercare.plan.Figures;
import io.eldercare.plan.money.Allocation;
import io.eldercare.plan.money.AllocationException;
import io.eldercare.plan.money.ProcedureStep;
import io.eldercare.plan.money.UnitAllocation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What the mart holds of a plan's allocations, and what may follow it: a trial never replaces a formal allocation, one with a document number never
 * changes, steps stand for the amounts they were taken on, and a year has one formal allocation.
 *
 * @param trial whether the stored allocation is one; empty when there is none
 * @param amounts by region code
 */
record Ledger(
        String plan,
        YearMonth month,
        Optional<Boolean> trial,
        Map<String, BigDecimal> amounts,
        List<StepEntry> steps,
        Optional<YearMonth> formalOfTheYear) {

    static Ledger read(Handle handle, String plan, YearMonth month) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        handle.createQuery(
                        "select region_code, amount_yuan from mart.allocation where plan_code = :plan and month = :month")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .map((row, context) -> amounts.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        List<StepEntry> steps = handle.createQuery("select step, done_on, remark from mart.allocation_step"
                        + " where plan_code = :plan and month = :month order by sort_order")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .map((row, context) -> new StepEntry(
                        ProcedureStep.parse(row.getString("step")).orElseThrow(),
                        row.getObject("done_on", LocalDate.class),
                        row.getString("remark")))
                .list();
        Optional<Boolean> trial = handle.createQuery(
                        "select trial from mart.allocation_pot where plan_code = :plan and month = :month")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .mapTo(Boolean.class)
                .findOne();
        Optional<YearMonth> formal = handle.createQuery(
                        "select month from mart.allocation_pot where plan_code = :plan and not trial and month <> :month"
                                + " and extract(year from month) = :year order by month limit 1")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .bind("year", month.getYear())
                .mapTo(LocalDate.class)
                .findOne()
                .map(YearMonth::from);
        return new Ledger(plan, month, trial, amounts, steps, formal);
    }

    /**
     * The steps that stand once the allocation is stored.
     *
     * @throws AllocationException when the allocation may not be stored, or a step is out of order
     */
    List<StepEntry> follow(Allocation allocation, boolean nextIsTrial, List<StepEntry> added) {
        boolean formal = trial.map(stored -> !stored).orElse(false);
        boolean same = isSame(allocation);
        if (nextIsTrial && formal) {
            throw new AllocationException(Figures.month(month) + "已有正式分配，试算不能覆盖它");
        }
        if (nextIsTrial && !added.isEmpty()) {
            throw new AllocationException("试算不登记程序（--step），正式分配才登记");
        }
        if (!nextIsTrial && formalOfTheYear.isPresent()) {
            throw new AllocationException(
                    "本年度已按" + Figures.month(formalOfTheYear.get()) + "的评分正式分配，不能再按" + Figures.month(month) + "分配");
        }
        boolean issued = steps.stream().anyMatch(step -> step.step() == ProcedureStep.DOCUMENT);
        if (issued && !same) {
            throw new AllocationException("本次分配已经发文，金额不能再变；现在的数据算出的金额与已发文的不同");
        }
        return ordered(formal && same ? steps : List.of(), added);
    }

    /** Whether steps were taken on other amounts. */
    boolean dropsSteps(Allocation allocation) {
        return !steps.isEmpty() && !isSame(allocation);
    }

    private boolean isSame(Allocation allocation) {
        return amounts.size() == allocation.units().size()
                && allocation.units().stream().allMatch(this::isSame);
    }

    private boolean isSame(UnitAllocation unit) {
        return Optional.ofNullable(amounts.get(unit.regionCode()))
                .map(stored -> stored.compareTo(unit.yuan()) == 0)
                .orElse(false);
    }

    private static List<StepEntry> ordered(List<StepEntry> stored, List<StepEntry> added) {
        List<StepEntry> steps = new ArrayList<>(stored);
        for (StepEntry next : added) {
            int position = steps.size();
            if (position >= ProcedureStep.values().length || next.step() != ProcedureStep.values()[position]) {
                String done = position == 0
                        ? "还没有登记任何步骤"
                        : "已登记到" + steps.get(position - 1).step().label();
                throw new AllocationException("不能登记" + next.step().label() + "：" + done + "；顺序为复核、会商、集体研究、公示、文号");
            }
            if (position > 0 && next.doneOn().isBefore(steps.get(position - 1).doneOn())) {
                throw new AllocationException(next.step().label() + "的日期 " + next.doneOn() + " 早于上一步的 "
                        + steps.get(position - 1).doneOn());
            }
            if (next.step() == ProcedureStep.DOCUMENT && next.remark().isEmpty()) {
                throw new AllocationException("登记文号须写明文号，例如 --step 文号=2025-12-30,景财社〔2025〕1号");
            }
            steps.add(next);
        }
        return steps;
    }
}

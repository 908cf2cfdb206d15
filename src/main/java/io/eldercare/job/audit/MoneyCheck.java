package io.eldercare.job.audit;

import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.job.money.DecisionLedger;
import io.eldercare.lake.Home;
import io.eldercare.mart.Mart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The parts of every allocation add up to its pot in cents, each way that the rules promise; the ledger of allocations was not touched. */
public final class MoneyCheck {
    private static final String SUMS = """
            with unit as (
                select plan_code, month, region_code, amount_yuan, share from mart.allocation
            ),

            sums as (
                select pot.plan_code, pot.month, '各地金额之和' as what, pot_yuan as whole,
                    (select coalesce(sum(amount_yuan), 0) from unit
                        where unit.plan_code = pot.plan_code and unit.month = pot.month) as parts
                from mart.allocation_pot as pot
                union all
                select pot.plan_code, pot.month, '资金各部分之和', pot_yuan,
                    (select coalesce(sum(amount_yuan), 0) from mart.allocation_pot_part as part
                        where part.plan_code = pot.plan_code and part.month = pot.month and part.part <> 'advance')
                from mart.allocation_pot as pot
                union all
                select part.plan_code, part.month, '各地 ' || part.part || ' 之和', part.amount_yuan,
                    (select coalesce(sum(amount_yuan), 0) from mart.allocation_part as line
                        where line.plan_code = part.plan_code and line.month = part.month and line.part = part.part)
                from mart.allocation_pot_part as part
                where part.part <> 'advance'
                union all
                select unit.plan_code, unit.month, unit.region_code || ' 各部分之和', unit.amount_yuan,
                    (select coalesce(sum(amount_yuan), 0) from mart.allocation_part as line
                        where line.plan_code = unit.plan_code and line.month = unit.month
                            and line.region_code = unit.region_code)
                from unit
                union all
                select unit.plan_code, unit.month, unit.region_code || ' 预拨与清算之和', unit.amount_yuan, payment.paid
                from unit
                inner join (
                    select plan_code, month, region_code, sum(amount_yuan) as paid
                    from mart.allocation_payment
                    group by plan_code, month, region_code
                ) as payment using (plan_code, month, region_code)
                union all
                select unit.plan_code, unit.month, '没有总额的分配', 0, unit.amount_yuan
                from unit
                where not exists (
                    select from mart.allocation_pot as pot
                    where pot.plan_code = unit.plan_code and pot.month = unit.month
                )
            )

            select plan_code, month, what, parts, whole from sums where parts <> whole order by plan_code, month, what
            """;

    private MoneyCheck() {}

    public static CheckResult of(Home home, Mart mart) {
        List<Finding> touched = new DecisionLedger(home)
                .firstTouched().stream().map(Breach.DECISION_TOUCHED::at).toList();
        return mart.read(handle -> {
            long pots = handle.createQuery("select count(*) from mart.allocation_pot")
                    .mapTo(Long.class)
                    .one();
            List<Finding> findings = new ArrayList<>(touched);
            findings.addAll(handle.createQuery(SUMS)
                    .map((row, context) -> Breach.MONEY_UNBALANCED.at(
                            row.getString("plan_code"),
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("what"),
                            plain(row.getBigDecimal("parts")),
                            plain(row.getBigDecimal("whole"))))
                    .list());
            return new CheckResult(Check.MONEY, pots, pots, findings);
        });
    }

    private static String plain(BigDecimal yuan) {
        return yuan.toPlainString();
    }
}

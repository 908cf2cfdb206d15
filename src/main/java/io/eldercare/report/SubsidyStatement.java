package io.eldercare.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * What a plan's subsidy rules come to in a month: sums by rule, county and rate, payments beside them, and every rule with its
 * answer.
 *
 * @param lines in the order of rule, county and rate
 */
record SubsidyStatement(
        String place,
        String planName,
        YearMonth month,
        boolean trial,
        List<Rule> rules,
        List<Line> lines,
        List<Balance> balances,
        List<Multiplier> multipliers) {

    /** @param amount as printed */
    record Rule(
            String id,
            String name,
            String answer,
            @Nullable BigDecimal amount,
            String unit,
            String clause,
            String partOf,
            String reading,
            String missing) {}

    /** A sum of the month and of the year up to it, in yuan. */
    record Line(
            String ruleId,
            String region,
            BigDecimal rate,
            int beneficiaries,
            BigDecimal quantity,
            BigDecimal yuan,
            BigDecimal yearYuan) {}

    record Balance(
            String ruleId,
            String region,
            int owed,
            BigDecimal owedYuan,
            int paid,
            BigDecimal paidYuan,
            int owedNotPaid,
            int paidNotOwed) {}

    record Multiplier(String standing, BigDecimal factor) {}

    /** Empty where the mart knows no rules of the plan. */
    static Optional<SubsidyStatement> read(Handle handle, String plan, YearMonth month) {
        PublishedViews.on(handle);
        List<Rule> rules = rules(handle, plan, month);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return list(
                        handle,
                        """
                        select plan.name, coalesce(region.name, jurisdiction_code) as place,
                            (select bool_or(trial) from mart.subsidy_rule where plan_code = :plan) as trial
                        from mart.plan left join mart.region on region_code = jurisdiction_code
                        where plan_code = :plan""",
                        plan,
                        month,
                        (row, context) -> new SubsidyStatement(
                                row.getString("place"),
                                row.getString("name"),
                                month,
                                row.getBoolean("trial"),
                                rules,
                                lines(handle, plan, month),
                                balances(handle, plan, month),
                                multipliers(handle, plan, month)))
                .stream()
                .findFirst();
    }

    private static List<Rule> rules(Handle handle, String plan, YearMonth month) {
        return list(
                handle,
                "select * from mart.subsidy_rule where plan_code = :plan order by sort_order",
                plan,
                month,
                (row, context) -> new Rule(
                        row.getString("rule_id"),
                        row.getString("name"),
                        row.getString("answer"),
                        row.getBigDecimal("amount"),
                        row.getString("unit"),
                        row.getString("clause"),
                        row.getString("part_of"),
                        row.getString("reading"),
                        row.getString("missing")));
    }

    private static List<Line> lines(Handle handle, String plan, YearMonth month) {
        return list(
                handle,
                """
                select rule_id, coalesce(region.name, subsidy.region_code) as region, rate_yuan,
                    count(*) filter (where month = :month) as beneficiaries,
                    coalesce(sum(quantity) filter (where month = :month), 0) as quantity,
                    coalesce(sum(amount_yuan) filter (where month = :month), 0) as yuan,
                    sum(amount_yuan) as year_yuan
                from mart.subsidy
                join mart.subsidy_rule using (plan_code, rule_id)
                left join mart.region on region.region_code = subsidy.region_code
                where plan_code = :plan and month between date_trunc('year', cast(:month as date)) and :month
                group by subsidy_rule.sort_order, rule_id, subsidy.region_code, region.name, rate_yuan, subsidy_rule.basis
                having not mart.counts_few_persons(subsidy_rule.basis, count(distinct beneficiary_id), sum(quantity))
                    and not mart.counts_few_persons(
                        subsidy_rule.basis,
                        count(*) filter (where month = :month),
                        sum(quantity) filter (where month = :month))
                order by subsidy_rule.sort_order, subsidy.region_code, rate_yuan""",
                plan,
                month,
                (row, context) -> new Line(
                        row.getString("rule_id"),
                        row.getString("region"),
                        row.getBigDecimal("rate_yuan"),
                        row.getInt("beneficiaries"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("yuan"),
                        row.getBigDecimal("year_yuan")));
    }

    private static List<Balance> balances(Handle handle, String plan, YearMonth month) {
        return list(
                handle,
                """
                select subsidy_balance.*, coalesce(region.name, subsidy_balance.region_code) as region
                from mart.subsidy_balance
                join mart.subsidy_rule using (plan_code, rule_id)
                left join mart.region on region.region_code = subsidy_balance.region_code
                where plan_code = :plan and month = :month and subsidy_balance.owed is not null
                order by subsidy_rule.sort_order, subsidy_balance.region_code""",
                plan,
                month,
                (row, context) -> new Balance(
                        row.getString("rule_id"),
                        row.getString("region"),
                        row.getInt("owed"),
                        row.getBigDecimal("owed_yuan"),
                        row.getInt("paid"),
                        row.getBigDecimal("paid_yuan"),
                        row.getInt("owed_not_paid"),
                        row.getInt("paid_not_owed")));
    }

    private static List<Multiplier> multipliers(Handle handle, String plan, YearMonth month) {
        return list(
                handle,
                """
                select standing, multiplier from mart.subsidy_multiplier where plan_code = :plan
                order by standing ~ '^[1-5]$', standing""",
                plan,
                month,
                (row, context) -> new Multiplier(row.getString("standing"), row.getBigDecimal("multiplier")));
    }

    private static <T> List<T> list(Handle handle, String sql, String plan, YearMonth month, RowMapper<T> mapper) {
        try (var query = handle.createQuery(sql)) {
            query.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
            return query.bindMap(Map.of("plan", plan, "month", month.atDay(1)))
                    .map(mapper)
                    .list();
        }
    }

    Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }
}

package io.eldercare.job.money;

import io.eldercare.definitions.Definitions;
import io.eldercare.mart.Mart;
import io.eldercare.plan.Plan;
import io.eldercare.plan.Region;
import io.eldercare.plan.money.Allocation;
import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.MoneyLine;
import io.eldercare.plan.money.NeedBase;
import io.eldercare.plan.money.Recipient;
import io.eldercare.plan.money.UnitAllocation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Allocations divided once more, by the rules of their plan from the figures stored with them. Where the plan's file has changed since, or performance counts by
 * grade or band, which is not stored as a figure, an allocation cannot be divided again and is passed over.
 */
public final class StoredAllocations {
    private final Handle handle;
    private final Definitions definitions;

    private StoredAllocations(Handle handle, Definitions definitions) {
        this.handle = handle;
        this.definitions = definitions;
    }

    /** A unit's amount, or one of its parts, that comes out otherwise. @param unit region code, and the part */
    public record Difference(String plan, YearMonth month, String unit, BigDecimal again, BigDecimal stored) {}

    private record Stored(String plan, YearMonth month, BigDecimal pot, String definitionHash) {}

    public static List<Difference> differences(Mart mart, Definitions definitions) {
        return mart.read(handle -> new StoredAllocations(handle, definitions).all());
    }

    private List<Difference> all() {
        List<Difference> differences = new ArrayList<>();
        handle.createQuery("select plan_code, month, pot_yuan, definition_hash from mart.allocation_pot"
                        + " order by plan_code, month")
                .map((row, context) -> new Stored(
                        row.getString(1),
                        YearMonth.from(row.getObject(2, LocalDate.class)),
                        row.getBigDecimal(3),
                        row.getString(4)))
                .list()
                .forEach(stored -> rules(stored).ifPresent(rules -> compare(stored, rules, differences)));
        return differences;
    }

    private Optional<FundRules> rules(Stored stored) {
        boolean same = definitions.plans().stream()
                .filter(plan -> plan.code().equals(stored.plan()))
                .map(Plan::definitionHash)
                .anyMatch(stored.definitionHash()::equals);
        return Optional.ofNullable(definitions.funds().get(stored.plan()))
                .filter(rules -> same && rules.performanceBy() == FundRules.Measure.SCORE);
    }

    private Query query(Stored stored, String sql) {
        return handle.createQuery(sql)
                .bind("plan", stored.plan())
                .bind("month", stored.month().atDay(1));
    }

    private void compare(Stored stored, FundRules rules, List<Difference> differences) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        query(stored, """
                select region_code, amount_yuan from mart.allocation where plan_code = :plan and month = :month
                union all
                select region_code || ' ' || part, amount_yuan from mart.allocation_part
                where plan_code = :plan and month = :month
                """)
                .map((row, context) -> amounts.put(row.getString(1), row.getBigDecimal(2)))
                .list();
        List<Recipient> recipients = amounts.keySet().stream()
                .filter(unit -> !unit.contains(" "))
                .map(unit -> recipient(stored, rules, unit))
                .toList();
        SortedMap<String, BigDecimal> again = new TreeMap<>();
        for (UnitAllocation unit :
                Allocation.of(rules, stored.pot(), recipients).units()) {
            again.put(unit.regionCode(), unit.yuan());
            for (MoneyLine part : unit.parts()) {
                again.put(unit.regionCode() + " " + part.kind().code(), part.yuan());
            }
        }
        amounts.forEach((unit, yuan) -> {
            BigDecimal right = again.getOrDefault(unit, BigDecimal.ZERO);
            if (right.compareTo(yuan) != 0) {
                differences.add(new Difference(stored.plan(), stored.month(), unit, right, yuan));
            }
        });
    }

    private Recipient recipient(Stored stored, FundRules rules, String unit) {
        SortedMap<String, BigDecimal> bases = new TreeMap<>();
        for (NeedBase base : rules.needBases()) {
            base.kpiCode()
                    .flatMap(kpi -> input(stored, unit, MoneyLine.Kind.NEED, kpi))
                    .or(() -> definitions
                            .regions()
                            .find(unit)
                            .filter(Region::isZone)
                            .map(zone -> BigDecimal.ZERO))
                    .ifPresent(value -> bases.put(base.code(), value));
        }
        return new Recipient(
                unit,
                definitions.regions().find(unit).map(Region::name).orElse(unit),
                bases,
                input(stored, unit, MoneyLine.Kind.PERFORMANCE, "score"),
                Optional.empty(),
                Optional.empty(),
                input(stored, unit, MoneyLine.Kind.IMPROVEMENT, "improvement"));
    }

    private Optional<BigDecimal> input(Stored stored, String unit, MoneyLine.Kind part, String code) {
        return query(stored, """
                select value from mart.allocation_input where plan_code = :plan and month = :month
                    and region_code = :unit and part = :part and input_code = :code and value is not null
                order by sort_order limit 1
                """)
                .bind("unit", unit)
                .bind("part", part.code())
                .bind("code", code)
                .mapTo(BigDecimal.class)
                .findOne();
    }
}

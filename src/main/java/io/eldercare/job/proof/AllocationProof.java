package io.eldercare.job.proof;

import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.proof.Account.Cited;
import io.eldercare.job.proof.Account.Input;
import io.eldercare.plan.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** From a unit's yuan to its parts, from these to the figures put in, and from those to the deliveries. The parts add up to the pot in cents. */
final class AllocationProof {
    private static final String YUAN = "元";

    private final ProofDesk desk;
    private final Handle handle;
    private final String plan;
    private final YearMonth month;

    private AllocationProof(ProofDesk desk, Handle handle, String plan, YearMonth month) {
        this.desk = desk;
        this.handle = handle;
        this.plan = plan;
        this.month = month;
    }

    /** @param region empty: the pot and all units */
    static Account of(ProofDesk desk, String plan, YearMonth month, Optional<String> region) {
        desk.plan(plan);
        return desk.mart().read(handle -> new AllocationProof(desk, handle, plan, month).account(region));
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("plan", plan).bind("month", month.atDay(1));
    }

    private record Unit(String region, BigDecimal yuan) {}

    private Account account(Optional<String> region) {
        BigDecimal pot = query("select pot_yuan from mart.allocation_pot where plan_code = :plan and month = :month")
                .mapTo(BigDecimal.class)
                .findOne()
                .orElseThrow(this::none);
        List<Unit> units = query("select region_code, amount_yuan from mart.allocation"
                        + " where plan_code = :plan and month = :month order by region_code")
                .map((row, context) -> new Unit(row.getString(1), row.getBigDecimal(2)))
                .list();
        if (region.isPresent()) {
            return units.stream()
                    .filter(unit -> unit.region().equals(region.get()))
                    .findFirst()
                    .map(this::unit)
                    .orElseThrow(() -> new UnknownFigureException("这笔资金没有分给 " + region.get() + "；有："
                            + units.stream()
                                    .map(unit -> unit.region() + " " + desk.regionName(unit.region()))
                                    .collect(Collectors.joining("、"))));
        }
        List<Account> parts = new ArrayList<>(potParts());
        units.forEach(unit -> parts.add(unit(unit)));
        return Account.of("pot", Figures.month(month) + " 资金总额（" + plan + "）", Optional.of(pot), YUAN)
                .worked(
                        "各地金额之和",
                        units.stream().map(unit -> Numbers.plain(unit.yuan())).collect(Collectors.joining(" + ")))
                .noted(query("select note from mart.allocation_note where plan_code = :plan and month = :month"
                                + " order by sort_order")
                        .mapTo(String.class)
                        .list())
                .made(parts);
    }

    private UnknownFigureException none() {
        List<String> months = handle.createQuery("select to_char(month, 'YYYY-MM') from mart.allocation_pot"
                        + " where plan_code = :plan order by month")
                .bind("plan", plan)
                .mapTo(String.class)
                .list();
        return new UnknownFigureException("规划 " + plan + " " + month + " 没有分过资金；分过的月份："
                + (months.isEmpty() ? "无，请先运行 allocate" : String.join("、", months)));
    }

    private List<Account> potParts() {
        return query("select part, amount_yuan, formula, formula_numbers from mart.allocation_pot_part"
                        + " where plan_code = :plan and month = :month order by sort_order")
                .map((row, context) -> Account.of(
                                row.getString(1),
                                "总额中的" + label(row.getString(1)),
                                Optional.of(row.getBigDecimal(2)),
                                YUAN)
                        .worked(row.getString(3), row.getString(4)))
                .list();
    }

    private static String label(String part) {
        for (io.eldercare.plan.money.MoneyLine.Kind kind : io.eldercare.plan.money.MoneyLine.Kind.values()) {
            if (kind.code().equals(part)) {
                return kind.label();
            }
        }
        return part;
    }

    private Account unit(Unit unit) {
        List<Account> parts = query("select part, amount_yuan, formula, formula_numbers from mart.allocation_part"
                        + " where plan_code = :plan and month = :month and region_code = :region order by sort_order")
                .bind("region", unit.region())
                .map((row, context) -> Account.of(
                                row.getString(1), label(row.getString(1)), Optional.of(row.getBigDecimal(2)), YUAN)
                        .worked(row.getString(3), row.getString(4))
                        .made(inputs(unit.region(), row.getString(1))))
                .list();
        List<Account> payments = query("select payment, amount_yuan, formula, formula_numbers"
                        + " from mart.allocation_payment"
                        + " where plan_code = :plan and month = :month and region_code = :region order by sort_order")
                .bind("region", unit.region())
                .map((row, context) -> Account.of(
                                row.getString(1),
                                "支付：" + label(row.getString(1)),
                                Optional.of(row.getBigDecimal(2)),
                                YUAN)
                        .worked(row.getString(3), row.getString(4)))
                .list();
        List<Account> below = new ArrayList<>(parts);
        below.addAll(payments);
        return Account.of(unit.region(), desk.regionName(unit.region()), Optional.of(unit.yuan()), YUAN)
                .worked(
                        "各部分之和",
                        parts.stream()
                                .map(part -> part.value().orElseThrow())
                                .map(yuan -> yuan.signum() < 0
                                        ? "(0 − " + Numbers.plain(yuan.negate()) + ")"
                                        : Numbers.plain(yuan))
                                .collect(Collectors.joining(" + ")))
                .made(below);
    }

    private List<Account> inputs(String region, String part) {
        return query("select * from mart.allocation_input where plan_code = :plan and month = :month"
                        + " and region_code = :region and part = :part order by sort_order")
                .bind("region", region)
                .bind("part", part)
                .map((row, context) -> {
                    String code = row.getString("input_code");
                    YearMonth at = YearMonth.from(row.getObject("input_month", LocalDate.class));
                    Optional<BigDecimal> value = Optional.ofNullable(row.getBigDecimal("value"));
                    String remark = row.getString("remark");
                    return Account.of(code, row.getString("input_name") + " " + at, value, row.getString("unit_label"))
                            .noted(remark == null ? List.of() : List.of(remark))
                            .from(List.of(
                                    new Input("numerator", Optional.ofNullable(row.getBigDecimal("numerator"))),
                                    new Input("denominator", Optional.ofNullable(row.getBigDecimal("denominator")))))
                            .resting(
                                    value.isPresent()
                                                    && desk.definitions().kpis().containsKey(code)
                                            ? List.of(new FigureKey(code, region, at))
                                            : List.of())
                            .citing(deliveries(region, row.getInt("sort_order")));
                })
                .list();
    }

    private List<Cited> deliveries(String region, int order) {
        return query("select delivery_id, file_name from mart.allocation_delivery where plan_code = :plan"
                        + " and month = :month and region_code = :region and sort_order = :order"
                        + " order by feed, delivery_id")
                .bind("region", region)
                .bind("order", order)
                .map((row, context) -> new Cited(row.getString(1), row.getString(2), "", 0, Optional.empty()))
                .list();
    }
}

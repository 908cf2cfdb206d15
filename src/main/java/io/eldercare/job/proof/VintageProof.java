package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.job.UnknownFigureException;
import io.eldercare.job.proof.Account.Cited;
import io.eldercare.job.proof.Account.Input;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Region;
import io.eldercare.report.vintage.Basis;
import io.eldercare.report.vintage.Basis.SliceInForce;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** A value as a released bulletin printed it, with the definition and the deliveries that were in force then, beside what is so now. */
final class VintageProof {
    private VintageProof() {}

    private record Printed(
            String code,
            Optional<BigDecimal> value,
            Optional<BigDecimal> numerator,
            Optional<BigDecimal> denominator,
            LocalDate releasedOn) {}

    static Account of(ProofDesk desk, String plan, int vintage, FigureKey key) {
        Kpi kpi = FigureKeys.kpi(desk, key.kpiCode());
        Region region = desk.region(key.regionCode());
        desk.plan(plan);
        Set<String> ids = new TreeSet<>();
        return desk.mart().read(handle -> {
            List<Printed> printed = printed(handle, plan, vintage, key);
            Printed main = printed.stream()
                    .filter(found -> found.code().equals(kpi.code()))
                    .findFirst()
                    .orElseThrow(() -> none(handle, plan, vintage, key));
            Basis basis = Basis.released(handle, plan, key.month(), vintage);
            Set<String> feeds = feeds(desk, kpi);
            Set<String> counties = desk.definitions().regions().filers(region.code()).stream()
                    .map(Region::code)
                    .collect(Collectors.toCollection(TreeSet::new));
            counties.add(region.code());
            List<SliceInForce> slices = basis.slices().stream()
                    .filter(slice -> feeds.contains(slice.feed()) && counties.contains(slice.county()))
                    .filter(slice -> slice.month().plusMonths(3).isAfter(key.month()))
                    .toList();
            slices.forEach(slice -> ids.add(slice.deliveryId()));
            Map<String, List<DeliveryRecord>> known =
                    desk.mart().deliveriesById(ids).stream().collect(Collectors.groupingBy(DeliveryRecord::deliveryId));
            String hash = handle.createQuery("select sql_hash from mart.kpi where kpi_code = :kpi")
                    .bind("kpi", kpi.code())
                    .mapTo(String.class)
                    .findOne()
                    .orElse("");
            boolean same = Optional.ofNullable(basis.kpis().get(kpi.code()))
                    .map(then -> then.hash().equals(hash))
                    .orElse(false);
            return account(desk, kpi, region, plan, vintage, key, main, printed, same)
                    .made(slices(desk, slices, known));
        });
    }

    private static Account account(
            ProofDesk desk,
            Kpi kpi,
            Region region,
            String plan,
            int vintage,
            FigureKey key,
            Printed main,
            List<Printed> printed,
            boolean same) {
        List<String> notes = new ArrayList<>();
        notes.add(main.releasedOn() + " 发布，此后不变；" + (same ? "现行口径与当时相同" : "现行口径与当时不同"));
        printed.stream()
                .filter(found -> !found.code().equals(kpi.code()))
                .forEach(found -> notes.add("同时印的 " + found.code() + "："
                        + found.value().map(Numbers::plain).orElse("—")));
        Optional<PublishedValue> now = desk.mart()
                .read(handle ->
                        Optional.ofNullable(PublishedFigures.values(handle, List.of(kpi.code()), List.of(key.month()))
                                .get(key)));
        notes.add(now.map(value -> "现在为 " + Numbers.worked(kpi, value.value())).orElse("现在没有这个数"));
        return Account.of(
                        kpi.code(),
                        region.name() + " " + Figures.month(key.month()) + " " + kpi.name() + "（" + plan + " 第"
                                + vintage + "版）",
                        main.value(),
                        kpi.unitLabel())
                .worked(
                        kpi.formula(),
                        main.numerator()
                                .map(top -> Numbers.plain(top)
                                        + main.denominator()
                                                .map(base -> " ÷ " + Numbers.plain(base) + " × 100")
                                                .orElse(""))
                                .orElse(""))
                .from(List.of(new Input("numerator", main.numerator()), new Input("denominator", main.denominator())))
                .noted(notes)
                .resting(now.isPresent() ? List.of(key) : List.of());
    }

    private static Set<String> feeds(ProofDesk desk, Kpi kpi) {
        Set<String> feeds = new TreeSet<>(kpi.feeds());
        Optional.ofNullable(desk.definitions().gold().get(kpi.fact()))
                .flatMap(Model::rowsOf)
                .ifPresent(feeds::add);
        return feeds;
    }

    /** A line for each delivery that was in force then, and how it stands now. */
    private static List<Account> slices(
            ProofDesk desk, List<SliceInForce> slices, Map<String, List<DeliveryRecord>> known) {
        return slices.stream()
                .map(slice -> {
                    Optional<DeliveryRecord> now = known.getOrDefault(slice.deliveryId(), List.of()).stream()
                            .filter(part -> part.feed().equals(slice.feed())
                                    && part.countyCode().equals(slice.county())
                                    && part.month().equals(slice.month().atDay(1)))
                            .findFirst();
                    return Account.of(
                                    slice.feed(),
                                    desk.feedName(slice.feed()) + " " + desk.regionName(slice.county()) + " "
                                            + slice.month(),
                                    Optional.empty(),
                                    "")
                            .noted(List.of("收到 " + slice.receivedAt() + "；现在："
                                    + now.map(SliceProof::standingName).orElse("不在登记中")))
                            .citing(List.of(new Cited(
                                    slice.deliveryId(),
                                    slice.fileName(),
                                    now.map(DeliveryRecord::sheet).orElse(""),
                                    0,
                                    Optional.empty())));
                })
                .toList();
    }

    private static List<Printed> printed(Handle handle, String plan, int vintage, FigureKey key) {
        return handle.createQuery("""
                        select figure.*, (bulletin.published_at at time zone 'Asia/Shanghai')::date as day
                        from mart.bulletin_figure as figure
                        inner join mart.bulletin using (plan_code, month, vintage)
                        where plan_code = :plan and month = :month and vintage = :vintage
                            and region_code = :region and split_part(kpi_code, '.', 1) = :kpi
                        order by sort_order""")
                .bind("plan", plan)
                .bind("month", key.month().atDay(1))
                .bind("vintage", vintage)
                .bind("region", key.regionCode())
                .bind("kpi", key.kpiCode())
                .map((row, context) -> new Printed(
                        row.getString("kpi_code"),
                        Optional.ofNullable(row.getBigDecimal("value")),
                        Optional.ofNullable(row.getBigDecimal("numerator")),
                        Optional.ofNullable(row.getBigDecimal("denominator")),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    private static UnknownFigureException none(Handle handle, String plan, int vintage, FigureKey key) {
        List<String> vintages = handle.createQuery("select to_char(month, 'YYYY-MM') || ' 第' || vintage || '版'"
                        + " from mart.bulletin where plan_code = :plan order by month, vintage")
                .bind("plan", plan)
                .mapTo(String.class)
                .list();
        return new UnknownFigureException(plan + " " + key.month() + " 第" + vintage + "版没有印 " + key.regionCode() + " 的 "
                + key.kpiCode() + "；发布过的：" + (vintages.isEmpty() ? "无" : String.join("、", vintages)));
    }
}

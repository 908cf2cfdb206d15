package io.eldercare.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A plan that binds the hundred counties of Jiangxi, in a mart that {@link MartFixture} filled. County number i (from 0, by code) has
 * 40 + (i × 7 mod 50) of 100 nursing beds and a quota of 200 volunteers; ranks follow the code, in bands of ten; last month the bands
 * began three places later. County 0 has reported nothing.
 */
final class HundredCounties {
    static final String PLAN = "HUNDRED";
    private static final YearMonth MONTH = MartFixture.MONTH;

    private HundredCounties() {}

    static List<String[]> counties() throws IOException {
        return Files.readAllLines(Path.of("sql/reference/regions.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].startsWith("36") && row[3].equals("county") && row[7].equals("official"))
                .toList();
    }

    static void fill(Handle handle) throws IOException {
        List<String[]> counties = counties();
        for (String[] county : counties) {
            handle.execute(
                    "insert into mart.region values (?, ?, 'county', ?, null, '', 'official', 0) on conflict do nothing",
                    county[0],
                    county[1],
                    county[4]);
        }
        handle.execute("insert into mart.region values ('360000', '江西省', 'province', null, null, '', 'official', 0),"
                + " ('360700', '赣州市', 'prefecture', '360000', null, '', 'official', 0)");
        handle.execute("insert into mart.plan values (?, '百县计划', null, 'approved', '360000', 'w', false, 'h')", PLAN);
        for (int index = 0; index < counties.size(); index++) {
            county(handle, counties.get(index)[0], index);
        }
        target(handle, "H-1", "nursing_bed_share", "360000", 60);
        target(handle, "H-2", "volunteer_count", "360000", 20_000);
        figures(handle);
        for (String target : List.of("H-1", "H-2")) {
            handle.execute("""
                    insert into mart.promise (plan_code, target_id, name, answer, comparator, printed_value, printed_unit, deadline,
                        deadline_printed, standing, nature, headline, source_document, clause, notes, sort_order)
                    values (?, ?, ?, 'scored', '>=', 1, '', '2025-12-01', true, false, 'unstated', true, 'd', 'c', '', 1)""", PLAN, target, target);
        }
    }

    private static void county(Handle handle, String code, int index) {
        handle.execute("insert into mart.plan_unit values (?, ?, 'ranked')", PLAN, code);
        target(handle, "H-2", "volunteer_count", code, 200);
        int rank = index + 1;
        int before = Math.max(1, (index + 7) / 10);
        place(handle, code, 0, rank, index / 10 + 1);
        place(handle, code, 1, rank, before);
    }

    private static void place(Handle handle, String code, int back, int rank, int band) {
        handle.execute(
                "insert into mart.scorecard (plan_code, region_code, month, role, score, rank, rank_low, rank_high, tie_band, trial)"
                        + " values (?, ?, ?, 'ranked', ?, ?, ?, ?, ?, false)",
                PLAN,
                code,
                MONTH.minusMonths(back).atDay(1),
                100 - rank / 2,
                rank,
                (band - 1) * 10 + 1,
                band * 10,
                band);
    }

    private static void target(Handle handle, String id, String kpi, String region, int value) {
        handle.execute("""
                insert into mart.target (plan_code, target_id, kpi_code, region_code, name, comparator, target_value, number_printed,
                    deadline, nature, standing, sort_order)
                values (?, ?, ?, ?, ?, '>=', ?, true, '2025-12-31', 'unstated', false, 1)""", PLAN, id, kpi, region, id, value);
    }

    private static void figures(Handle handle) {
        handle.execute("delete from mart.kpi_value where region_code in"
                + " (select region_code from mart.plan_unit where plan_code = 'HUNDRED')");
        handle.execute("delete from mart.funnel");
        handle.execute("""
                with county as (
                    select region_code, row_number() over (order by region_code) - 1 as i
                    from mart.plan_unit where plan_code = 'HUNDRED'
                )
                insert into mart.kpi_value (kpi_code, region_code, month, numerator, denominator, value, coverage)
                select 'nursing_bed_share', region_code, date '2025-10-01', 40 + i * 7 % 50, 100, 40 + i * 7 % 50, 1
                from county where i > 0
                union all
                select 'volunteer_count', region_code, date '2025-10-01', 100 + i * 3, null, 100 + i * 3, 1
                from county where i > 0""");
        handle.execute("""
                insert into mart.attainment (plan_code, target_id, region_code, month, value, expected, status, reason)
                select 'HUNDRED', 'H-1', region_code, month, value, 58,
                    case when value >= 60 then 'met' when value >= 58 then 'on_track' when value >= 50 then 'lagging'
                        else 'off_track' end, ''
                from mart.kpi_value where kpi_code = 'nursing_bed_share' and month = date '2025-10-01'
                    and region_code in (select region_code from mart.plan_unit where plan_code = 'HUNDRED')""");
        handle.execute("""
                insert into mart.funnel
                select 'nursing_bed_share', region_code, month, value, 100, 60, 50.5, 69, 45, 74,
                    case when value < 45 then 'below_998' when value < 50.5 then 'below_95'
                        when value > 74 then 'above_998' when value > 69 then 'above_95' else 'within' end
                from mart.kpi_value where kpi_code = 'nursing_bed_share' and month = date '2025-10-01'
                    and region_code in (select region_code from mart.plan_unit where plan_code = 'HUNDRED')""");
    }
}

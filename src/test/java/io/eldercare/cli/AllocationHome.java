package io.eldercare.cli;

import io.eldercare.definitions.Definitions;
import io.eldercare.mart.Change;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.mart.EmptyMart;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.MartSettings;
import io.eldercare.mart.Migrations;
import io.eldercare.mart.Publication;
import io.eldercare.mart.TableData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A home whose mart was filled by hand: three counties of Jingdezhen, two shares, thirteen months apart. Plan APP3 has all documents, plan DRF3 is the
 * same without any.
 */
final class AllocationHome implements AutoCloseable {
    static final String APPROVED = "APP3";
    static final String DRAFT = "DRF3";
    private static final LocalDate MONTH = LocalDate.of(2025, 10, 1);
    private static final List<String> COUNTIES = List.of("360202", "360203", "360281");
    private static final List<String> NAMES = List.of("昌江区", "珠山区", "乐平市");
    private static final String[] VALUES = {
        "kpi_code", "region_code", "month", "numerator", "denominator", "value", "flag"
    };

    private final Path root;
    private final Path home;
    private final MartServer server;

    AllocationHome(Path folder) throws IOException {
        this.root = folder.resolve("definitions");
        this.home = Files.createDirectories(folder.resolve("home"));
        copyDefinitions();
        EmptyMart.into(home);
        server = MartServer.open(MartSettings.embedded(home));
        Migrations.apply(server.dataSource(), root.resolve("sql").resolve("mart"));
        mart().publish(new Publication(
                "by-hand", CommandRun.CLOCK.instant(), Definitions.load(root).hash(), changes()));
    }

    private void copyDefinitions() throws IOException {
        for (String part : List.of("sql", "jobs", "reports")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.toList()) {
                    Path copy = root.resolve(file.toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        Path plans = root.resolve("jobs").resolve("plans");
        Files.writeString(plans.resolve("APP3.yml"), PLAN);
        Files.writeString(
                plans.resolve("DRF3.yml"),
                PLAN.replace("code: APP3", "code: DRF3")
                        .replace("document_status: approved", "document_status: draft")
                        .replaceAll("document: 测〔[^\n]*", "document: none"));
    }

    private static final String PLAN = """
            code: APP3
            name: 测试方案
            document_no: 测〔2023〕1号
            document_status: approved
            jurisdiction: 360200
            units: {ranked: [360202, 360203, 360281], shown: [360271]}
            source_document: 测试方案
            quota_source: none
            targets:
              - {id: T-1, name: 护理型床位占比, kpi: nursing_bed_share, comparator: '>=', value: 60, unit: '%', deadline: 2025-12,
                 number_printed: true, nature: unstated, floor: 40, clause: 一}
              - {id: T-2, name: 月探访率, kpi: monthly_visit_rate, comparator: '=', value: 100, unit: '%', deadline: 2025-12,
                 number_printed: true, nature: unstated, standing: true, floor: 90, clause: 二}
            scoring:
              weights_document: 测〔2024〕2号
              data_quality: 10
              improvement: 5
              items:
                beds: {name: 护理型床位占比, weight: 50, targets: [T-1]}
                visits: {name: 月探访率, weight: 35, targets: [T-2]}
            funds:
              document: 测〔2025〕3号
              weights_document: 测〔2025〕4号
              recipients: ranked
              shares: {need: 0.70, performance: 0.20, improvement: 0.10}
              need_by:
                pop60: {name: 60岁及以上人口, kpi: pop60, weight: 1}
              performance: {by: score, per: unit}
              floor: none
              cap: none
              advance_share: 0.5
            """;

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        List<@Nullable Object[]> regions = new ArrayList<>();
        regions.add(new @Nullable Object[] {"360200", "景德镇市", "prefecture", "360000", null, "地级市", "official", 0});
        for (String county : COUNTIES) {
            regions.add(new @Nullable Object[] {
                county, NAMES.get(COUNTIES.indexOf(county)), "county", "360200", null, "县区", "official", regions.size()
            });
        }
        changes.add(all(
                "mart.region",
                regions,
                "region_code",
                "name",
                "level",
                "parent_code",
                "host_code",
                "kind",
                "code_status",
                "sort_order"));
        changes.add(all(
                "mart.kpi",
                List.of(
                        kpi("nursing_bed_share", "percent", "%"),
                        kpi("monthly_visit_rate", "percent", "%"),
                        kpi("pop60", "persons", "人")),
                "kpi_code",
                "name",
                "unit",
                "unit_label",
                "direction",
                "decimals",
                "source",
                "headline",
                "definition",
                "sql_hash"));
        changes.add(all("mart.kpi_value", values(), VALUES));
        changes.add(all(
                "mart.reporting",
                reporting(),
                "feed",
                "feed_name",
                "county_code",
                "month",
                "expected",
                "filed",
                "on_time",
                "non_empty",
                "passing_share"));
        plans(changes);
        changes.add(DeliveryRecord.upsert(deliveries()));
        return changes;
    }

    private static @Nullable Object[] kpi(String code, String unit, String label) {
        return new @Nullable Object[] {code, code, unit, label, "up", 1, "microdata", true, code, "hash"};
    }

    /** Beds 50/100, 60/100, 90/200 after 40, 50, 45 %; visits 95, 100, 98 of 100 after 90, 100, 96. */
    private static List<@Nullable Object[]> values() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        int[][] beds = {{50, 100, 40, 100}, {60, 100, 50, 100}, {90, 200, 90, 200}};
        int[][] visits = {{95, 100, 90, 100}, {100, 100, 100, 100}, {98, 100, 96, 100}};
        long[] people = {33762, 68089, 123262};
        for (int county = 0; county < COUNTIES.size(); county++) {
            String code = COUNTIES.get(county);
            rows.add(new @Nullable Object[] {
                "pop60",
                code,
                MONTH,
                BigDecimal.valueOf(people[county]),
                null,
                BigDecimal.valueOf(people[county]),
                county == 2 ? null : "census_2020"
            });
            for (int year = 0; year < 2; year++) {
                LocalDate month = MONTH.minusYears(year);
                rows.add(share("nursing_bed_share", code, month, beds[county][2 * year], beds[county][2 * year + 1]));
                rows.add(share(
                        "monthly_visit_rate", code, month, visits[county][2 * year], visits[county][2 * year + 1]));
            }
        }
        return rows;
    }

    private static @Nullable Object[] share(
            String kpi, String county, LocalDate month, int numerator, int denominator) {
        return new @Nullable Object[] {
            kpi,
            county,
            month,
            BigDecimal.valueOf(numerator),
            BigDecimal.valueOf(denominator),
            BigDecimal.valueOf(100L * numerator / denominator),
            null
        };
    }

    private List<@Nullable Object[]> reporting() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String feed : Definitions.load(root).settings().expectedFeeds()) {
            for (String county : COUNTIES) {
                rows.add(new @Nullable Object[] {feed, feed, county, MONTH, true, true, true, true, BigDecimal.ONE});
            }
        }
        return rows;
    }

    /**
     * Points by hand. Beds 50 × (value − 40)/20: 25, 50, 12.5. Visits 35 × (value − 90)/10: 17.5, 35, 28. Reports 10 each.
     * Improvement, the mean of the ways from last year's value to the target: (10/20 + 5/10)/2 = 50 %, at both targets 100 %,
     * (0/15 + 2/4)/2 = 25 %, of 5 points. Together 55, 100 and 51.75.
     */
    private void plans(List<Change> changes) {
        String[] scores = {"55", "100", "51.75"};
        String[] improvement = {"50", "100", "25"};
        List<@Nullable Object[]> plans = new ArrayList<>();
        List<@Nullable Object[]> units = new ArrayList<>();
        List<@Nullable Object[]> cards = new ArrayList<>();
        List<@Nullable Object[]> parts = new ArrayList<>();
        for (String plan : List.of(APPROVED, DRAFT)) {
            plans.add(new @Nullable Object[] {plan, "测试方案", "测〔2023〕1号", "approved", "360200", false, "hash"});
            for (int county = 0; county < COUNTIES.size(); county++) {
                String code = COUNTIES.get(county);
                units.add(new @Nullable Object[] {plan, code, "ranked"});
                cards.add(new @Nullable Object[] {plan, code, MONTH, "ranked", new BigDecimal(scores[county]), false});
                parts.add(part(plan, code, "improvement", improvement[county]));
                parts.add(part(plan, code, "data_quality", "100"));
            }
            cards.add(new @Nullable Object[] {plan, "360271", MONTH, "shown", null, false});
        }
        changes.add(all(
                "mart.plan",
                plans,
                "plan_code",
                "name",
                "document_no",
                "document_status",
                "jurisdiction_code",
                "trial",
                "definition_hash"));
        changes.add(all("mart.plan_unit", units, "plan_code", "region_code", "role"));
        changes.add(all("mart.scorecard", cards, "plan_code", "region_code", "month", "role", "score", "trial"));
        changes.add(all(
                "mart.scorecard_part",
                parts,
                "plan_code",
                "region_code",
                "month",
                "item_code",
                "name",
                "value",
                "weight",
                "sort_order"));
    }

    private static @Nullable Object[] part(String plan, String county, String item, String value) {
        return new @Nullable Object[] {plan, county, MONTH, item, item, new BigDecimal(value), BigDecimal.ONE, 0};
    }

    private static List<DeliveryRecord> deliveries() {
        return List.of(
                delivery("a1", "visit", "360281", Optional.empty()),
                delivery("a2", "visit", "360281", Optional.of("SUB_SUPERSEDED")),
                delivery("b1", "special_roster", "360281", Optional.empty()),
                delivery("c1", "population", "360281", Optional.empty()));
    }

    private static DeliveryRecord delivery(String id, String feed, String county, Optional<String> reason) {
        return new DeliveryRecord(
                id.repeat(32),
                feed,
                county,
                MONTH,
                0,
                "full",
                "",
                feed + "_" + county + "_2025-10.csv",
                county,
                id.repeat(32),
                MONTH.plusMonths(1).atStartOfDay(),
                "accepted",
                reason,
                1,
                1,
                0,
                0,
                0,
                "by-hand");
    }

    private static Change all(String table, List<@Nullable Object[]> rows, String... columns) {
        return new Change.Replacement(new TableData(table, List.of(columns), rows), "true", List.of());
    }

    /** Publishes the month's bulletin of the plan with all documents. */
    void release() {
        mart().write(List.of(all(
                "mart.bulletin",
                List.<@Nullable Object[]>of(
                        new @Nullable Object[] {APPROVED, MONTH, 1, CommandRun.CLOCK.instant(), "hash", "{}"}),
                "plan_code",
                "month",
                "vintage",
                "published_at",
                "definitions_hash",
                "lake_versions")));
    }

    CommandRun allocate(String plan, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("allocate", "--home", home.toString(), "--plan", plan, "--quiet"));
        arguments.addAll(List.of(options));
        return CommandRun.of(root, arguments.toArray(new String[0]));
    }

    Mart mart() {
        return new Mart(server.dataSource());
    }

    Path reports(String plan) {
        return home.resolve("reports").resolve(plan).resolve("2025-10");
    }

    Path definitions() {
        return root;
    }

    Path home() {
        return home;
    }

    /** Rows of a query, columns joined by a bar. */
    List<String> rows(String sql) {
        return mart().read(handle -> handle.createQuery(sql)
                .map((row, context) -> {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        cells.add(String.valueOf(row.getString(column)));
                    }
                    return String.join("|", cells);
                })
                .list());
    }

    @Override
    public void close() {
        server.close();
    }
}

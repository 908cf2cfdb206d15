package io.eldercare.report;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A mart made by hand: Jingdezhen, thirteen months, six units; 昌江区 has not filed its visits of October 2025. */
public final class MartFixture {
    public static final String PLAN = "JDZ3Y";
    public static final String CITY = "360200";
    public static final YearMonth MONTH = YearMonth.of(2025, 10);
    public static final List<String> UNITS = List.of("360202", "360203", "360222", "360271", "360272", "360281");
    private static final List<String> NAMES = List.of("昌江区", "珠山区", "浮梁县", "景德镇高新区", "昌南新区", "乐平市");

    private static final String OCCUPANCY_OUTLOOK =
            "每月需提高5.7个百分点，近6个月单月变化为0.9个百分点至1.1个百分点，所需速度超出此范围；按近期走势，预计到期50.4%（80%区间48.9%至51.9%），预计难以基本达到目标";

    private final Handle handle;

    private MartFixture(Handle handle) {
        this.handle = handle;
    }

    /** One server for the process of tests, with a filled database of which others are copies. */
    private static final class Server {
        private static final AtomicInteger COPIES = new AtomicInteger();
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                List<String> schema = migrations();
                Jdbi all = Jdbi.create(server.getPostgresDatabase());
                all.useHandle(handle -> handle.execute("create database filled"));
                Jdbi filled = Jdbi.create(server.getDatabase("postgres", "filled"));
                filled.useTransaction(handle -> {
                    schema.forEach(script -> handle.createScript(script).execute());
                    new MartFixture(handle).fill();
                });
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static Jdbi copy() {
            String name = "mart" + COPIES.incrementAndGet();
            Jdbi all = Jdbi.create(POSTGRES.getPostgresDatabase());
            all.useHandle(handle -> handle.execute("create database " + name + " template filled"));
            return Jdbi.create(POSTGRES.getDatabase("postgres", name));
        }
    }

    /** A filled database for the caller alone; it ends with the process. */
    public static Jdbi filled() {
        return Server.copy();
    }

    /** Fills a mart whose tables stand and are empty. */
    public static void fill(Handle handle) {
        new MartFixture(handle).fill();
    }

    /** Of {@code V10__publish.sql} it is 10. */
    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    /** The tables of the mart in all their versions; roles are no matter of reports. */
    private static List<String> migrations() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("sql/mart"))) {
            files = found.filter(file -> !file.toString().contains("V2__"))
                    .sorted(Comparator.comparingInt(MartFixture::version))
                    .toList();
        }
        List<String> scripts = new ArrayList<>();
        for (Path file : files) {
            scripts.add(Files.readString(file));
        }
        return scripts;
    }

    private void fill() {
        regions();
        indicators();
        plan();
        figures();
        targets();
        promises();
        scores();
        filings();
        subsidies();
        signals();
    }

    /**
     * Changjiang's home h1 is owed 212.50 a month for each of twenty severe residents, h2 nothing; Zhushan's h3 is owed 100.00 for ten and
     * Changjiang paid h1 400.00 and h2 100.00.
     */
    private void subsidies() {
        insert(
                "mart.subsidy_rule",
                PLAN,
                "JDZ3Y-S04",
                "重度失能老年人运营补助",
                "decided",
                200,
                "CNY_per_person_month",
                "monthly",
                "三(九)",
                "operating",
                "",
                "完全失能按重度同等计",
                "",
                true,
                0);
        insert(
                "mart.subsidy_rule",
                PLAN,
                "JDZ3Y-S11",
                "综合责任险保费补贴",
                "undecided",
                null,
                "CNY",
                "yearly",
                "三(九)",
                null,
                "",
                "",
                "文件没有写补贴标准；报表没有保费",
                true,
                1);
        insert("mart.subsidy_multiplier", PLAN, "2", new BigDecimal("1.0625"));
        BigDecimal rate = new BigDecimal("212.50");
        BigDecimal twenty = new BigDecimal("4250.00");
        for (LocalDate month :
                List.of(MONTH.minusMonths(10).atDay(1), MONTH.minusMonths(1).atDay(1), MONTH.atDay(1))) {
            insert("mart.subsidy", PLAN, "JDZ3Y-S04", "360202", month, "h1", 20, rate, twenty);
        }
        insert(
                "mart.subsidy",
                PLAN,
                "JDZ3Y-S04",
                "360203",
                MONTH.atDay(1),
                "h3",
                10,
                new BigDecimal("100.00"),
                new BigDecimal("1000.00"));
        insert(
                "mart.subsidy_payment",
                "JDZ3Y-S04",
                "360202",
                MONTH.atDay(1),
                MONTH.atDay(1),
                "h1",
                new BigDecimal("300.00"),
                1);
        insert(
                "mart.subsidy_payment",
                "JDZ3Y-S04",
                "360202",
                MONTH.atDay(1),
                MONTH.plusMonths(1).atDay(1),
                "h1",
                new BigDecimal("100.00"),
                1);
        insert(
                "mart.subsidy_payment",
                "JDZ3Y-S04",
                "360202",
                MONTH.atDay(1),
                MONTH.atDay(1),
                "h2",
                new BigDecimal("100.00"),
                1);
    }

    private void signals() {
        signal(PLAN, MONTH, "GAME_ALWAYS_FULL", "", "自2025年5月起连续6个月100%，每月应办210至233例");
        signal("", MONTH, "GAME_CAPACITY", "visit", "同一老年人当月探访超过12次，请核实（26处）");
        signal(PLAN, MONTH.minusMonths(1), "GAME_LATE_EDIT", "visit", "探访关爱记录于2025-10-15重报");
        signal(PLAN, MONTH.minusMonths(1), "GAME_ALWAYS_FULL", "", "上月的规律");
        signal("GZ23", MONTH, "GAME_ALWAYS_FULL", "", "别的规划");
    }

    private void signal(String plan, YearMonth month, String rule, String feed, String evidence) {
        insert(
                "mart.signal",
                plan,
                "360222",
                month.atDay(1),
                rule,
                "monthly_visit_rate",
                feed,
                "特殊困难老年人月探访率",
                evidence);
    }

    private void regions() {
        insert("mart.region", CITY, "景德镇市", "prefecture", "360000", null, "地级市", "official", 1);
        for (int unit = 0; unit < UNITS.size(); unit++) {
            insert("mart.region", UNITS.get(unit), NAMES.get(unit), "county", CITY, null, "县区", "official", unit + 2);
        }
    }

    private void indicators() {
        kpi("nursing_bed_share", "养老机构护理型床位占比", "percent", "%", 1, true, "护理型床位数 ÷ 运营机构床位总数（不含日间照料）");
        kpi("township_home_occupancy", "乡镇敬老院入住率", "percent", "%", 1, true, "敬老院在住人数 ÷ 床位总数");
        kpi("monthly_visit_rate", "特殊困难老年人月探访率", "percent", "%", 1, true, "当月被探访的应探访老年人 ÷ 应探访老年人");
        kpi("volunteer_team_count", "为老服务志愿组织（队伍）", "teams", "支", 0, true, "在册且开展为老服务的队伍数");
        kpi("volunteer_count", "为老服务志愿者", "persons", "人", 0, true, "属于为老服务队伍的在册志愿者，去重");
        kpi("family_bed_hardup_count", "困难失能老年人家庭养老床位", "beds", "张", 0, false, "累计建成的经济困难失能、部分失能老年人家庭养老床位");
        kpi("family_bed_count", "家庭养老床位（含家庭病床）", "beds", "张", 0, true, "累计建成并验收的床位");
        kpi("visit_home_share", "上门见面率", "percent", "%", 1, false, "上门见到的应探访老年人 ÷ 应探访老年人");
        kpi("open_bed_share", "在用床位占比", "percent", "%", 1, false, "开放床位 ÷ 床位总数");
        kpi("volunteer_active_count", "活跃志愿者", "persons", "人", 0, false, "12个月内服务满1小时的志愿者");
    }

    private void kpi(String code, String name, String unit, String label, int decimals, boolean headline, String text) {
        insert("mart.kpi", code, name, unit, label, "up", decimals, "microdata", headline, text, "hash");
    }

    private void plan() {
        insert(
                "mart.plan",
                PLAN,
                "景德镇市养老服务高质量发展三年行动计划（2023—2025年）",
                "景府办发〔2023〕1号（示例）",
                "approved",
                CITY,
                null,
                true,
                "hash");
        for (String unit : UNITS) {
            insert("mart.plan_unit", PLAN, unit, unit.equals("360271") ? "shown" : "ranked");
        }
    }

    private void figures() {
        share(
                "nursing_bed_share",
                new long[] {510, 520, 640, 50, 67, 1045},
                new long[] {6, 7, 9, 1, 1, 13},
                new long[] {900, 800, 1000, 100, 120, 1700});
        share(
                "township_home_occupancy",
                new long[] {120, 130, 240, 0, 32, 285},
                new long[] {1, 3, 5, 0, 1, 5},
                new long[] {300, 260, 420, 0, 60, 620});
        share(
                "monthly_visit_rate",
                new long[] {1960, 1480, 1770, 188, 296, 3110},
                new long[] {4, 2, 3, 1, 0, 6},
                new long[] {2000, 1500, 1800, 200, 300, 3200});
        share(
                "visit_home_share",
                new long[] {1500, 1300, 1400, 150, 250, 2600},
                new long[] {5, 4, 4, 1, 1, 9},
                new long[] {2000, 1500, 1800, 200, 300, 3200});
        share("open_bed_share", new long[] {810, 760, 900, 90, 108, 1500}, new long[] {0, 0, 0, 0, 0, 0}, new long[] {
            900, 800, 1000, 100, 120, 1700
        });
        count("volunteer_team_count", new long[] {60, 70, 62, 8, 14, 98}, new long[] {0, 1, 0, 0, 0, 1});
        count("volunteer_count", new long[] {5200, 5900, 4700, 560, 900, 7600}, new long[] {60, 70, 50, 8, 10, 60});
        count("family_bed_hardup_count", new long[] {50, 55, 60, 5, 8, 117}, new long[] {1, 2, 2, 0, 1, 3});
        count("family_bed_count", new long[] {210, 220, 260, 30, 40, 380}, new long[] {4, 4, 5, 1, 1, 6});
        count("volunteer_active_count", new long[] {2100, 2500, 1900, 200, 300, 3000}, new long[] {-9, -10, -5, 0, 0, -6
        });
    }

    private void share(String kpi, long[] last, long[] step, long[] base) {
        boolean visits = kpi.startsWith("monthly_visit") || kpi.startsWith("visit_");
        for (int back = 12; back >= 0; back--) {
            LocalDate month = MONTH.minusMonths(back).atDay(1);
            long numerators = 0;
            long bases = 0;
            long whole = 0;
            for (int unit = 0; unit < UNITS.size(); unit++) {
                whole += base[unit];
                if (visits && back == 0 && unit == 0) {
                    continue;
                }
                long numerator = last[unit] - step[unit] * back;
                numerators += numerator;
                bases += base[unit];
                value(
                        kpi,
                        UNITS.get(unit),
                        month,
                        numerator,
                        base[unit],
                        percent(numerator, base[unit]),
                        null,
                        null,
                        null);
            }
            boolean partial = bases < whole;
            value(
                    kpi,
                    CITY,
                    month,
                    numerators,
                    bases,
                    percent(numerators, bases),
                    partial ? percent(numerators, whole) : null,
                    partial ? percent(numerators + whole - bases, whole) : null,
                    BigDecimal.valueOf(bases).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP));
        }
    }

    private void count(String kpi, long[] last, long[] step) {
        for (int back = 12; back >= 0; back--) {
            LocalDate month = MONTH.minusMonths(back).atDay(1);
            long sum = 0;
            for (int unit = 0; unit < UNITS.size(); unit++) {
                long value = last[unit] - step[unit] * back;
                sum += value;
                value(kpi, UNITS.get(unit), month, value, null, BigDecimal.valueOf(value), null, null, null);
            }
            value(kpi, CITY, month, sum, null, BigDecimal.valueOf(sum), null, null, BigDecimal.ONE);
        }
    }

    private void value(
            String kpi,
            String region,
            LocalDate month,
            long numerator,
            Long denominator,
            BigDecimal value,
            BigDecimal low,
            BigDecimal high,
            BigDecimal coverage) {
        insert("mart.kpi_value", kpi, region, month, numerator, denominator, value, low, high, coverage, null);
    }

    private static BigDecimal percent(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(100 * numerator).divide(BigDecimal.valueOf(denominator), 6, RoundingMode.HALF_UP);
    }

    private void targets() {
        target("JDZ3Y-12", "nursing_bed_share", ">=", "60", "47", false, "二(六)", 1);
        target("JDZ3Y-09", "monthly_visit_rate", "=", "100", null, true, "一(三)", 2);
        target("JDZ3Y-16", "township_home_occupancy", "approx", "60", "35", false, "二(七)", 3);
        target("JDZ3Y-10", "family_bed_hardup_count", ">=", "300", "0", false, "一(四)", 4);
        target("JDZ3Y-29", "volunteer_team_count", ">=", "300", "200", false, "五(十七)", 5);
        target("JDZ3Y-30", "volunteer_count", ">=", "25000", "15000", false, "五(十七)", 6);
        standing("JDZ3Y-12", "nursing_bed_share", "60", "47");
        standing("JDZ3Y-09", "monthly_visit_rate", "100", null);
        standing("JDZ3Y-16", "township_home_occupancy", "60", "35");
        standing("JDZ3Y-10", "family_bed_hardup_count", "300", "0");
        standing("JDZ3Y-29", "volunteer_team_count", "300", "200");
        standing("JDZ3Y-30", "volunteer_count", "25000", "15000");
        outlook("JDZ3Y-16", "50.421687", "48.913000", "51.930374", "0.903614", "1.144578", "0.41", OCCUPANCY_OUTLOOK);
        outlook("JDZ3Y-30", "25376", "25100", "25652", "240", "270", null, "变化在正常波动范围内");
        signal("JDZ3Y-30", CITY, "common_cause");
        signal("JDZ3Y-12", "360203", "common_cause");
        signal("JDZ3Y-16", "360222", "improvement");
    }

    private void outlook(
            String target,
            String forecast,
            String low,
            String high,
            String slow,
            String fast,
            String ratio,
            String note) {
        handle.execute(
                "update mart.attainment set forecast = ?, forecast_low = ?, forecast_high = ?, pace_low = ?, pace_high = ?,"
                        + " sdg_ratio = ?, outlook = ? where target_id = ? and region_code = ? and month = ?",
                decimal(forecast),
                decimal(low),
                decimal(high),
                decimal(slow),
                decimal(fast),
                decimal(ratio),
                note,
                target,
                CITY,
                MONTH.atDay(1));
    }

    private void signal(String target, String region, String signal) {
        handle.execute(
                "update mart.attainment set xmr_signal = ?, xmr_centre = 50, xmr_low = 40, xmr_high = 60, assurance = 'hit_and_miss' where target_id = ? and region_code = ? and month = ?",
                signal,
                target,
                region,
                MONTH.atDay(1));
    }

    private void promises() {
        promise(
                "JDZ3Y-09",
                "特殊困难老年人月探访率",
                "scored",
                "monthly_visit_rate",
                null,
                "=",
                "100",
                "%",
                null,
                "省规划要求2022年达到",
                1);
        promise("JDZ3Y-10", "家庭养老床位", "scored", "family_bed_hardup_count", null, ">=", "300", "张", null, "", 2);
        promise("JDZ3Y-12", "养老机构护理型床位占比", "scored", "nursing_bed_share", null, ">=", "60", "%", null, "", 3);
        promise("JDZ3Y-16", "乡镇敬老院入住率", "scored", "township_home_occupancy", null, "approx", "60", "%", null, "", 4);
        promise("JDZ3Y-29", "为老服务志愿组织（队伍）", "scored", "volunteer_team_count", null, ">=", "300", "支", null, "", 5);
        promise("JDZ3Y-30", "为老服务志愿者", "scored", "volunteer_count", null, ">=", "25000", "人", null, "", 6);
        promise("JDZ3Y-04", "城市15分钟养老服务圈", "shown", "volunteer_count", null, "exists", "15", "分钟", "文件未定覆盖比例", "", 7);
        promise(
                "JDZ3Y-06",
                "综合养老服务中心建筑面积",
                "facility_rule",
                null,
                "centre_standard",
                ">=",
                "1000",
                "平方米",
                "单处设施的条件",
                "",
                8);
        promise(
                "JDZ3Y-13",
                "县级失能失智专业照护机构",
                "milestone",
                "nursing_bed_share",
                null,
                "at_least_per_county",
                "1",
                "家",
                null,
                "",
                9);
        insert(
                "mart.duty",
                "JDZ3Y-D25",
                PLAN,
                "duty",
                "定期通报",
                "定期",
                "五(十三)",
                "",
                "fulfils",
                "report:bulletin.html\nkpi:nursing_bed_share",
                "",
                0);
        insert("mart.duty", "JDZ3Y-D17", PLAN, "duty", "双随机、一公开", "定期", "四(十一)", "", "outside", "", "检查由执法部门进行", 1);
        insert("mart.plan_note", PLAN, 0, "月探访率的限期两级文件不一致");
        insert(
                "mart.rule_breach",
                "centre_standard",
                "volunteer",
                "360222",
                MONTH.atDay(1),
                "f1",
                "湘湖镇综合养老服务中心",
                "d24",
                1);
        insert(
                "mart.rule_breach",
                "centre_standard",
                "volunteer",
                "360222",
                MONTH.minusMonths(1).atDay(1),
                "f2",
                "已整改的中心",
                "d00",
                1);
    }

    private void promise(
            String id,
            String name,
            String answer,
            String kpi,
            String check,
            String comparator,
            String value,
            String unit,
            String reason,
            String notes,
            int order) {
        boolean judged = answer.equals("scored");
        insert(
                "mart.promise",
                PLAN,
                id,
                name,
                answer,
                kpi,
                check,
                comparator,
                new BigDecimal(value),
                unit,
                LocalDate.of(2025, 12, 1),
                judged,
                id.equals("JDZ3Y-09"),
                "unstated",
                judged,
                "三年行动计划",
                "一(二)",
                reason,
                notes,
                order);
    }

    private void target(
            String id,
            String kpi,
            String comparator,
            String value,
            String baseline,
            boolean duty,
            String clause,
            int order) {
        insert(
                "mart.target",
                PLAN,
                id,
                kpi,
                CITY,
                id,
                comparator,
                new BigDecimal(value),
                true,
                comparator.equals("approx") ? new BigDecimal(5) : null,
                LocalDate.of(2025, 12, 31),
                baseline == null ? null : new BigDecimal(baseline),
                baseline == null ? null : LocalDate.of(2020, 12, 1),
                "unstated",
                duty,
                BigDecimal.TEN,
                null,
                null,
                "三年行动计划",
                clause,
                order);
    }

    /** Straight from 2020-12 to 2025-12, sixty months; statuses as kpi.md defines them. */
    private void standing(String id, String kpi, String target, String baseline) {
        for (int back = 12; back >= 0; back--) {
            BigDecimal goal = new BigDecimal(target);
            BigDecimal expected = baseline == null
                    ? null
                    : new BigDecimal(baseline)
                            .add(goal.subtract(new BigDecimal(baseline))
                                    .multiply(BigDecimal.valueOf(58 - back))
                                    .divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP));
            for (String region : regionsOf(kpi)) {
                LocalDate month = MONTH.minusMonths(back).atDay(1);
                BigDecimal value = handle.createQuery(
                                "select value from mart.kpi_value where kpi_code = ? and region_code = ? and month = ?")
                        .bind(0, kpi)
                        .bind(1, region)
                        .bind(2, month)
                        .mapTo(BigDecimal.class)
                        .findOne()
                        .orElse(null);
                boolean paced = id.equals("JDZ3Y-16");
                insert(
                        "mart.attainment",
                        PLAN,
                        id,
                        region,
                        month,
                        value,
                        expected,
                        null,
                        status(value, goal, expected, baseline),
                        "",
                        paced ? new BigDecimal("5.693") : null,
                        paced ? new BigDecimal("0.903") : null,
                        null,
                        null,
                        null);
            }
        }
    }

    private static List<String> regionsOf(String kpi) {
        return kpi.endsWith("_count")
                ? List.of(CITY)
                : List.of(CITY, "360202", "360203", "360222", "360271", "360272", "360281");
    }

    private static String status(BigDecimal value, BigDecimal goal, BigDecimal expected, String baseline) {
        if (value == null) {
            return "no_data";
        }
        if (expected == null) {
            return value.compareTo(goal) >= 0 ? "duty_met" : "duty_missed";
        }
        BigDecimal lag =
                expected.subtract(expected.subtract(new BigDecimal(baseline)).multiply(new BigDecimal("0.25")));
        if (value.compareTo(goal) >= 0) {
            return "met";
        }
        return value.compareTo(expected) >= 0 ? "on_track" : value.compareTo(lag) >= 0 ? "lagging" : "off_track";
    }

    private void scores() {
        score("360203", "ranked", "84.050000", 2, "0.310000", null);
        score("360222", "ranked", "86.214000", 1, "1.204000", null);
        score("360281", "ranked", "80.330000", 3, "-0.425000", null);
        score("360272", "ranked", "71.920000", 4, "0.000000", null);
        score("360202", "ranked", null, null, null, "月探访率缺报");
        score("360271", "shown", "68.500000", null, "0.700000", null);
        placing("360203", 1, 2, 1, "良好");
        placing("360222", 1, 2, 1, "良好");
        placing("360281", 3, 3, 2, "良好");
        placing("360272", 4, 4, 3, "合格");
        details();
        String[] items = {
            "nursing_bed_share",
            "monthly_visit_rate",
            "township_home_occupancy",
            "teams_and_volunteers",
            "data_quality",
            "improvement"
        };
        String[] names = {"护理型床位占比", "月探访率", "敬老院入住率", "志愿服务", "数据质量", "进步"};
        int[] weights = {30, 30, 15, 10, 10, 5};
        for (int unit = 0; unit < UNITS.size(); unit++) {
            for (int item = 0; item < items.length; item++) {
                boolean missing = unit == 0 && item == 1;
                insert(
                        "mart.scorecard_part",
                        PLAN,
                        UNITS.get(unit),
                        MONTH.atDay(1),
                        items[item],
                        names[item],
                        missing ? null : new BigDecimal("60.5").add(BigDecimal.valueOf(unit)),
                        new BigDecimal(30),
                        new BigDecimal(100),
                        new BigDecimal(weights[item]),
                        missing
                                ? null
                                : new BigDecimal(weights[item])
                                        .multiply(new BigDecimal("0.8"))
                                        .add(new BigDecimal("0.1").multiply(BigDecimal.valueOf(unit))),
                        item);
            }
        }
    }

    private void score(String region, String role, String score, Integer rank, String change, String reason) {
        insert(
                "mart.scorecard",
                PLAN,
                region,
                MONTH.atDay(1),
                role,
                decimal(score),
                rank,
                null,
                null,
                null,
                decimal(change),
                null,
                true,
                reason);
    }

    private void placing(String region, int low, int high, int band, String grade) {
        handle.execute(
                "update mart.scorecard set rank_low = ?, rank_high = ?, tie_band = ?, grade = ?, converted = score / 50"
                        + " where region_code = ?",
                low,
                high,
                band,
                grade,
                region);
    }

    /** 昌南新区 has an overdue case and lacks 5 nursing beds; 昌江区 lies below its peers by more than chance. */
    private void details() {
        LocalDate month = MONTH.atDay(1);
        handle.execute(
                "insert into mart.scorecard_part (plan_code, region_code, month, item_code, name, kind, weight, points,"
                        + " document_no, note, sort_order) values (?, ?, ?, 'overdue_case', '督办事项逾期', 'deduction', 0, -0.5,"
                        + " '测督〔2025〕3号', '1件', 9)",
                PLAN,
                "360272",
                month);
        insert(
                "mart.scorecard_target",
                PLAN,
                "360272",
                month,
                "nursing_bed_share",
                "JDZ3Y-12",
                new BigDecimal("55.833333"),
                new BigDecimal(47),
                new BigDecimal(60),
                new BigDecimal("0.679487"),
                new BigDecimal(5),
                new BigDecimal("9.615390"),
                new BigDecimal("1.923078"),
                0);
        insert(
                "mart.rank_sensitivity",
                PLAN,
                CITY,
                month,
                "normalisation",
                "标准化方法",
                number("0.612"),
                number("0.745"),
                0);
        insert(
                "mart.funnel",
                "nursing_bed_share",
                "360202",
                month,
                number("56.666667"),
                number("900"),
                number("61.298701"),
                number("58.1"),
                number("64.4"),
                number("56.2"),
                number("66.2"),
                "below_95");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private void filings() {
        String[] feeds = {"institution", "bed_month", "special_roster", "visit", "volunteer", "family_bed"};
        String[] names = {"机构名册", "机构床位月报", "特殊困难老年人名册", "探访记录", "志愿者名册", "家庭养老床位"};
        for (int unit = 0; unit < UNITS.size(); unit++) {
            for (int feed = 0; feed < feeds.length; feed++) {
                boolean filed = !(unit == 0 && feed == 3);
                int rejected = feed == 3 && filed ? unit * 3 : 0;
                insert(
                        "mart.reporting",
                        feeds[feed],
                        names[feed],
                        UNITS.get(unit),
                        MONTH.atDay(1),
                        true,
                        filed,
                        filed ? !(unit == 5 && feed == 1) : null,
                        filed ? true : null,
                        filed ? BigDecimal.valueOf(1000 - rejected).movePointLeft(3) : null,
                        filed ? 1000 : null,
                        filed ? rejected : null,
                        filed ? "d" + unit + feed : null,
                        null);
                if (rejected > 0) {
                    insert(
                            "mart.rejection_summary",
                            "visit",
                            UNITS.get(unit),
                            MONTH.atDay(1),
                            "ID_CHECKSUM",
                            "person_id",
                            "身份证号码校验位不符",
                            rejected);
                }
            }
        }
    }

    private void insert(String table, Object... values) {
        String marks = "?, ".repeat(values.length - 1) + "?";
        try (var update = handle.createUpdate("insert into " + table + " values (" + marks + ")")) {
            for (int index = 0; index < values.length; index++) {
                update.bind(index, values[index]);
            }
            update.execute();
        }
    }
}

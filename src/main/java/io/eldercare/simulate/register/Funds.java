package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Chance;
import io.eldercare.simulate.world.World;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What one county, or the city itself, books of elder-care and welfare money in a month. */
final class Funds {
    static final List<String> FOR_ELDERS = List.of("养老机构", "居家社区养老", "适老化改造", "养老补贴", "养老人才", "其他养老");
    private static final List<String> FOR_OTHERS = List.of("儿童福利", "残疾人福利", "其他社会福利");
    private static final double CENTS = 100;

    /** Of the counties' money together, what the city's own account spends. */
    private static final double OF_THE_CITY = 0.2;

    private final String account;
    private final YearMonth month;
    private final Chance chance;
    private final List<FundLine> lines = new ArrayList<>();

    private Funds(World world, String account, YearMonth month) {
        this.account = account;
        this.month = month;
        this.chance = world.chance("fund", account, month);
    }

    /** What the city's own account books; the county of that position stands for the city's level. */
    static List<FundLine> ofCity(World world, String city, int county, YearMonth month) {
        Funds funds = new Funds(world, city, month);
        double lottery = world.level("lottery_yuan", county, month) * OF_THE_CITY * funds.chance.part(0.7, 1.3);
        double elders = world.level("lottery_share", county, month) + funds.chance.part(-0.03, 0.03);
        funds.split("福彩", lottery * elders, FOR_ELDERS.subList(0, 2));
        funds.split("福彩", lottery * (1 - elders), FOR_OTHERS.subList(0, 2));
        return funds.lines;
    }

    static List<FundLine> booked(World world, int county, YearMonth month) {
        Funds funds = new Funds(world, world.code(county), month);
        double lottery = world.level("lottery_yuan", county, month) * world.share(county) * funds.chance.part(0.6, 1.4);
        double elders = Math.max(
                0.2, Math.min(0.9, world.level("lottery_share", county, month) + funds.chance.part(-0.05, 0.05)));
        funds.split("福彩", lottery * elders, FOR_ELDERS.subList(0, 3));
        funds.split("福彩", lottery * (1 - elders), FOR_OTHERS.subList(0, 2));
        double own = world.level("budget_yuan", county, month) * world.share(county);
        funds.add("县", FOR_ELDERS.get(3), "支出", own * funds.chance.part(0.8, 1.2));
        funds.add("省", FOR_ELDERS.get(1), "到位", own * funds.chance.part(0.2, 0.5));
        if (month.getMonthValue() % 6 == 3) {
            funds.add("中央", FOR_ELDERS.get(0), "下达", own * funds.chance.part(2, 4));
            funds.add("县", FOR_ELDERS.get(5), "下达", own * funds.chance.part(4, 6));
        }
        return funds.lines;
    }

    private void split(String source, double total, List<String> purposes) {
        double left = total;
        for (int place = 0; place < purposes.size(); place++) {
            double part = place == purposes.size() - 1 ? left : left * chance.part(0.3, 0.6);
            add(source, purposes.get(place), "支出", part);
            left -= part;
        }
    }

    private void add(String source, String purpose, String stage, double yuan) {
        String id = account
                + "ZJ"
                + month.toString().replace("-", "")
                + Integer.toString(101 + lines.size()).substring(1);
        lines.add(new FundLine(
                id,
                month.getYear(),
                "财社〔" + month.getYear() + "〕" + (10 + month.getMonthValue()) + "号",
                source,
                purpose,
                stage,
                BigDecimal.valueOf(Math.max(1, Math.round(yuan * CENTS)), 2),
                chance.day(month.atDay(1), month.atDay(28)),
                chance.between(20, 900)));
    }
}

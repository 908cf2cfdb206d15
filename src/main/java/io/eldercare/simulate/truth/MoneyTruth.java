package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.Benefit;
import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.FundLine;
import io.eldercare.simulate.register.Retrofit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Money spent in the fiscal year to date, subsidies paid, and households retrofitted so far. */
final class MoneyTruth {
    private static final List<String> HARD_UP = List.of("特困", "低保");
    private static final List<String> FRAIL = List.of("高龄", "失能", "残疾");

    /** A household where its earliest accepted works were, with all that its works say of it. */
    private record Household(LocalDate acceptedOn, String county, String township, boolean special, boolean hardUp) {
        static Household joined(Household one, Household other) {
            int order = one.acceptedOn.compareTo(other.acceptedOn);
            boolean first = order < 0 || (order == 0 && one.county.compareTo(other.county) <= 0);
            Household place = first ? one : other;
            return new Household(
                    place.acceptedOn,
                    place.county,
                    place.township,
                    one.special || other.special,
                    one.hardUp || other.hardUp);
        }
    }

    /** Spending of one account since January. */
    private static final class Year {
        private BigDecimal lottery = BigDecimal.ZERO;
        private BigDecimal lotteryForElders = BigDecimal.ZERO;
        private BigDecimal forElders = BigDecimal.ZERO;

        void add(FundLine line) {
            lottery = line.isLotterySpending() ? lottery.add(line.amount()) : lottery;
            if (line.isForElders() && line.isSpending()) {
                forElders = forElders.add(line.amount());
                lotteryForElders = line.isLotterySpending() ? lotteryForElders.add(line.amount()) : lotteryForElders;
            }
        }
    }

    private final Figures figures;
    private final Filed filed;
    private final Map<String, Household> households = new LinkedHashMap<>();
    private final Map<String, Year> years = new HashMap<>();

    MoneyTruth(Figures figures, Filed filed) {
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, CountyRegisters register) {
        observeFunds(register.county(), false, month, register.funds());
        if (filed.all(register.county(), month, "benefit")) {
            BigDecimal paid =
                    register.benefits().stream().map(Benefit::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            long persons = register.benefits().stream()
                    .flatMap(one -> Optional.ofNullable(one.person()).stream())
                    .distinct()
                    .count();
            figures.count("benefit_yuan", register.county(), month, paid);
            figures.count("benefit_person_count", register.county(), month, persons);
        }
    }

    /** @param account a county, or the city itself */
    void observeFunds(String account, boolean ofCity, YearMonth month, List<FundLine> lines) {
        if (month.getMonthValue() == 1) {
            years.remove(account);
        }
        if (!filed.all(account, month, "fund")) {
            return;
        }
        Year year = years.computeIfAbsent(account, code -> new Year());
        lines.forEach(year::add);
        figures.share("lottery_elder_share", account, month, year.lotteryForElders, year.lottery);
        if (ofCity) {
            figures.share("lottery_elder_share_prefecture_level", account, month, year.lotteryForElders, year.lottery);
        }
        figures.count("elder_spending_yuan", account, month, year.forElders);
    }

    void observeRetrofits(YearMonth month, List<CountyRegisters> registers) {
        for (CountyRegisters register : registers) {
            if (filed.inThatMonth(register.county(), month, "retrofit")) {
                register.retrofits().forEach(one -> add(register.county(), one));
            }
        }
        for (CountyRegisters register : registers) {
            String county = register.county();
            if (filed.all(county, month, "retrofit")) {
                List<Household> here = new ArrayList<>(households.values());
                here.removeIf(one -> !one.county().equals(county));
                figures.count(
                        "retrofit_household_count",
                        county,
                        month,
                        here.stream().filter(Household::special).toList(),
                        Household::township);
                figures.count(
                        "retrofit_hardup_household_count",
                        county,
                        month,
                        here.stream().filter(Household::hardUp).toList(),
                        Household::township);
            }
        }
    }

    private void add(String county, Retrofit one) {
        LocalDate accepted = one.acceptedOn();
        if (accepted != null) {
            boolean special = one.eligibility().stream().anyMatch(code -> !code.equals("其他"));
            boolean hardUp = one.eligibility().stream().anyMatch(HARD_UP::contains)
                    && one.eligibility().stream().anyMatch(FRAIL::contains);
            households.merge(
                    one.household(),
                    new Household(accepted, county, one.township(), special, hardUp),
                    Household::joined);
        }
    }
}

package io.eldercare.simulate.truth;

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

/** The lottery's welfare fund in the fiscal year to date, and households retrofitted so far. */
final class MoneyTruth {
    private static final List<String> HARD_UP = List.of("特困", "低保");
    private static final List<String> FRAIL = List.of("高龄", "失能", "残疾");

    /** A household where its earliest accepted works were, with all that its works say of it. */
    private record Household(
            LocalDate acceptedOn, String county, String township, boolean special, boolean hardUp) {
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

    private final Figures figures;
    private final Filed filed;
    private final Map<String, Household> households = new LinkedHashMap<>();
    private final Map<String, BigDecimal[]> lottery = new HashMap<>();

    MoneyTruth(Figures figures, Filed filed) {
        this.figures = figures;
        this.filed = filed;
    }

    void observe(YearMonth month, CountyRegisters register) {
        String county = register.county();
        if (month.getMonthValue() == 1) {
            lottery.remove(county);
        }
        if (!filed.all(county, month, "fund")) {
            return;
        }
        BigDecimal[] sums =
                lottery.computeIfAbsent(county, code -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        for (FundLine line : register.funds()) {
            if (line.isLotterySpending()) {
                sums[0] = sums[0].add(line.isForElders() ? line.amount() : BigDecimal.ZERO);
                sums[1] = sums[1].add(line.amount());
            }
        }
        figures.share("lottery_elder_share", county, month, sums[0], sums[1]);
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

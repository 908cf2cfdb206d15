package io.eldercare.plan.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.Fraction;
import io.eldercare.plan.LargestRemainder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * With more to divide, largest remainders can give a unit less: the Alabama paradox, found by the chief clerk of the Census Office in
 * 1881 (Balinski and Young, Fair Representation, 2nd edition, 2001, chapter 5). What it costs in money is one cent.
 */
class AlabamaParadoxTest {
    /** The census of 1880: people of the 38 states, 49 371 340 in all. */
    private static final Map<String, BigDecimal> STATES = states("""
            Alabama 1262505, Arkansas 802525, California 864694, Colorado 194327, Connecticut 622700, Delaware 146608,
            Florida 269493, Georgia 1542180, Illinois 3077871, Indiana 1978301, Iowa 1624615, Kansas 996096,
            Kentucky 1648690, Louisiana 939946, Maine 648936, Maryland 934943, Massachusetts 1783085, Michigan 1636937,
            Minnesota 780773, Mississippi 1131597, Missouri 2168380, Nebraska 452402, Nevada 62266, New Hampshire 346991,
            New Jersey 1131116, New York 5082871, North Carolina 1399750, Ohio 3198062, Oregon 174768,
            Pennsylvania 4282891, Rhode Island 276531, South Carolina 995577, Tennessee 1542359, Texas 1591749,
            Vermont 332286, Virginia 1512565, West Virginia 618457, Wisconsin 1315497""");

    private static Map<String, BigDecimal> states(String text) {
        Map<String, BigDecimal> states = new TreeMap<>();
        for (String state : text.split(",")) {
            int end = state.lastIndexOf(' ');
            states.put(
                    state.substring(0, end).strip(),
                    new BigDecimal(state.substring(end + 1).strip()));
        }
        return states;
    }

    private static Fraction quota(String state, int seats) {
        BigDecimal people = STATES.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Fraction.of(seats).times(Fraction.of(STATES.get(state))).over(Fraction.of(people));
    }

    /** Largest remainders as Congress used them: nobody below one seat. Only Nevada, with a quota of 0.38, is. */
    private static Map<String, Integer> house(int seats) {
        Map<String, Integer> house = STATES.keySet().stream()
                .collect(Collectors.toMap(
                        state -> state,
                        state -> Math.max(
                                1,
                                quota(state, seats).round(0, RoundingMode.FLOOR).intValueExact())));
        int left = seats - house.values().stream().mapToInt(Integer::intValue).sum();
        STATES.keySet().stream()
                .filter(state -> !state.equals("Nevada"))
                .sorted(Comparator.comparing(
                                (String state) -> quota(state, seats).minus(Fraction.of(house.get(state))))
                        .reversed())
                .limit(left)
                .forEach(state -> house.merge(state, 1, Integer::sum));
        return house;
    }

    @Test
    void alabamaLosesASeatWhenTheHouseGrowsFrom299To300() {
        assertThat(STATES.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("49371340");
        // the quotas of the book: Alabama 7.646 → 7.671, Texas 9.640 → 9.672, Illinois 18.640 → 18.702
        assertThat(quota("Alabama", 299).round(3, RoundingMode.HALF_UP)).isEqualTo("7.646");
        assertThat(quota("Alabama", 300).round(3, RoundingMode.HALF_UP)).isEqualTo("7.671");
        assertThat(quota("Texas", 299).round(3, RoundingMode.HALF_UP)).isEqualTo("9.640");
        assertThat(quota("Texas", 300).round(3, RoundingMode.HALF_UP)).isEqualTo("9.672");
        assertThat(quota("Illinois", 299).round(3, RoundingMode.HALF_UP)).isEqualTo("18.640");
        assertThat(quota("Illinois", 300).round(3, RoundingMode.HALF_UP)).isEqualTo("18.702");

        assertThat(house(299))
                .containsEntry("Alabama", 8)
                .containsEntry("Texas", 9)
                .containsEntry("Illinois", 18);
        assertThat(house(300))
                .containsEntry("Alabama", 7)
                .containsEntry("Texas", 10)
                .containsEntry("Illinois", 19);
    }

    @Test
    void theSameHappensToFloridaWithoutAGuaranteedSeat() {
        assertThat(LargestRemainder.divide(BigDecimal.valueOf(298), STATES))
                .containsEntry("Florida", BigDecimal.valueOf(2));
        assertThat(LargestRemainder.divide(BigDecimal.valueOf(299), STATES))
                .containsEntry("Florida", BigDecimal.valueOf(1));
    }

    @Test
    void inMoneyAPotThatIsACentLargerCanCostAUnitOneCent() {
        TreeMap<String, Fraction> weights =
                new TreeMap<>(Map.of("a", Fraction.of(6), "b", Fraction.of(6), "c", Fraction.of(2)));
        // 10 × 2/14 = 1.43 against 4.29: c has the largest remainder
        assertThat(Portion.divide(10, weights).values())
                .extracting(Portion::cents)
                .containsExactly(4L, 4L, 2L);
        // 11 × 2/14 = 1.57 against 4.71: a and b have
        assertThat(Portion.divide(11, weights).values())
                .extracting(Portion::cents)
                .containsExactly(5L, 5L, 1L);
    }
}

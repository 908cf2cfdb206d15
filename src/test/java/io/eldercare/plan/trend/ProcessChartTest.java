package io.eldercare.plan.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessChartTest {
    /**
     * Accident and emergency departments of England, April 2016 to March 2019: attendances, those of more than four hours, and how
     * the NHS-R community's package plotthedots marks the share within four hours (NHSRdatasets ae_attendances, NHS England, Open
     * Government Licence v3.0).
     */
    private static final List<String> ENGLAND = List.of(
            "2016-04|1867781|186122|7 Points Above CL",
            "2016-05|2070340|201329|2 in 3 Above CL",
            "2016-06|1958802|184912|2 in 3 Above CL",
            "2016-07|2079034|201973|2 in 3 Above CL",
            "2016-08|1932901|174419|Above UCL",
            "2016-09|1952464|182597|2 in 3 Above CL",
            "2016-10|2001816|219137|7 Points Above CL",
            "2016-11|1907871|221713|Common Cause",
            "2016-12|1944567|268818|Common Cause",
            "2017-01|1895272|281612|Below LCL",
            "2017-02|1735619|216416|Common Cause",
            "2017-03|2015834|201392|7 Points Above CL",
            "2017-04|1949762|184930|2 in 3 Above CL",
            "2017-05|2066789|212872|7 Points Above CL",
            "2017-06|1994056|184945|2 in 3 Above CL",
            "2017-07|2073944|200180|2 in 3 Above CL",
            "2017-08|1924663|186706|2 in 3 Above CL",
            "2017-09|1925961|199027|7 Points Above CL",
            "2017-10|2044137|205602|7 Points Above CL",
            "2017-11|1976971|222082|7 Points Above CL",
            "2017-12|2003954|300893|Below LCL",
            "2018-01|2000086|294029|Below LCL",
            "2018-02|1820012|272187|Below LCL",
            "2018-03|2049785|315232|Below LCL",
            "2018-04|1984369|226764|7 Points Above CL",
            "2018-05|2164458|208002|2 in 3 Above CL",
            "2018-06|2093942|193418|2 in 3 Above CL",
            "2018-07|2179896|232824|7 Points Above CL",
            "2018-08|1997854|205239|7 Points Above CL",
            "2018-09|2005695|221756|7 Points Above CL",
            "2018-10|2079492|228550|7 Points Above CL",
            "2018-11|2037847|252602|Common Cause",
            "2018-12|2047518|277514|Common Cause",
            "2019-01|2113413|330696|Below LCL",
            "2019-02|1954947|308388|Below LCL",
            "2019-03|2167550|290359|Common Cause");

    private static List<BigDecimal> shares() {
        return ENGLAND.stream()
                .map(line -> line.split("\\|"))
                .map(ProcessChartTest::share)
                .toList();
    }

    private static BigDecimal share(String[] cells) {
        BigDecimal all = new BigDecimal(cells[1]);
        return all.subtract(new BigDecimal(cells[2])).divide(all, MathContext.DECIMAL64);
    }

    private static List<BigDecimal> values(double... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }

    @Test
    void marksEnglandsMonthsAsTheNhsDoes() {
        List<String> marks = ProcessChart.of(shares()).flags().stream()
                .map(ProcessChartTest::mark)
                .toList();
        assertThat(marks)
                .containsExactlyElementsOf(
                        ENGLAND.stream().map(line -> line.split("\\|")[3]).toList());
    }

    private static String mark(Optional<ProcessChart.Flag> flag) {
        return flag.map(found -> switch (found.rule()) {
                    case OUTSIDE_LIMITS -> found.high() ? "Above UCL" : "Below LCL";
                    case NEAR_LIMIT -> "2 in 3 " + (found.high() ? "Above CL" : "Below CL");
                    case SHIFT -> "7 Points " + (found.high() ? "Above CL" : "Below CL");
                    case TREND -> "7 Points " + (found.high() ? "Rising" : "Falling");
                })
                .orElse("Common Cause");
    }

    @Test
    void drawsEnglandsLimits() {
        // average 0.884706; 35 moving ranges average 0.010808; two above 3.268 × 0.010808 = 0.035320 are left out:
        // 0.009120
        ProcessLimits limits = ProcessChart.of(shares()).limits();
        assertThat(limits.centre().doubleValue()).isCloseTo(0.8847056829421237, within(1e-12));
        assertThat(limits.range().doubleValue()).isCloseTo(0.009119725589263855, within(1e-12));
        assertThat(limits.lower().doubleValue()).isCloseTo(0.8604472128746818, within(1e-12));
        assertThat(limits.upper().doubleValue()).isCloseTo(0.9089641530095656, within(1e-12));
    }

    @Test
    void multipliesTheAverageMovingRange() {
        // average 84/7 = 12; ranges 2, 2, 4, 2, 0, 2: average 2; 12 ± 2.66 × 2; 3.268 × 2
        ProcessLimits limits = ProcessLimits.of(values(10, 12, 10, 14, 12, 12, 14));
        assertThat(limits.centre()).isEqualByComparingTo("12");
        assertThat(limits.lower()).isEqualByComparingTo("6.68");
        assertThat(limits.upper()).isEqualByComparingTo("17.32");
        assertThat(limits.rangeLimit()).isEqualByComparingTo("6.536");
    }

    @Test
    void keepsTheRangeOfASingleJump() {
        // ten months of 300, then 310: screening would leave ranges of nought and set every month apart
        ProcessChart chart = ProcessChart.of(values(300, 300, 300, 300, 300, 300, 300, 300, 300, 300, 310));
        // average 3310/11 = 300.909; average range 1; limits 298.249 and 303.569
        assertThat(chart.limits().range()).isEqualByComparingTo("1");
        assertThat(chart.flags().get(10)).contains(new ProcessChart.Flag(RunRule.OUTSIDE_LIMITS, true));
        assertThat(chart.flags().get(2)).contains(new ProcessChart.Flag(RunRule.SHIFT, false));
    }

    @Test
    void seesATrendOfSevenAndNotOfSix() {
        // the rise from 5 to 11 passes the average 8.125, so that neither side holds seven; limits 0.32 and 15.93
        List<Optional<ProcessChart.Flag>> flags = ProcessChart.of(
                        values(10, 6, 10, 6, 10, 5, 6, 7, 8, 9, 10, 11, 6, 10, 6, 10))
                .flags();
        assertThat(flags.subList(5, 12)).containsOnly(Optional.of(new ProcessChart.Flag(RunRule.TREND, true)));
        assertThat(flags.get(4)).isEmpty();
        assertThat(flags.get(12)).isEmpty();
        assertThat(ProcessChart.of(values(10, 6, 10, 6, 10, 5, 6, 7, 8, 9, 10, 6, 10, 6, 10, 7))
                        .flags())
                .containsOnly(Optional.empty());
    }

    @Test
    void breaksARunAtTheCentre() {
        // seven above the average 72/14 = 5.07 are a shift; with one of them on the average 70/14 = 5 they are not
        assertThat(ProcessChart.of(values(3, 7, 3, 7, 3, 6, 6, 6, 6, 6, 6, 6, 3, 3))
                        .flags()
                        .subList(5, 12))
                .containsOnly(Optional.of(new ProcessChart.Flag(RunRule.SHIFT, true)));
        assertThat(ProcessChart.of(values(3, 7, 3, 7, 3, 6, 6, 6, 5, 6, 6, 6, 3, 3))
                        .flags())
                .containsOnly(Optional.empty());
    }
}

package io.eldercare.plan;

import static io.eldercare.plan.Examples.decimal;
import static io.eldercare.plan.Examples.month;
import static io.eldercare.plan.Examples.percent;
import static io.eldercare.plan.Examples.standing;
import static io.eldercare.plan.Examples.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.trend.Forecast;
import io.eldercare.plan.trend.GrowthProgress;
import io.eldercare.plan.trend.SeriesBreak;
import io.eldercare.plan.trend.Signal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutlookTest {
    /** At least 60 % by December 2025; 36 % were printed for December 2023. */
    private static final UnitTarget SHARE = whole(Examples.target(
            "T-1",
            "share",
            Comparison.AT_LEAST,
            "60",
            "%",
            "0",
            Optional.of(new Point(month("2023-12"), decimal("36"))),
            List.of()));

    private static final SeriesBreak RECOUNT = new SeriesBreak(month("2025-04"), "床位总数改按核定数");

    private static NavigableMap<YearMonth, KpiValue> shares(String first, String... values) {
        NavigableMap<YearMonth, KpiValue> history = new TreeMap<>();
        for (int index = 0; index < values.length; index++) {
            history.put(month(first).plusMonths(index), percent(values[index]));
        }
        return history;
    }

    private static NavigableMap<YearMonth, KpiValue> counts(String first, int... values) {
        NavigableMap<YearMonth, KpiValue> history = new TreeMap<>();
        for (int index = 0; index < values.length; index++) {
            history.put(month(first).plusMonths(index), KpiValue.count(BigDecimal.valueOf(values[index])));
        }
        return history;
    }

    private static Outlook at(UnitTarget target, String month, NavigableMap<YearMonth, KpiValue> history) {
        return Attainment.of(target, month(month), history).outlook();
    }

    /** 44, 45, 48, 50, 54, 54: the worked example of ForecastTest, ten months before December with three left: 60, half width 5.3. */
    private static NavigableMap<YearMonth, KpiValue> risingToSixty() {
        return shares("2025-04", "44", "45", "48", "50", "54", "54");
    }

    @Test
    void forecastsFromSixFigures() {
        Outlook outlook = at(SHARE, "2025-09", risingToSixty());
        assertThat(outlook.forecast())
                .contains(new Forecast(decimal("60.000000"), decimal("54.688819"), decimal("65.311181")));
        // (60 − 54) / 3 = 2 a month; changes of late 0 to 4
        assertThat(outlook.note())
                .startsWith(
                        "每月需提高2个百分点，近6个月单月变化为0个百分点至4个百分点，所需速度在此范围内；" + "按近期走势，预计到期60%（80%区间54.7%至65.3%），能否达到目标尚难判断");
    }

    @Test
    void showsThePaceOnlyWithFewerFigures() {
        Outlook outlook = at(SHARE, "2025-08", shares("2025-05", "45", "46", "47", "48"));
        assertThat(outlook.forecast()).isEmpty();
        // (60 − 48) / 4 = 3 a month, never more than 1 of late
        assertThat(outlook.note()).startsWith("每月需提高3个百分点，近6个月单月变化为1个百分点，所需速度超出此范围");
        assertThat(at(SHARE, "2025-08", shares("2025-07", "45", "48")).note()).startsWith("每月需提高3个百分点");
        assertThat(at(SHARE, "2025-08", shares("2025-07", "45", "48")).band()).isEmpty();
    }

    /** 19 of 20 lifts with three months left: a third of a lift a month; 0.1 m² a person, 0.07 now and growing by 0.01. */
    @Test
    void printsSmallChangesAndRatiosWithDecimals() {
        UnitTarget lifts = whole(
                Examples.target("T-4", "lifts", Comparison.AT_LEAST, "20", "部", "0", Examples.NO_BASELINE, List.of()));
        assertThat(at(lifts, "2025-09", counts("2025-06", 19, 19, 19, 19)).note())
                .startsWith("每月需增加0.3部，近6个月单月变化为0部，所需速度超出此范围");
        UnitTarget land = whole(Examples.target(
                "T-5", "land", Comparison.AT_LEAST, "0.1", "平方米/人", "0", Examples.NO_BASELINE, List.of()));
        NavigableMap<YearMonth, KpiValue> history = shares("2025-06", "0.04", "0.05", "0.06", "0.07");
        assertThat(at(land, "2025-09", history).note()).startsWith("每月需增加0.01平方米/人，近6个月单月变化为0.01平方米/人，所需速度在此范围内");
    }

    @Test
    void endsAtTheDeadlineAndKeepsOffDuties() {
        var year = shares("2025-07", "44", "45", "48", "50", "54", "54");
        assertThat(at(SHARE, "2025-12", year).forecast()).isEmpty();
        assertThat(at(SHARE, "2025-12", year).growth()).isEmpty();
        assertThat(at(SHARE, "2025-12", year).band()).isEmpty();
        assertThat(Attainment.of(SHARE, month("2025-12"), year).recentPace()).isEmpty();
        assertThat(Attainment.of(SHARE, month("2025-11"), year).recentPace()).isPresent();
        UnitTarget duty = whole(standing(Examples.share("T-3", "visit", Comparison.EQUAL, "100", "90")));
        Outlook visits = at(duty, "2025-09", risingToSixty());
        assertThat(visits.forecast()).isEmpty();
        assertThat(visits.band()).isEmpty();
        assertThat(visits.note()).isEmpty();
    }

    @Test
    void keepsForecastsWhereTheFigureCanBe() {
        Outlook high = at(SHARE, "2025-09", shares("2025-04", "90", "91", "94", "96", "100", "100"));
        assertThat(high.forecast().map(Forecast::value)).contains(decimal("100.000000"));
        assertThat(high.forecast().map(Forecast::high)).contains(decimal("100.000000"));
        assertThat(high.note()).isEqualTo("按近期走势，预计到期100%，预计能够达到目标");
        // 0 − 2 × 3, however wide the interval
        UnitTarget beds = whole(
                Examples.target("T-2", "beds", Comparison.AT_LEAST, "30", "张", "0", Examples.NO_BASELINE, List.of()));
        Outlook falling = at(beds, "2025-09", counts("2025-04", 10, 9, 6, 4, 0, 0));
        assertThat(falling.forecast())
                .contains(new Forecast(decimal("0.000000"), decimal("0.000000"), decimal("0.000000")));
    }

    @Test
    void leavesIncompleteMonthsOut() {
        var history = risingToSixty();
        Bounds open = new Bounds(decimal("20"), Optional.of(decimal("90")), decimal("0.5"), List.of("360202"));
        history.put(month("2025-10"), percent("90").with(open));
        // still three months after September
        assertThat(at(SHARE, "2025-10", history).forecast().map(Forecast::value))
                .contains(decimal("60.000000"));
        history.remove(month("2025-10"));
        assertThat(at(SHARE, "2025-10", history).forecast()).isEmpty();
    }

    @Test
    void crossesNoChangeOfDefinition() {
        var history = shares("2024-10", "70", "71", "72", "73", "74", "75");
        history.putAll(risingToSixty());
        Attainment cut = Attainment.of(SHARE, month("2025-09"), history, List.of(RECOUNT));
        assertThat(cut.outlook().forecast().map(Forecast::value)).contains(decimal("60.000000"));
        // changes since April: 1, 3, 2, 4, 0; the fall from 75 to 44 is none of them
        assertThat(cut.recentPace()).contains(decimal("2.000000"));
        assertThat(cut.outlook().band()).contains(new Pace.Band(decimal("0.000000"), decimal("4.000000")));
        assertThat(cut.outlook().note()).endsWith("2025年4月起口径调整（床位总数改按核定数），走势只用此后数据");
        // a break that has not come yet changes nothing
        SeriesBreak later = new SeriesBreak(month("2025-10"), "以后");
        assertThat(Attainment.of(SHARE, month("2025-09"), history, List.of(later)))
                .isEqualTo(Attainment.of(SHARE, month("2025-09"), history));
    }

    @Test
    void measuresGrowthFromTheFirstFigureAfterAChangeOfDefinition() {
        UnitTarget beds = whole(
                Examples.target("T-2", "beds", Comparison.AT_LEAST, "144", "张", "0", Examples.NO_BASELINE, List.of()));
        NavigableMap<YearMonth, KpiValue> history = counts("2023-11", 500, 100);
        history.put(month("2024-12"), KpiValue.count(decimal("110")));
        SeriesBreak recount = new SeriesBreak(month("2023-12"), "按核定数");
        // since December 2023: 10 % in a year, 20 % a year required (100 × 1.2² = 144): ratio 0.5
        Attainment half = Attainment.of(beds, month("2024-12"), history, List.of(recount));
        assertThat(half.outlook().growth())
                .contains(
                        new GrowthProgress(Optional.of(decimal("0.500000")), GrowthProgress.Verdict.LIMITED_PROGRESS));
    }

    @Test
    void notesWhereTheSdgMethodDisagrees() {
        // straight path 36 → 60: in December 2024 48 are due, 45 are lagging (from 48 − 0.25 × 12 = 45);
        // growth 25 % in a year against √(60/36) − 1 = 29.1 % a year: ratio 0.859, which is the same grade
        var lagging = shares("2024-12", "45");
        Attainment agreed = Attainment.of(SHARE, month("2024-12"), lagging);
        assertThat(agreed.status()).isEqualTo(Status.LAGGING);
        assertThat(agreed.outlook().growth().flatMap(GrowthProgress::ratio)).contains(decimal("0.859123"));
        assertThat(agreed.outlook().note()).doesNotContain("SDG");
        // 47.2: still lagging on the line, on track by growth (31.1 % : 29.1 % = 1.07), since an exponential starts
        // slowly
        Attainment apart = Attainment.of(SHARE, month("2024-12"), shares("2024-12", "47.2"));
        assertThat(apart.status()).isEqualTo(Status.LAGGING);
        assertThat(apart.outlook().note())
                .isEqualTo("每月需提高1.1个百分点；按可持续发展目标（SDG）进展评估方法为“进展良好”（实际与所需年均增速之比1.07），" + "与“略有滞后”不一致，以序时进度为准");
    }

    @Test
    void tellsAChangeFromNoise() {
        UnitTarget duty = whole(standing(Examples.share("T-3", "visit", Comparison.EQUAL, "100", "90")));
        String[] even = new String[12];
        for (int index = 0; index < 12; index++) {
            even[index] = index % 2 == 0 ? "88" : "92";
        }
        assertThat(at(duty, "2025-12", shares("2025-01", even)).note()).isEqualTo("变化在正常波动范围内，按现有水平能否达标各月不一");
        var fallen = shares("2025-01", even);
        fallen.put(month("2026-01"), percent("60"));
        Outlook outlook = at(duty, "2026-01", fallen);
        assertThat(outlook.behaviour().map(seen -> seen.signal())).contains(Signal.CONCERN);
        assertThat(outlook.note()).isEqualTo("出现转差信号（低于波动下限），按现有水平各月均难以达标");
    }

    @Test
    void countsNearTheGoalOfAnApproximateTargetAsBasicallyReached() {
        UnitTarget around = whole(Examples.share("T-4", "share", Comparison.APPROXIMATELY, "60", "0"));
        // forecast 54, interval 48.7 to 59.3; from 55 it would be basically met
        assertThat(at(around, "2025-09", shares("2025-04", "38", "39", "42", "44", "48", "48"))
                        .note())
                .contains("预计到期54%（80%区间48.7%至59.3%），能否基本达到目标尚难判断");
    }
}

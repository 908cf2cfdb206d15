package io.eldercare.plan;

import java.math.BigDecimal;
import java.util.Optional;

/** The sentence printed beside a status. */
final class Reasons {
    private final UnitTarget target;
    private final String unit;
    private final int decimals;

    Reasons(UnitTarget target) {
        this.target = target;
        this.unit = target.target().unit();
        this.decimals = target.target().isShare() ? 1 : target.target().isRatio() ? 2 : 0;
    }

    static String noData() {
        return "本月缺报";
    }

    /** Nobody has had to report it yet. */
    static String notYetDue() {
        return "报表尚未到首次报送期";
    }

    /** A share whose base is nought. */
    static String nothingToCount() {
        return "本月没有应计对象";
    }

    String undecided(KpiValue value, Bounds bounds) {
        String reported = value.value()
                .map(known -> "已报地区" + print(known, decimals) + "，")
                .orElse("");
        String low = print(bounds.low(), decimals);
        String range = bounds.high()
                .map(high -> "，全域在" + low + "至" + print(high, decimals) + "之间")
                .orElse("，全域不低于" + low);
        return reported + covering(bounds) + range + "，本期不作达标判断";
    }

    String certain(Bounds bounds) {
        return "（" + covering(bounds) + "，不影响结论）";
    }

    private String covering(Bounds bounds) {
        String assumed = target.target().isShare() ? "0至100%" : "0至上次报数";
        return "覆盖" + print(bounds.coverage().movePointRight(2), 1, "%") + "，未报部分按" + assumed + "测算";
    }

    String duty(Status status, BigDecimal value) {
        return status == Status.DUTY_MET
                ? "本月" + beside(value) + "，达到" + goal() + "要求"
                : "本月" + beside(value) + "，距" + goal() + "要求差" + gap(value, target.value());
    }

    String met(BigDecimal value) {
        String excess = isFarAbove(value) ? "，高出" + gap(value, target.value()) : "";
        String verb = target.target().isUpward() ? "达到目标" : "控制在目标";
        return "本月" + beside(value) + "，" + verb + goal() + excess;
    }

    private boolean isFarAbove(BigDecimal value) {
        return target.target().comparison() == Comparison.APPROXIMATELY
                && value.compareTo(target.value().add(target.target().tolerance())) > 0;
    }

    String basicallyMet(BigDecimal value) {
        return "本月" + beside(value) + "，在目标" + goal() + "的允许范围（"
                + measure(target.target().tolerance(), decimals) + "）内";
    }

    String onPath(Status status, BigDecimal value, BigDecimal expected, Point start) {
        if (value.compareTo(start.value()) == 0 && expected.compareTo(start.value()) == 0) {
            return "本月" + beside(value) + "，以此为起点，" + due() + "应达到" + goal();
        }
        int places = Figures.decimalsToTellApart(value, expected, decimals);
        String both = "本月" + print(value, places);
        return status == Status.ON_TRACK
                ? both + "，达到序时进度" + print(expected, places) + "，距目标" + goal() + "差" + gap(value, target.value())
                : both + "，距序时进度" + print(expected, places) + "差" + gap(value, expected);
    }

    String fallenBack(BigDecimal value) {
        return "起点已达标，本月回到" + beside(value) + "，距目标" + goal() + "差" + gap(value, target.value());
    }

    /** @param now this month's value when the month lies after the deadline */
    String atDeadline(Status status, BigDecimal value, Optional<BigDecimal> now) {
        String text = "截至" + due() + "为" + beside(value);
        String verdict = switch (status) {
            case MET_ON_TIME -> "，如期达到目标" + goal();
            case BASICALLY_MET -> "，基本达到目标" + goal();
            default -> "，距目标" + goal() + "差" + gap(value, target.value());
        };
        String since = now.map(later -> "；本月" + beside(later) + (target.isMetBy(later) ? "，已达到目标" : "，未达到目标"))
                .orElse("");
        return text + verdict + since;
    }

    /** Nothing usable was reported for the deadline itself: this month's value is all there is. */
    String afterDeadline(Status status, BigDecimal value) {
        String verdict = switch (status) {
            case MET_ON_TIME -> "，已达到目标" + goal();
            case BASICALLY_MET -> "，基本达到目标" + goal();
            default -> "，距目标" + goal() + "差" + gap(value, target.value());
        };
        return "期限" + due() + "没有可用的数，按本月" + beside(value) + "评" + verdict;
    }

    private String due() {
        return Figures.month(target.target().deadline());
    }

    private String goal() {
        String suffix = switch (target.target().comparison()) {
            case APPROXIMATELY -> "左右";
            case AT_MOST -> "以内";
            case ABOVE -> "以上（不含本数）";
            default -> "";
        };
        return print(target.value(), decimals) + suffix + (target.isComputed() ? "（试算）" : "");
    }

    /** The value, with enough decimals not to look like the target when it is not. */
    private String beside(BigDecimal value) {
        return print(value, Figures.decimalsToTellApart(value, target.value(), decimals));
    }

    private String gap(BigDecimal value, BigDecimal level) {
        int places = Figures.decimalsToTellApart(value, level, decimals);
        return measure(Figures.gap(value, level, places).abs(), places);
    }

    private String measure(BigDecimal amount, int places) {
        return print(amount, places, target.target().isShare() ? "个百分点" : unit);
    }

    private String print(BigDecimal value, int places) {
        return print(value, places, unit);
    }

    private static String print(BigDecimal value, int places, String unit) {
        return Figures.withUnit(value, places, unit);
    }
}

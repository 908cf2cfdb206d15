package io.eldercare.plan;

import io.eldercare.plan.trend.Direction;
import io.eldercare.plan.trend.Forecast;
import io.eldercare.plan.trend.GrowthProgress;
import io.eldercare.plan.trend.ProcessBehaviour;
import io.eldercare.plan.trend.ProcessChart;
import io.eldercare.plan.trend.SeriesBreak;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences of an {@link Outlook}. */
final class OutlookNotes {
    private final UnitTarget target;
    private final Direction direction;
    private final boolean share;
    private final int decimals;

    OutlookNotes(UnitTarget target) {
        this.target = target;
        this.direction = target.target().direction();
        this.share = target.target().isShare();
        this.decimals = share ? 1 : target.target().isRatio() ? 2 : 0;
    }

    /** Those that say something, one after the other. */
    String of(String... sentences) {
        return Arrays.stream(sentences).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining("；"));
    }

    /** What every month left must bring, and whether months of late brought as much. */
    String pace(Optional<BigDecimal> required, Optional<Pace.Band> band) {
        return required.map(needed -> {
                    String verb = share ? needed.signum() < 0 ? "降低" : "提高" : needed.signum() < 0 ? "减少" : "增加";
                    return "每月需" + verb + change(needed.abs())
                            + band.map(usual -> "，近6个月单月变化为" + changes(usual)
                                            + (usual.allows(needed, direction) ? "，所需速度在此范围内" : "，所需速度超出此范围"))
                                    .orElse("");
                })
                .orElse("");
    }

    String forecast(Optional<Forecast> forecast) {
        return forecast.map(ahead -> "按近期走势，预计到期" + figure(ahead.value()) + interval(ahead) + "，" + prospect(ahead))
                .orElse("");
    }

    /** Not worth printing where both ends read the same. */
    private String interval(Forecast ahead) {
        String low = figure(ahead.low());
        String high = figure(ahead.high());
        return low.equals(high) ? "" : "（80%区间" + low + "至" + high + "）";
    }

    private String prospect(Forecast ahead) {
        BigDecimal best = direction == Direction.UP ? ahead.high() : ahead.low();
        BigDecimal worst = direction == Direction.UP ? ahead.low() : ahead.high();
        boolean around = target.target().comparison() == Comparison.APPROXIMATELY;
        BigDecimal level = target.value().subtract(target.target().tolerance());
        String reach = around ? "基本达到目标" : "达到目标";
        if (direction.reaches(worst, level)) {
            return "预计能够" + reach;
        }
        return direction.reaches(best, level) ? "能否" + reach + "尚难判断" : "预计难以" + reach;
    }

    /** Only where the method judges otherwise than the status. */
    String growth(Optional<GrowthProgress> growth, Status status) {
        return growth.filter(progress -> grade(status)
                        .map(grade -> grade != grade(progress.verdict()))
                        .orElse(false))
                .map(progress -> "按可持续发展目标（SDG）进展评估方法为“" + progress.verdict().label() + "”"
                        + progress.ratio()
                                .map(ratio -> "（实际与所需年均增速之比" + ratio.setScale(2, RoundingMode.HALF_UP) + "）")
                                .orElse("")
                        + "，与“" + status.label() + "”不一致，以序时进度为准")
                .orElse("");
    }

    private enum Grade {
        GOOD,
        FAIR,
        POOR
    }

    private static Optional<Grade> grade(Status status) {
        return switch (status) {
            case MET, BASICALLY_MET, ON_TRACK -> Optional.of(Grade.GOOD);
            case LAGGING -> Optional.of(Grade.FAIR);
            case OFF_TRACK -> Optional.of(Grade.POOR);
            default -> Optional.empty();
        };
    }

    private static Grade grade(GrowthProgress.Verdict verdict) {
        return switch (verdict) {
            case TARGET_MET, ON_TRACK -> Grade.GOOD;
            case ACCELERATION_NEEDED -> Grade.FAIR;
            case LIMITED_PROGRESS, DETERIORATION -> Grade.POOR;
        };
    }

    String behaviour(Optional<ProcessBehaviour> behaviour) {
        return behaviour.map(seen -> signal(seen) + assurance(seen)).orElse("");
    }

    private static String signal(ProcessBehaviour seen) {
        String rule = seen.flag().map(OutlookNotes::rule).orElse("");
        return switch (seen.signal()) {
            case COMMON_CAUSE -> "变化在正常波动范围内";
            case IMPROVEMENT -> "出现好转信号（" + rule + "）";
            case CONCERN -> "出现转差信号（" + rule + "）";
        };
    }

    private static String rule(ProcessChart.Flag flag) {
        return switch (flag.rule()) {
            case OUTSIDE_LIMITS -> flag.high() ? "高于波动上限" : "低于波动下限";
            case NEAR_LIMIT -> "连续3个月中有2个月接近波动" + (flag.high() ? "上限" : "下限");
            case SHIFT -> "连续7个月" + (flag.high() ? "高于" : "低于") + "平均水平";
            case TREND -> "连续7个月" + (flag.high() ? "上升" : "下降");
        };
    }

    /** For a duty of every month; where a target lies ahead the forecast says it. */
    private String assurance(ProcessBehaviour seen) {
        if (!target.target().standing()) {
            return "";
        }
        return switch (seen.assurance()) {
            case CONSISTENTLY_PASS -> "，按现有水平各月均可达标";
            case CONSISTENTLY_FAIL -> "，按现有水平各月均难以达标";
            case HIT_AND_MISS -> "，按现有水平能否达标各月不一";
        };
    }

    String change(Optional<SeriesBreak> change) {
        return change.map(latest -> Figures.month(latest.month()) + "起口径调整（" + latest.note() + "），走势只用此后数据")
                .orElse("");
    }

    private String figure(BigDecimal value) {
        return Figures.withUnit(value, decimals, target.target().unit());
    }

    private String changes(Pace.Band usual) {
        String low = change(usual.low());
        String high = change(usual.high());
        return low.equals(high) ? low : low + "至" + high;
    }

    /** With enough decimals that a change does not read as none. */
    private String change(BigDecimal amount) {
        return Figures.withUnit(
                amount,
                Figures.decimalsToTellApart(amount, BigDecimal.ZERO, decimals),
                share ? "个百分点" : target.target().unit());
    }
}

package io.eldercare.report.site;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure of one region and month, as in {@code mart.kpi_value}.
 *
 * @param coverage share of the base that reported, 0–1
 */
record Figure(
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable BigDecimal coverage,
        @Nullable String flag) {
    static final Figure NONE = new Figure(null, null, null, null, null, null, null);

    /** What stands in the place of a missing value. */
    String absence() {
        return this == NONE ? "缺报" : suppressed() ? "*" : "无对象";
    }

    private boolean suppressed() {
        return "suppressed".equals(flag);
    }

    /** Whether the same share of the base reported. */
    boolean reachesAs(Figure other) {
        return reach().compareTo(other.reach()) == 0;
    }

    private BigDecimal reach() {
        return coverage == null ? BigDecimal.ONE : coverage;
    }

    /** What a reader must know beside the value; empty where nothing. */
    String remark(Indicator indicator) {
        if (value == null) {
            return this == NONE ? absence() : suppressed() ? "人数少，按规定不予公布" : "没有应统计的对象";
        }
        if (coverage != null && coverage.compareTo(BigDecimal.ONE) < 0) {
            String reach = "报送不全，覆盖"
                    + coverage.movePointRight(2)
                            .setScale(1, java.math.RoundingMode.DOWN)
                            .toPlainString() + "%";
            return low == null || high == null
                    ? reach
                    : reach + "，在" + indicator.print(low) + "至" + indicator.print(high) + "之间";
        }
        return "census_2020".equals(flag) ? "人口按2020年普查" : "";
    }
}

package io.eldercare.report.site;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a county sent of one feed in one month.
 *
 * @param passingShare accepted rows / rows, 0–1
 */
record Filing(
        String feed,
        String feedName,
        boolean expected,
        boolean filed,
        boolean onTime,
        boolean nonEmpty,
        @Nullable BigDecimal passingShare,
        long rows,
        long rejected) {

    String state() {
        if (!filed) {
            return expected ? "未报" : "不要求";
        }
        return nonEmpty ? onTime ? "按时" : "迟报" : "空表";
    }
}

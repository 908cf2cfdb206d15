package io.eldercare.plan.signal;

import java.time.LocalDate;

/**
 * A statement that was there in time and was changed when corrections were no longer asked for.
 *
 * @param feed whose statement, and its title
 * @param first day on which it was first received
 * @param edited day on which the one in force was received
 * @param limit last day for corrections
 * @param rowsBefore rows in force by that day
 * @param rowsNow rows in force now
 */
public record LateEdit(
        String feed, String title, LocalDate first, LocalDate edited, LocalDate limit, long rowsBefore, long rowsNow) {

    String evidence() {
        return title + "于" + edited + "重报，晚于订正截止日" + limit + "（" + first + "已报）；有效行由" + rowsBefore + "变为" + rowsNow
                + "，改后达到目标";
    }
}

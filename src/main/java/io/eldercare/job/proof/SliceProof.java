package io.eldercare.job.proof;

import io.eldercare.mart.DeliveryRecord;
import java.time.YearMonth;
import java.util.List;

/**
 * A county's month of a feed that a figure rests on, with every delivery that ever came for it.
 *
 * @param deliveries by revision
 */
record SliceProof(
        String feed,
        String feedName,
        String countyCode,
        String countyName,
        YearMonth month,
        List<DeliveryRecord> deliveries) {

    /** How a delivery stands: in_force, withdrawn, superseded, waiting, conflict or refused. */
    static String standing(DeliveryRecord delivery) {
        if (delivery.verdict().equals("rejected")) {
            return delivery.reason().map("SUB_SEQUENCE_CONFLICT"::equals).orElse(false) ? "conflict" : "refused";
        }
        return switch (delivery.reason().orElse("")) {
            case "SUB_SUPERSEDED" -> "superseded";
            case "SUB_WAITING" -> "waiting";
            default -> delivery.mode().equals("void") ? "withdrawal" : "in_force";
        };
    }

    static String standingName(DeliveryRecord delivery) {
        return switch (standing(delivery)) {
            case "in_force" -> "生效";
            case "withdrawal" -> "撤回";
            case "superseded" -> "已被替代";
            case "waiting" -> "待前一份到达";
            case "conflict" -> "与同号文件冲突，退回";
            default -> "退回";
        };
    }

    static String modeName(DeliveryRecord delivery) {
        return switch (delivery.mode()) {
            case "full" -> "全量";
            case "delta" -> "增补";
            default -> "撤回";
        };
    }
}

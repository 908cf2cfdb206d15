package io.eldercare.job.proof;

/**
 * A check on the rows that a figure rests on.
 *
 * @param columnLabel Chinese; empty where the whole row is meant
 * @param outcome passed, rejected (rows were sent back), warned (rows were taken) or found (across deliveries)
 * @param rows rows that broke the rule; 0 when passed
 */
record CheckResult(
        String feed, String feedName, String ruleId, String columnLabel, String message, String outcome, long rows) {
    boolean isPassed() {
        return rows == 0;
    }

    String outcomeName() {
        return switch (outcome) {
            case "passed" -> "通过";
            case "rejected" -> "退回";
            case "warned" -> "提醒";
            default -> "核查";
        };
    }
}

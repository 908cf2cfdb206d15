package io.eldercare.plan.money;

import java.math.BigDecimal;

/**
 * An amount with its reason.
 *
 * @param yuan two decimals; negative for an adjustment or settlement that takes away
 * @param formula in words
 * @param numbers the formula with the numbers put in, which can be checked by hand to the cent
 */
public record MoneyLine(Kind kind, BigDecimal yuan, String formula, String numbers) {

    /** What an amount is for. */
    public enum Kind {
        NEED("need", "需求部分"),
        PERFORMANCE("performance", "绩效部分"),
        IMPROVEMENT("improvement", "进步部分"),
        /** what floors and caps add or take */
        LIMIT("limit", "保底封顶调整"),
        /** paid before the evaluation */
        ADVANCE("advance", "预拨"),
        /** what is left of the amount after the advance */
        SETTLEMENT("settlement", "清算");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }
}

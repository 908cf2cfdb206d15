package io.eldercare.simulate.register;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Money booked. {@code beneficiaries} is 0 where the line names none. */
public record FundLine(
        String id,
        int fiscalYear,
        String document,
        String source,
        String purpose,
        String stage,
        BigDecimal amount,
        LocalDate bookedOn,
        int beneficiaries) {
    private static final String LOTTERY = "福彩";
    private static final String SPENT = "支出";

    /** Spent out of the lottery's welfare fund. */
    public boolean isLotterySpending() {
        return source.equals(LOTTERY) && isSpending();
    }

    public boolean isSpending() {
        return stage.equals(SPENT);
    }

    public boolean isForElders() {
        return Funds.FOR_ELDERS.contains(purpose);
    }
}

package io.eldercare.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a unit gets of the money that was allocated for the month; the dossier beside the bulletin shows the calculation.
 *
 * @param pot the whole, yuan
 * @param share of the pot, 0–1
 */
record AllotmentLine(String region, BigDecimal yuan, BigDecimal share, BigDecimal pot, boolean trial) {

    /** Empty where nothing was allocated. */
    static List<AllotmentLine> read(MartReader mart) {
        return mart.list(
                """
                select allocation.region_code, allocation.amount_yuan, allocation.share, pot.pot_yuan, pot.trial
                from mart.allocation join mart.allocation_pot as pot using (plan_code, month)
                where plan_code = :plan and month = :month order by allocation.region_code""",
                (row, context) -> new AllotmentLine(
                        row.getString("region_code"),
                        row.getBigDecimal("amount_yuan"),
                        row.getBigDecimal("share"),
                        row.getBigDecimal("pot_yuan"),
                        row.getBoolean("trial")));
    }
}

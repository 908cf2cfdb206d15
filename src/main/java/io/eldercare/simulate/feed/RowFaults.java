package io.eldercare.simulate.feed;

import io.eldercare.simulate.draw.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spoils rows of a table at the rates of the calibration; at most one damage a row. */
public final class RowFaults {
    private final FaultRates rates;

    public RowFaults(FaultRates rates) {
        this.rates = rates;
    }

    public Table spoiled(Table table, double factor, Chance chance) {
        Map<Damage, Double> damages = rates.rows().getOrDefault(table.feed().code(), Map.of());
        if (damages.isEmpty()) {
            return table;
        }
        List<@Nullable Object[]> rows = new ArrayList<>(table.rows().size());
        for (@Nullable Object[] row : table.rows()) {
            double draw = chance.part(0, 1) / factor;
            @Nullable Object[] written = row.clone();
            rows.add(written);
            for (Map.Entry<Damage, Double> damage : damages.entrySet()) {
                draw -= damage.getValue();
                if (draw < 0) {
                    if (damage.getKey() == Damage.DUPLICATE) {
                        rows.add(row.clone());
                    } else {
                        damage.getKey().spoil(table.feed(), written);
                    }
                    break;
                }
            }
        }
        return table.with(rows);
    }
}

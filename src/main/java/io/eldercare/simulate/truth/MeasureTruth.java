package io.eldercare.simulate.truth;

import io.eldercare.simulate.register.Measure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What other departments state; it stands until the next statement is due. */
final class MeasureTruth {
    private final Figures figures;
    private final Filed filed;
    private final Map<String, List<Measure>> last = new HashMap<>();

    MeasureTruth(Figures figures, Filed filed) {
        this.figures = figures;
        this.filed = filed;
    }

    void observe(String region, YearMonth month, List<Measure> reported) {
        if (filed.inThatMonth(region, month, "reported_measure")) {
            last.put(region, reported);
        }
        if (!filed.all(region, month, "reported_measure")) {
            return;
        }
        for (Measure one : last.getOrDefault(region, List.of())) {
            String code = one.plan().code();
            if (one.plan().isShare()) {
                figures.share(
                        code,
                        region,
                        month,
                        BigDecimal.valueOf(one.numerator()).multiply(one.plan().factor()),
                        BigDecimal.valueOf(one.denominator()));
            } else {
                figures.count(code, region, month, one.numerator());
            }
        }
    }
}

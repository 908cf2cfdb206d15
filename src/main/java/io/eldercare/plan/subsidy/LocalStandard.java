package io.eldercare.plan.subsidy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a standard that counties set themselves.
 *
 * @param factor such as 0.8 of the minimum wage, 1.3 of the subsistence standard
 * @param yuan monthly standard by county code; a county that is left out has not been told
 */
public record LocalStandard(Kind kind, BigDecimal factor, SortedMap<String, BigDecimal> yuan) {

    public LocalStandard {
        yuan = Collections.unmodifiableSortedMap(new TreeMap<>(yuan));
    }

    public enum Kind {
        MINIMUM_WAGE("最低工资标准"),
        SUBSISTENCE("最低生活保障标准"),
        URBAN_SUPPORT("城市特困集中供养标准");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Yuan, half up to the cent. */
    public Optional<BigDecimal> rateIn(String county) {
        return Optional.ofNullable(yuan.get(county))
                .map(standard -> standard.multiply(factor).setScale(2, RoundingMode.HALF_UP));
    }
}

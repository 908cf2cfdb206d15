package io.eldercare.definitions;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Units that differ by a Chinese multiple: 万元 and 元, 千张 and 张. */
public final class Units {
    private static final Map<String, BigDecimal> MULTIPLES = Map.of(
            "", BigDecimal.ONE,
            "百", new BigDecimal("100"),
            "千", new BigDecimal("1000"),
            "万", new BigDecimal("10000"),
            "十万", new BigDecimal("100000"),
            "百万", new BigDecimal("1000000"),
            "千万", new BigDecimal("10000000"),
            "亿", new BigDecimal("100000000"));

    private Units() {}

    /** What a number in {@code stated} is multiplied with to be in {@code wanted}; empty when the two do not compare. */
    public static Optional<BigDecimal> multiplier(String stated, String wanted) {
        if (wanted.isEmpty() || !stated.endsWith(wanted)) {
            return Optional.empty();
        }
        return Optional.ofNullable(MULTIPLES.get(stated.substring(0, stated.length() - wanted.length())));
    }
}

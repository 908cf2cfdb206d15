package io.eldercare.plan.money;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A measure of need; more of it means more money.
 *
 * @param kpiCode the figure that states it; empty while nobody delivers it, then the other bases carry its weight
 * @param weight of 1 over all bases
 */
public record NeedBase(String code, String name, Optional<String> kpiCode, BigDecimal weight) {}

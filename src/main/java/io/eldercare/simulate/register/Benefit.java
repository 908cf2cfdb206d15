package io.eldercare.simulate.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payment of the month, to a person or to an institution. */
public record Benefit(
        String id,
        @Nullable String person,
        @Nullable String institution,
        String scheme,
        BigDecimal amount,
        LocalDate paidOn) {}

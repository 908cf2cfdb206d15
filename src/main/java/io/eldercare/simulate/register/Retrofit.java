package io.eldercare.simulate.register;

import io.eldercare.simulate.draw.Elder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works in an elder's home. {@code acceptedOn} is missing where they were not accepted. */
public record Retrofit(
        String id,
        Elder elder,
        String household,
        String township,
        List<String> eligibility,
        LocalDate appliedOn,
        LocalDate completedOn,
        @Nullable LocalDate acceptedOn,
        int cost,
        int subsidy,
        boolean selfPaid) {}

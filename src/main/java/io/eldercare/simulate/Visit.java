package io.eldercare.simulate;

import java.time.LocalDateTime;

/** A visit to an elder as the county writes it down. */
record Visit(
        String id,
        Elder elder,
        LocalDateTime visitedAt,
        String mode,
        String outcome,
        String visitorType,
        String visitorId,
        int minutes,
        boolean referred) {}

package io.eldercare.simulate.world;

import io.eldercare.simulate.draw.Elder;
import java.time.LocalDateTime;

/** A visit to an elder as the county writes it down. */
public record Visit(
        String id,
        Elder elder,
        LocalDateTime visitedAt,
        String mode,
        String outcome,
        String visitorType,
        String visitorId,
        int minutes,
        boolean referred) {}

package io.eldercare.plan;

import io.eldercare.plan.trend.Forecast;
import io.eldercare.plan.trend.GrowthProgress;
import io.eldercare.plan.trend.ProcessBehaviour;
import java.util.Optional;

/**
 * What the series of a target tells by itself. Shown beside the status and never changing it.
 *
 * @param band between what the recent monthly changes lie, for the required pace to be held against; empty for standing duties and from the
 *     deadline on
 * @param forecast at the deadline; empty for standing duties, with fewer than six complete figures, and from the deadline on
 * @param growth the method of the Sustainable Development Goals; empty for standing duties, from the deadline on, and where it is undefined
 * @param behaviour usual variation and signals; empty with fewer than twelve complete figures, and for a month whose figure is not complete
 * @param note Chinese sentences with what is worth saying; empty when there is nothing
 */
public record Outlook(
        Optional<Pace.Band> band,
        Optional<Forecast> forecast,
        Optional<GrowthProgress> growth,
        Optional<ProcessBehaviour> behaviour,
        String note) {}

package io.eldercare.job.proof;

import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import java.util.Optional;

/**
 * What a region below brings to a figure.
 *
 * @param depth 0 for the region's children, 1 for theirs
 * @param counted the numerator and denominator that are in the sum; empty where nothing is
 * @param own the region's own published figure; empty where it has none
 * @param remark why it is not in the sum, or where it comes from; may be empty
 */
record RegionPart(Region region, int depth, Optional<KpiValue> counted, Optional<KpiValue> own, String remark) {}

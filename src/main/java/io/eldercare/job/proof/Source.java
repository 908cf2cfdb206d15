package io.eldercare.job.proof;

import io.eldercare.transform.FigureRows.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What one delivery of one county brings to a figure.
 *
 * @param deliveryId empty for the census of 2020
 * @param sheet empty for a file without sheets
 * @param rows rows counted
 * @param denominator empty for counts
 * @param lines by row number, perhaps not all
 */
record Source(
        String countyCode,
        String deliveryId,
        String file,
        String sheet,
        long rows,
        BigDecimal numerator,
        Optional<BigDecimal> denominator,
        List<Line> lines) {}

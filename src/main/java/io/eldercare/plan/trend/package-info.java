/**
 * What a monthly series tells by itself: where it is heading, whether a month differs from the usual variation, how its growth compares
 * with the growth a target asks for. Published methods over months and numbers; knows neither plans nor regions. Imports the JDK only;
 * exact decimals but for the fractional powers of {@link io.eldercare.plan.trend.GrowthProgress}, which are those of
 * {@link java.lang.StrictMath} and thus the same everywhere.
 */
@NullMarked
package io.eldercare.plan.trend;

import org.jspecify.annotations.NullMarked;

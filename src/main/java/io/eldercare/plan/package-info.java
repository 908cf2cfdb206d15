/**
 * What a plan promises and where it stands: regions, targets, paths, attainment, quotas, scorecards. Pure functions over small
 * data handed in by the caller; no input or output, no clock, no floating point. Imports the JDK and {@code plan.trend} only.
 */
@NullMarked
package io.eldercare.plan;

import org.jspecify.annotations.NullMarked;

/**
 * What a plan promises and where it stands: regions, targets, paths, attainment, quotas, and the rules of its scoring. Pure functions
 * over small data handed in by the caller; no input or output, no clock, no floating point. {@code score} computes scorecards by those
 * rules, {@code rank} says how sure a ranking is, {@code funnel} what chance does to small counties, {@code trend} where a series is
 * heading, {@code money} who gets how much. Imports the JDK only.
 */
@NullMarked
package io.eldercare.plan;

import org.jspecify.annotations.NullMarked;

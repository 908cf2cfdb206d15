/**
 * How sure a ranking is: composite scores as functions of their assumptions, rank intervals, tie bands, sensitivity. Simulations in
 * doubles with {@link java.util.Random} (its sequence is part of its contract) and {@link java.lang.StrictMath}, so that every machine
 * draws the same; nothing here knows a region code. Imports the JDK only.
 */
@NullMarked
package io.eldercare.plan.rank;

import org.jspecify.annotations.NullMarked;

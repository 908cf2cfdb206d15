/**
 * How a pot of money is divided among the units of a plan: parts, floors and caps, advance and settlement, each amount with its
 * formula and the formula with numbers. Exact fractions up to the cent; sums hold at every level. Pure functions; imports the JDK and
 * {@code io.eldercare.plan} only.
 */
@NullMarked
package io.eldercare.plan.money;

import org.jspecify.annotations.NullMarked;

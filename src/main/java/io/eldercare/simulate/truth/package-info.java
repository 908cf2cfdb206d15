/**
 * The figures that are true in the simulated world, after the definitions of the plan documents: worked out from the world alone,
 * never from a file or the pipeline. A county has a figure where its offices send the feeds that the figure needs.
 */
@NullMarked
package io.eldercare.simulate.truth;

import org.jspecify.annotations.NullMarked;

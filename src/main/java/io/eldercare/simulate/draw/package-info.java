/** Reproducible draws: chances, shares of whole numbers, synthetic persons. */
@NullMarked
package io.eldercare.simulate.draw;

import org.jspecify.annotations.NullMarked;

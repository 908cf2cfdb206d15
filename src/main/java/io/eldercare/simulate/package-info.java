/**
 * A made-up world of elders, institutions and volunteers, the files that its counties would send, and the figures that are true in
 * it. Calibration, labels, layouts and faults stand in {@code jobs/simulation.yml}. May import {@code definitions} only.
 */
@NullMarked
package io.eldercare.simulate;

import org.jspecify.annotations.NullMarked;

/**
 * How a bulletin leaves the house: counties confirm their pages, a vintage is fixed and kept for good, mail carries it, and later
 * differences are told with their cause. {@code archive/releases} is the ledger and the truth; {@code ops.release_event} and the
 * bulletin tables of the mart are filled from it. Uses {@code report}, {@code mart}, {@code lake} and {@code definitions}.
 */
@NullMarked
package io.eldercare.job.release;

import org.jspecify.annotations.NullMarked;

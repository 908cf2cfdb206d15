/**
 * Proof behind what is published: from a figure, score, rank, amount or printed value down to formula, formula with numbers, deliveries,
 * file and line. Reads mart and lake, writes nothing.
 */
@NullMarked
package io.eldercare.job.proof;

import org.jspecify.annotations.NullMarked;

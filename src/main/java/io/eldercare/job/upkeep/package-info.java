/** Upkeep of a home, step by step: the tables of the lake, what killed runs left, old logs. The mart's part stands in {@code io.eldercare.mart}. */
@org.jspecify.annotations.NullMarked
package io.eldercare.job.upkeep;

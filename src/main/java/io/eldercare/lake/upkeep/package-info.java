/**
 * Keeps Delta tables small without changing what they say: few files a month, no file that nobody can ask for any more, short logs. The caller holds the
 * home's lock. May use what {@code io.eldercare.lake} may.
 */
@org.jspecify.annotations.NullMarked
package io.eldercare.lake.upkeep;

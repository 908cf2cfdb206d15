/**
 * Derives the lineage of tables and columns from the queries themselves, by Spark's analyser over empty tables: no session, no data.
 */
@NullMarked
package io.eldercare.transform.lineage;

import org.jspecify.annotations.NullMarked;

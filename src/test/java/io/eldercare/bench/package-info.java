/**
 * The bench: the same deliveries turned into the same figures by this program, DuckDB, PostgreSQL and a plain Spark script, so that
 * time and memory can be compared. May import everything; nothing imports it.
 */
package io.eldercare.bench;

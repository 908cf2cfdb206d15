/**
 * The mart: its PostgreSQL server, its schema, the one transaction that replaces published figures, and read-only ad-hoc SQL on it. Imports nothing of
 * the other stages.
 */
@NullMarked
package io.eldercare.mart;

import org.jspecify.annotations.NullMarked;

/**
 * The door of readers: the copy of published tables in a database of its own, logins and their limits, and the log of queries. Uses {@code mart}.
 */
@NullMarked
package io.eldercare.mart.door;

import org.jspecify.annotations.NullMarked;

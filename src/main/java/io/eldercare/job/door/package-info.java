/** Opens the mart for the program and for its readers: settings, passwords, the copy, logins, limits and the query log. */
@NullMarked
package io.eldercare.job.door;

import org.jspecify.annotations.NullMarked;

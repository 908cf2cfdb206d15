/** Patterns that honest work rarely makes, listed for verification; nothing here changes a score. Imports the JDK and {@code plan}. */
@NullMarked
package io.eldercare.plan.signal;

import org.jspecify.annotations.NullMarked;

/** Days on which offices work. Pure functions; imports the JDK only. */
@NullMarked
package io.eldercare.plan.calendar;

import org.jspecify.annotations.NullMarked;

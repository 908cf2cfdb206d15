/** Days on which offices work. Pure JDK. */
@org.jspecify.annotations.NullMarked
package io.eldercare.plan.calendar;

/**
 * Which counts of persons are not published, so that no small one can be read or worked out (statistical disclosure control). Pure JDK.
 */
@NullMarked
package io.eldercare.plan.disclosure;

import org.jspecify.annotations.NullMarked;

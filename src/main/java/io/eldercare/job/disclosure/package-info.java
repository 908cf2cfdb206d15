/** Which published figures count few persons, or give such a count away: rows of {@code mart.suppression}. */
@NullMarked
package io.eldercare.job.disclosure;

import org.jspecify.annotations.NullMarked;

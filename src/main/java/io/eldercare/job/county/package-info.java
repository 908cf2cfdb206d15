/** What a county office works with: the form of a month, the check before sending. */
@NullMarked
package io.eldercare.job.county;

import org.jspecify.annotations.NullMarked;

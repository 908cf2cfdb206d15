/** What a command does: the nightly job from the inbox to the reports, and the smaller jobs around it. Joins the stages. */
@NullMarked
package io.eldercare.job;

import org.jspecify.annotations.NullMarked;

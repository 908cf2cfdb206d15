/**
 * Released bulletins beside one another and beside the present figures: what differs, and whether a late file, a corrected file or
 * a changed rule is behind it. Reads the mart and nothing else.
 */
@NullMarked
package io.eldercare.report.vintage;

import org.jspecify.annotations.NullMarked;

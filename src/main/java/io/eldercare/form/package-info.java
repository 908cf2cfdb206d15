/**
 * Workbooks that go to a county and come back: the prefilled form of a month, and the marked copy of a file that was checked. Knows
 * contracts and plain rows; where the rows come from is none of its business.
 */
@NullMarked
package io.eldercare.form;

import org.jspecify.annotations.NullMarked;

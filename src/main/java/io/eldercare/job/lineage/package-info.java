/** Lineage of a home: kept beside the lake, told as events of its runs. */
@NullMarked
package io.eldercare.job.lineage;

import org.jspecify.annotations.NullMarked;

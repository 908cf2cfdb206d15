/**
 * From silver to gold to KPIs: runs the queries of {@code sql/gold} and the entries of {@code sql/kpi} over the months that
 * changed. Meets the other stages in tables only.
 */
@NullMarked
package io.eldercare.transform;

import org.jspecify.annotations.NullMarked;

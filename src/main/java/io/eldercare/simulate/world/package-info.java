/** Institutions, rosters, visits, volunteers and family beds of a region, month by month. Knows no file. */
@NullMarked
package io.eldercare.simulate.world;

import org.jspecify.annotations.NullMarked;

/**
 * Registers beside the first ones of the world: residents, destitute persons, staff, facilities, projects, retrofits, money, services
 * and reported figures of each county, month by month. Knows no file.
 */
@NullMarked
package io.eldercare.simulate.register;

import org.jspecify.annotations.NullMarked;

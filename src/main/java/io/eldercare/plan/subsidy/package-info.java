/**
 * Subsidies that the plan documents promise to persons and institutions: every rule as printed, and how this system answers it.
 * Rates are exact to the cent. Pure records; imports the JDK only.
 */
@NullMarked
package io.eldercare.plan.subsidy;

import org.jspecify.annotations.NullMarked;

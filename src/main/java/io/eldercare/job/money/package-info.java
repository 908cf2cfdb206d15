/**
 * A plan's money on its way through the mart: figures and scores read from it, the allocation of {@code io.eldercare.plan.money}
 * computed, traced to deliveries and written back. Uses {@code mart}, {@code definitions} and {@code plan}.
 */
@NullMarked
package io.eldercare.job.money;

import org.jspecify.annotations.NullMarked;

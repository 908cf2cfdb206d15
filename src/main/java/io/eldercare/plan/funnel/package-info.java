/** Funnel view: how far a share of few cases may lie from the common share by chance alone. Imports the JDK and {@code plan}. */
@NullMarked
package io.eldercare.plan.funnel;

import org.jspecify.annotations.NullMarked;

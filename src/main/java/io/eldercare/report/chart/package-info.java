/**
 * Charts: what each says ({@link io.eldercare.report.chart.ChartModel}, plain values that a page can also draw by itself) and how it
 * looks on paper. Knows neither mart nor edition. May import the JDK and Batik.
 */
@NullMarked
package io.eldercare.report.chart;

import org.jspecify.annotations.NullMarked;
